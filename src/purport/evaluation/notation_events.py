"""One `[[report.says]]` of the notation as an event with the chain that it hangs on."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from purport.evaluation.notation_parts import (
    NotationFault,
    codes_of,
    date_of,
    one_of,
    parts_of,
    place_of,
    quantity_of,
    source_actors,
    text_of,
)
from purport.ontology import load_ontology
from purport.records import (
    Article,
    Attribution,
    Certainty,
    Content,
    Cue,
    Event,
    EventActor,
    Provenance,
    Source,
    Span,
    Trigger,
)
from purport.records.values import AuxiliaryMode, CueClass, EventType, Naming, SourceKind, Support

PROVENANCE = (Provenance(stage="notation", entry_or_head="hand", version="1"),)
UNNAMED = frozenset({"described_unnamed", "bare_unnamed", "elided"})
PLAIN = {"say": "report"}
"""Neutral speech has class "report"; writers also call it by its commonest verb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with its place in the article."""

    text: str
    span: Span
    block: int

    @classmethod
    def find(cls, article: Article, words: str) -> "Sentence":
        """Find a sentence in an article; line breaks count as spaces. Raises NotationFault where it does not stand."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.search(pattern, article.text)
        if found is None:
            raise NotationFault(f"the sentence {words[:60]!r} does not stand in the text word for word")
        start, end = found.span()
        block = next((i for i, b in enumerate(article.blocks) if b.start <= start < b.end), 0)
        return cls(text=article.text[start:end], span=(start, end), block=block)

    def span_of(self, words: str) -> Span | None:
        """Give the span of words in the sentence, None where they do not stand in it."""
        pattern = r"\s+".join(re.escape(word) for word in words.split())
        found = re.search(rf"(?<!\w){pattern}(?!\w)", self.text) or re.search(pattern, self.text) if pattern else None
        return (self.span[0] + found.start(), self.span[0] + found.end()) if found else None


def attributions_of(says: Mapping[str, Any], sentence: Sentence, first: int) -> tuple[Attribution, ...]:
    """Give the chain of a statement as attributions numbered from `first`, the outermost source first.

    "We wrongly reported" (`retracts = true`) is an elided source that retracts: a Reading has no other place for it.
    """
    found: list[Attribution] = []
    for line in says.get("chain", ()):
        parent = found[-1].id if found else None
        found.append(_attribution(parts_of(line, "source"), sentence, f"a{first + len(found)}", parent))
    if says.get("retracts") and not found:
        source = Source(spans=(), text=None, kind="unknown", naming="elided")
        cue = Cue(spans=(), text="", class_="retract")
        found.append(_edge(f"a{first}", sentence, source, cue, None))
    return tuple(found)


def _attribution(parts: list[str], sentence: Sentence, identifier: str, parent: str | None) -> Attribution:
    if len(parts) < 2 or len(parts[1].split()) != 2:
        raise NotationFault(
            f"source {' | '.join(parts)!r}: write words | kind naming | cue class | country sector | id"
        )
    words, (kind, naming) = parts[0], parts[1].split()
    source_kind: SourceKind = one_of(kind, SourceKind, "a kind of source")
    source_naming: Naming = one_of(naming, Naming, "a naming")
    span = sentence.span_of(words)
    source = Source(
        spans=(span,) if span else (),
        text=words or None,
        kind=source_kind,
        naming=source_naming,
        actors=source_actors(parts[3] if len(parts) > 3 else "", parts[4] if len(parts) > 4 and parts[4] else None),
    )
    return _edge(identifier, sentence, source, _cue(parts[2] if len(parts) > 2 else "", sentence), parent)


def _cue(part: str, sentence: Sentence) -> Cue | None:
    if not part:
        return None
    *words, last = part.split()
    class_: CueClass = one_of(PLAIN.get(last, last), CueClass, "a cue class")
    text = " ".join(words)
    span = sentence.span_of(text) if text else None
    return Cue(spans=(span,) if span else (), text=text, class_=class_)


def _edge(identifier: str, sentence: Sentence, source: Source, cue: Cue | None, parent: str | None) -> Attribution:
    return Attribution(
        id=identifier,
        block=sentence.block,
        source=source,
        cue=cue,
        content=Content(spans=(sentence.span,)),
        date=None,
        parent=parent,
        form="indirect",
        score=1.0,
        provenance=PROVENANCE,
    )


def event_of(
    says: Mapping[str, Any], article: Article, sentence: Sentence, number: int, chain: Sequence[Attribution]
) -> Event:
    """Give a statement as an event. Raises NotationFault."""
    type_: EventType = one_of(text_of(says, "type"), EventType, "a PLOVER type")
    trigger = text_of(says, "trigger")
    span = sentence.span_of(trigger)
    if span is None:
        raise NotationFault(f"the trigger {trigger!r} does not stand in the sentence word for word")
    aux: tuple[AuxiliaryMode, ...] = tuple(one_of(a, AuxiliaryMode, "an auxiliary mode") for a in says.get("aux", ()))
    hedged = bool(says.get("hedged", False))
    place = place_of(says.get("place"))
    return Event(
        id=f"e{number}",
        key=hashlib.sha256(f"{article.id}:{span[0]}:{span[1]}".encode()).hexdigest()[:16],
        block=sentence.block,
        sentence=sentence.span,
        trigger=Trigger(span=span, text=trigger),
        type=type_,
        mode=says.get("mode"),
        contexts=(),
        quad=load_ontology().quad(type_),
        cameo=None,
        goldstein=None,
        actors=_actors(says.get("actors", ()), sentence),
        recipients=_actors(says.get("recipients", ()), sentence),
        date=date_of(says.get("date")),
        place=place,
        places=(place,) if place else (),
        quantities=tuple(quantity_of(line, sentence.span) for line in says.get("quantities", ())),
        aux=aux,
        certainty=Certainty(
            polarity="negative" if "negation" in aux else "positive",
            commitment="possible" if hedged else "certain",
            factuality=None,
        ),
        attribution=chain[-1].id if chain else None,
        support=_support(aux, hedged, chain),
        score=1.0,
        provenance=PROVENANCE,
    )


def _actors(lines: Any, sentence: Sentence) -> tuple[EventActor, ...]:
    found = []
    for line in lines:
        words, *rest = parts_of(line, "actor")
        country, sectors = codes_of(rest[0]) if rest else (None, ())
        span = sentence.span_of(words) or sentence.span
        found.append(
            EventActor(
                span=span,
                text=words,
                entity=rest[1] if len(rest) > 1 and rest[1] else None,
                country=country,
                sectors=sectors,
            )
        )
    return tuple(found)


def _support(aux: Sequence[AuxiliaryMode], hedged: bool, chain: Sequence[Attribution]) -> Support:
    """How the text presents it, by the rules of the annotation guide as far as the notation tells."""
    cue = chain[-1].cue.class_ if chain and chain[-1].cue else "none"
    if cue == "deny" or (chain and "negation" in aux and cue not in ("retract", "decline")):
        return "denied"
    if hedged:
        return "estimated"
    if not chain or cue == "retract":
        return "own_voice"
    if cue in ("allege", "accuse"):
        return "alleged"
    if chain[-1].source.naming in UNNAMED:
        return "reported_unnamed"
    if "future" in aux:
        return "planned"
    return "confirmed" if cue in ("confirm", "admit") else "asserted"
