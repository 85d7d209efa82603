"""Numbers of people and money: low and high with their words, on the event that they belong to."""

import csv
from pathlib import Path

import pytest
from event_trees import events
from hypothesis import given
from hypothesis import strategies as st

from purport.evaluation.quantities import score_quantities
from purport.events.figures import figures
from purport.events.number_words import inflections, number_words
from purport.language.syntax import Syntax
from purport.reading.session import default_session

PASSAGES = Path(__file__).with_name("quantity_passages.tsv")


def flat(text: str) -> Syntax:
    """Build a sentence without a tree: all that a number needs is its words."""
    words = text.split()
    plural = [w.islower() and w.endswith("s") for w in words]
    pos = ["NUM" if w[0].isdigit() else "NOUN" if p else "ADJ" for w, p in zip(words, plural, strict=True)]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    return Syntax(
        words=words,
        lower=[w.lower() for w in words],
        lemmas=[w.lower() for w in words],
        pos=pos,
        tags=["NNS" if p else "JJ" for p in plural],
        feats=["" for _ in words],
        deps=["dep" for _ in words],
        heads=[0 for _ in words],
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sentences=[(0, len(words))],
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 soldiers", 12, 12),
        ("1,250 soldiers", 1250, 1250),
        ("at least 12 soldiers", 12, None),
        ("more than 1.2 million people", 1_200_001, None),
        ("fewer than 20 guards", None, 19),
        ("up to 90 miners", None, 90),
        ("nearly 50 guards", 50, 50),
        ("between 20 and 30 rebels", 20, 30),
        ("20 to 30 rebels", 20, 30),
        ("30 or more guards", 30, None),
        ("dozens of guards", 24, None),
        ("tens of thousands of people", 20_000, None),
        ("several guards", 3, None),
        ("a couple of guards", 2, 2),
        ("a dozen guards", 12, 12),
        ("at least a dozen guards", 12, None),
        ("fifty - seven guards", 57, 57),
        ("one hundred and twenty guards", 120, 120),
        ("half a million voters", 500_000, 500_000),
        ("no one", 0, 0),
        ("$ 5 million", 5_000_000, 5_000_000),
        ("$ 2 - 3 billion", 2e9, 3e9),
        ("more than € 90 million", 90e6, None),
        ("Rs 10 lakh", 1e6, 1e6),
    ],
)
def test_a_number_has_the_bounds_that_its_words_give(text: str, low: float | None, high: float | None) -> None:
    syntax = flat(text)
    found = figures(syntax, 0, len(syntax))
    assert [(f.low, f.high) for f in found] == [(low, high)]


@pytest.mark.parametrize(
    ("text", "unit"),
    [("90 million kroner in Oslo", "NOK"), ("90 million kroner for Danish farmers", "DKK"), ("C$ 40 million", "CAD"),
     ("19 million U.S. dollars", "USD"), ("40 million Australian dollars", "AUD"), ("2.5 million Swiss francs", "CHF")],
)  # fmt: skip
def test_an_amount_has_the_currency_that_its_words_name(text: str, unit: str) -> None:
    syntax = flat(text)
    assert [f.unit for f in figures(syntax, 0, len(syntax))] == [unit]


@pytest.mark.parametrize(
    "text", ["aged 12 , she", "on Route 9", "5 kilometres", "a 30 - year - old", "in 2019 the", "May 3", "40 percent"]
)
def test_ages_dates_and_measures_count_nobody(text: str) -> None:
    syntax = flat(text)
    assert figures(syntax, 0, len(syntax)) == []


@given(st.text(max_size=80))
def test_any_words_are_survived(text: str) -> None:
    if text.split():
        syntax = flat(text)
        for figure in figures(syntax, 0, len(syntax)):
            assert 0 <= figure.first <= figure.start < figure.stop <= len(syntax)


def test_inflections_hold_the_regular_forms() -> None:
    assert {"kills", "killed", "killing"} <= inflections("kill")
    assert {"dies", "died", "dying"} <= inflections("die")
    assert {"evacuated", "evacuating"} <= inflections("evacuate")


def test_every_counted_word_has_one_kind() -> None:
    kinds = number_words().kinds
    assert kinds["wounded"][0] == "injured" and kinds["fled"][0] == "displaced" and kinds["toll"][0] == "killed"


def test_passages_written_for_the_project_are_read() -> None:
    with PASSAGES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        row["trigger_start"] = str(row["passage"].index(row["trigger"]))
    scores = score_quantities(rows, default_session().model)
    assert len({row["passage"] for row in rows}) >= 95 and scores["all"][0] >= 0.95


def test_the_dead_and_the_wounded_stay_with_their_own_words() -> None:
    found = events(
        "Rebels|rebel/NOUN/NNS/2/nsubj killed|kill/VERB/VBD/0/root 4/NUM/CD/4/nummod soldiers|soldier/NOUN/NNS/2/obj "
        "and/CCONJ/CC/6/cc wounded|wound/VERB/VBD/2/conj 9/NUM/CD/8/nummod guards|guard/NOUN/NNS/6/obj",
        (1, 1, 1, "PER", "REB", "role"),
        (4, 4, 4, "PER", "MIL", "role"),
    )
    killed = [(q.kind, q.low, q.high) for q in found[0].quantities if q.kind == "killed"]
    assert killed == [("killed", 4.0, 4.0)]
