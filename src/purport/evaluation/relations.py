"""`purport evaluate relations`: what one given party does to another, on PLV's sentences.

The head that is shipped was trained on these very sentences, so only the codebook is scored on them here; what head and
both reach in folds is measured by the training and read from its record. The probe asks both about the same sentences
with other parties in place of the given ones: the answer should stay.
"""

import csv
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.errors import DataError
from purport.evaluation.rates import macro_f1
from purport.evaluation.report import Figure, Report
from purport.events import code_relation
from purport.language.model_files import DATA
from purport.ontology import quad
from purport.reading.face import relation
from purport.reading.session import default_session
from purport.records import Relation, Span

PLV = "relations/plv_train.tsv"
YIELD = frozenset({"CONCEDE", "RETREAT"})
QUADS = {"YIELD": 2, "SANCTION": 4}
"""Where PLV departs from the ontology's own quads: DESIGN section 2."""

_TAG = re.compile(r"(</?[st]>)")
_OTHERS = (
    "Norway", "the Peruvian government", "Kenya", "the Thai army", "Slovakia", "the mayor of Lyon", "Paraguay",
    "the teachers' union", "Mongolia", "the rebels", "the company", "Ghana",
)  # fmt: skip
"""Parties that stand in for the given ones in the probe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A sentence with its parties and the root that is right; `group` is the same for all pairs of one sentence."""

    sentence: str
    actor: Span | None
    recipient: Span | None
    root: str
    quad: int
    group: str = ""


def read_plv(path: Path) -> Iterator[Question]:
    """Read marked sentences. Raises DataError where the file is missing or has other columns."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        for row in rows:
            text, spans = unmark(row["marked_sentence"])
            yield Question(
                sentence=text, actor=spans.get("s"), recipient=spans.get("t"), root=row["gold_root"],
                quad=int(row["gold_quad"]), group=row["sentence_id"],
            )  # fmt: skip
    except (OSError, KeyError, ValueError) as error:
        raise DataError(f"{path}: cannot be read as marked sentences: {error}") from error


def unmark(marked: str) -> tuple[str, dict[str, Span]]:
    """Take <s> and <t> out of a sentence and give the spans they stood around."""
    text, spans = "", {}
    opened: dict[str, int] = {}
    for part in _TAG.split(marked):
        if not _TAG.fullmatch(part):
            text += part
        elif "/" not in part:
            opened[part[1]] = len(text)
        elif part[2] in opened:
            spans[part[2]] = (opened[part[2]], len(text))
    return text, spans


def evaluate_relations(data: Path) -> Report:
    """Score the codebook with the trigger head on PLV, tell what training measured of the head, and probe both."""
    questions = list(read_plv(data / PLV))
    coded = [root_of(_by_codebook(q)) for q in questions]
    gold = [q.root for q in questions]
    recorded = json.loads((DATA / "relation.json").read_text(encoding="utf-8")).get("folds", {})
    answered = sum(1 for c in coded if c)
    figures = [
        Figure(name="codebook and trigger head, root macro F1", value=100 * macro_f1(gold, coded),
               baseline="66.7 (TF-IDF, folds)", published="74.3 (zero-shot, roberta-large)"),
        Figure(name="codebook and trigger head, quad macro F1", baseline="77.8 (TF-IDF, folds)",
               value=100 * macro_f1([q.quad for q in questions], [quad_of(c) for c in coded]),
               published="86.7 (zero-shot, roberta-large)"),
        Figure(name="codebook answers, percent", value=100 * answered / max(1, len(questions)), better="neither"),
        *(Figure(name=f"{name}, as recorded by training", value=100 * value, better="neither")
          for name, value in recorded.items() if name.endswith(("root", "quad"))),
        Figure(name="same answer with other parties", value=100 * kept_with_other_parties(questions[::5])),
    ]  # fmt: skip
    return Report(
        name="relations",
        data=f"PLV train, {len(questions)} marked sentences",
        figures=tuple(figures),
        notes=(
            "the shipped head has seen these sentences; figures of folds are `python -m training.relation folds`",
            f"folds recorded: {recorded.get('rows', 0)} sentences, seed {recorded.get('seed', '-')}",
        ),
    )


def _by_codebook(question: Question) -> Relation | None:
    given = [span for span in (question.actor, question.recipient) if span is not None]
    analysis = default_session().model.analyse([question.sentence])[0]
    return code_relation(analysis, given[0], given[1] if len(given) > 1 else None)


def kept_with_other_parties(questions: Sequence[Question]) -> float:
    """Give the share of sentences whose root stays when both parties are exchanged for others."""
    rng = random.Random(20261124)
    asked = [q for q in questions if q.actor is not None and q.recipient is not None]
    same = 0
    for question in asked:
        other = with_parties(question, *rng.sample(_OTHERS, 2))
        same += root_of(_by_both(question)) == root_of(_by_both(other))
    return same / max(1, len(asked))


def _by_both(question: Question) -> Relation | None:
    if question.actor is None:
        return None
    return relation(question.sentence, question.actor, question.recipient)


def with_parties(question: Question, actor: str, recipient: str) -> Question:
    """Give the question with other words in the places of its two parties."""
    places = sorted([(question.actor, actor, "a"), (question.recipient, recipient, "r")], key=lambda p: p[0] or (0, 0))
    text, at = "", 0
    spans: dict[str, Span] = {}
    for span, words, side in places:
        start, end = span or (at, at)
        text += question.sentence[at:start]
        spans[side] = (len(text), len(text) + len(words))
        text += words
        at = max(at, end)
    text += question.sentence[at:]
    return Question(sentence=text, actor=spans["a"], recipient=spans["r"], root=question.root, quad=question.quad)


def root_of(found: Relation | None) -> str:
    """Give PLV's root: CONCEDE and RETREAT are YIELD, nothing is an empty text."""
    return "" if found is None else "YIELD" if found.type in YIELD else found.type


def quad_of(root: str) -> int:
    """Give the quad as PLV is scored; 0 for nothing."""
    return 0 if not root else QUADS.get(root) or quad(root)
