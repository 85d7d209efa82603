"""An event happens at the places that its clause gives, those without a name of their own included."""

from dataclasses import replace

import pytest
from msgspec import structs
from test_clauses import tree
from test_support import event

from purport.events.draft import DraftEvent
from purport.language.syntax import Syntax
from purport.reading.scenes import place_score
from purport.records import Place, PlaceMention
from purport.records.values import EventType

MET_WITH = tree(
    ("Envoys", "NOUN", 1, "nsubj"), ("met", "VERB", 1, "root"), ("with", "ADP", 3, "case"), ("Cruz", "PROPN", 1, "obl"),
    ("in", "ADP", 5, "case"), ("Lima", "PROPN", 3, "nmod"),
)  # fmt: skip
COURT = tree(
    ("Courts", "NOUN", 3, "nsubj"), ("in", "ADP", 2, "case"), ("Lima", "PROPN", 0, "nmod"),
    ("convicted", "VERB", 3, "root"), ("him", "PRON", 3, "obj"),
)  # fmt: skip
WAS_TO = tree(
    ("His", "PRON", 1, "nmod:poss"), ("trip", "NOUN", 4, "nsubj"), ("was", "AUX", 4, "cop"), ("to", "ADP", 4, "case"),
    ("Lima", "PROPN", 4, "root"),
)  # fmt: skip
WHERE = tree(
    ("They", "PRON", 1, "nsubj"), ("fled", "VERB", 1, "root"), ("Lima", "PROPN", 1, "obj"), (",", "PUNCT", 6, "punct"),
    ("where", "ADV", 6, "advmod"), ("mobs", "NOUN", 6, "nsubj"), ("rioted", "VERB", 2, "acl:relcl"),
)  # fmt: skip
DURING = tree(
    ("Two", "NUM", 1, "nsubj"), ("died", "VERB", 1, "root"), ("during", "ADP", 3, "case"),
    ("marches", "NOUN", 1, "obl"), ("in", "ADP", 5, "case"), ("Lima", "PROPN", 3, "nmod"),
    ("after", "SCONJ", 8, "mark"), ("clashes", "NOUN", 8, "nsubj"), ("erupted", "VERB", 1, "advcl"),
)  # fmt: skip


def draft(kind: EventType, head: int, start: int | None = None) -> DraftEvent:
    return structs.replace(event(kind), head=head, start=head if start is None else start, end=head + 1)


def lima(syntax: Syntax) -> PlaceMention:
    at = syntax.words.index("Lima")
    return PlaceMention(
        passage=0, start=at, end=at + 1, head=at, span=(0, 1), text="Lima", place=Place(text="Lima", country="PER")
    )


@pytest.mark.parametrize(
    ("syntax", "kind", "trigger", "there"),
    [
        (MET_WITH, "CONSULT", 1, True), (COURT, "SANCTION", 3, True), (COURT, "SUPPORT", 3, False),
        (WAS_TO, "CONSULT", 1, True), (WHERE, "PROTEST", 6, True), (DURING, "ASSAULT", 7, True),
    ],
    ids=["hung on a name", "a court is where it judges", "who praises may be anywhere", "a predicate",
         "a clause with where", "the acts of one sentence"],
)  # fmt: skip
def test_the_place_of_an_act(syntax: Syntax, kind: EventType, trigger: int, there: bool) -> None:
    assert (place_score(syntax, lima(syntax), draft(kind, trigger)) >= 0.5) is there


def test_no_place_of_another_sentence() -> None:
    split = replace(MET_WITH, sentences=[(0, 4), (4, 6)])
    assert place_score(split, lima(split), draft("CONSULT", 1)) == 0.0
