"""Sentences with two marked parties and what one does to the other."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from purport.evaluation.relations import Question
from purport.evaluation.relations import read_plv as read_questions
from purport.language.relation_head import ROLES, mark_pieces
from purport.language.tokens import blank_english
from purport.language.wordpieces import WordPieces
from purport.language.words import read_words

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
NONE = "NONE"
LABELS = (*TYPES, NONE)

YIELD = ("CONCEDE", "RETREAT")
"""PLV has the two as one root; an example of it trains the sum of both."""

QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "AID": 2, "COOPERATE": 2, "RETREAT": 2, "YIELD": 2,
    "ACCUSE": 3, "REJECT": 3, "REQUEST": 3, "THREATEN": 3, "ASSAULT": 4, "COERCE": 4, "MOBILIZE": 4, "PROTEST": 4,
    "SANCTION": 4,
}  # fmt: skip
"""Quads as PLV is scored: YIELD is 2 and SANCTION 4."""

_OWN_TAG = re.compile(r"(\[/?[ART]\])")
_OWN_ROLES = {"A": "actor", "R": "recipient", "T": "trigger"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One sentence: its text, the spans of its parts by role, and the labels that are right.

    `group` keeps examples of one sentence in one fold; `weight` scales the loss.
    """

    text: str
    spans: dict[str, tuple[int, int]]
    labels: frozenset[str]
    quad: int | None
    group: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """An example as numbers: wordpieces, the role of each, the numbers of the right labels."""

    ids: list[int]
    roles: list[int]
    labels: list[int]
    weight: float


def read_plv(path: Path) -> list[Example]:
    """Read the PLV sentences of a corpora folder's `relations/plv_train.tsv`."""
    return [_plv_example(question) for question in read_questions(path)]


def _plv_example(question: Question) -> Example:
    sides = {"actor": question.actor, "recipient": question.recipient}
    spans = {role: span for role, span in sides.items() if span is not None}
    labels = frozenset(YIELD if question.root == "YIELD" else (question.root,))
    return Example(text=question.sentence, spans=spans, labels=labels, quad=question.quad, group=question.group)


def read_own(folder: Path) -> list[Example]:
    """Read the project's own sentences: TSV files with the columns `sentence` and `type`.

    Raises:
        ValueError: an unknown type, or marks that do not close; names file and line.
    """
    found: list[Example] = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE), 2):
                try:
                    text, spans = _unmark(row["sentence"])
                except ValueError as error:
                    raise ValueError(f"{path.name}, line {number}: {error}") from error
                if row["type"] not in LABELS:
                    raise ValueError(f"{path.name}, line {number}: unknown type {row['type']!r}")
                label = frozenset((row["type"],))
                found.append(Example(text=text, spans=spans, labels=label, quad=None, group=f"{path.stem}:{number}"))
    return found


def without_trigger(example: Example) -> Example:
    """Return the example with the trigger unmarked, as most callers of the head give none."""
    spans = {k: v for k, v in example.spans.items() if k != "trigger"}
    return Example(
        text=example.text, spans=spans, labels=example.labels, quad=example.quad, group=example.group,
        weight=example.weight,
    )  # fmt: skip


def encode(example: Example, pieces: WordPieces) -> Encoded:
    """Return an example as numbers, through the code that also serves at run time."""
    words = read_words(_tokenizer()(example.text), example.text)
    places = list(range(len(words.tokens))) if words.places is None else words.places
    marked = {
        role: [n for n, i in enumerate(places) if words.starts[i] < b and words.ends[i] > a]
        for role, (a, b) in example.spans.items()
    }
    ids, roles = mark_pieces(words.words, marked, pieces)
    return Encoded(ids=ids, roles=roles, labels=sorted(LABELS.index(x) for x in example.labels), weight=example.weight)


@cache
def _tokenizer():
    return blank_english().tokenizer


def _unmark(marked: str) -> tuple[str, dict[str, tuple[int, int]]]:
    """Take the marks out of a sentence and return it with the spans they stood around."""
    text, spans = "", {}
    opened: dict[str, int] = {}
    for part in _OWN_TAG.split(marked):
        if not _OWN_TAG.fullmatch(part):
            text += part
            continue
        role = _OWN_ROLES[part.strip("[]/")]
        if "/" not in part:
            opened[role] = len(text)
        elif role in opened:
            spans[role] = (opened.pop(role), len(text))
        else:
            raise ValueError(f"a mark closes that was not opened: {part}")
    if opened:
        raise ValueError(f"marks that do not close: {', '.join(opened)}")
    if not set(spans) <= set(ROLES):
        raise ValueError(f"unknown roles: {', '.join(spans)}")
    return text, spans


def fold_of(examples: list[Example], folds: int, shuffle) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the numbers of the train and test examples of each fold; a sentence lies in one fold."""
    groups = sorted({x.group for x in examples})
    shuffle(groups)
    number = {group: i % folds for i, group in enumerate(groups)}
    for fold in range(folds):
        inside = [number[x.group] == fold for x in examples]
        yield [i for i, x in enumerate(inside) if not x], [i for i, x in enumerate(inside) if x]
