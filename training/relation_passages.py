"""Examples for the relation head from the project's own annotated passages (their open halves only).

Plans and refusals are labelled as the codebooks have them: a future CONSULT is AGREE.
"""

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from purport.ontology import codebook_style
from training.relation_examples import Example

_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u2019\u201d]?\s+(?=[\"'\u2018\u201cA-Z])|\n+")


def read_passages(tests: Path) -> list[Example]:
    """Return an example for every actor and recipient of an event that share a sentence with its trigger.

    Args:
        tests: the folder with `types/open` (TOML) and `open` (JSON beside text).
    """
    found: list[Example] = []
    for path in sorted((tests / "types" / "open").glob("*.toml")):
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            for event in passage.get("event", ()):
                found += _examples(passage["text"], _from_toml(event), passage["id"])
    for path in sorted((tests / "open").glob("*.txt")):
        record = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        paragraphs = [p for p in path.read_text(encoding="utf-8").split("\n") if p.strip()]
        for event in record["events"]:
            if event["para"] < len(paragraphs):
                found += _examples(paragraphs[event["para"]], _from_json(event), path.stem)
    return found


def _from_toml(event: dict[str, Any]) -> dict[str, Any]:
    sides = {side: [p.split("|")[0].strip() for p in event.get(side, ())] for side in ("actors", "recipients")}
    return {k: event.get(k) for k in ("trigger", "type", "mode", "aux")} | sides


def _from_json(event: dict[str, Any]) -> dict[str, Any]:
    sides = {side: [p["text"] for p in event[side] if p["text"]] for side in ("actors", "recipients")}
    return {k: event.get(k) for k in ("trigger", "type", "mode", "aux")} | sides


def _examples(text: str, event: dict[str, Any], group: str) -> Iterator[Example]:
    sentence = next((s for s in _SENTENCE_END.split(text) if s and event["trigger"] in s), None)
    if sentence is None:
        return
    at = sentence.index(event["trigger"])
    spans = {"trigger": (at, at + len(event["trigger"]))}
    actors = [s for s in (_nearest(sentence, a, at) for a in dict.fromkeys(event["actors"])) if s]
    recipients = [s for s in (_nearest(sentence, r, at) for r in dict.fromkeys(event["recipients"])) if s]
    pairs = [(a, r) for a in actors for r in recipients if a != r] or [(a, None) for a in actors]
    coded = codebook_style(event["type"], event["mode"] or None, tuple(event["aux"] or ()))
    for actor, recipient in pairs[:2]:
        parts = spans | {"actor": actor} | ({"recipient": recipient} if recipient else {})
        label = frozenset((str(coded.type),))
        yield Example(text=sentence, spans=parts, labels=label, quad=None, group=group, weight=0.7)


def _nearest(sentence: str, words: str, at: int) -> tuple[int, int] | None:
    """Return the occurrence of the words that is nearest to a place."""
    if not words:
        return None
    places = [m.start() for m in re.finditer(re.escape(words), sentence)]
    return min(((p, p + len(words)) for p in places), key=lambda s: abs(s[0] - at), default=None)
