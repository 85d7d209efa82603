"""Auxiliary modes, quantities, tolls, datelines and the relation of two given parties."""

from types import SimpleNamespace

import pytest
from event_trees import events, gist, syntax, undecided

from purport.events import code_relation

VISIT = (
    "Peru/PROPN/NNP/4/nmod:poss 's/PART/POS/1/case president/NOUN/NN/4/nsubj "
    "visited|visit/VERB/VBD/0/root Chile/PROPN/NNP/4/obj in/ADP/IN/7/case 2019/NUM/CD/4/obl"
)
WHO = (1, 3, 3, "PER", "GOV", "role"), (5, 5, 5, "CHL", None, "country")


def test_an_old_date_makes_background() -> None:
    found = events(VISIT, *WHO, dates=((7, 7, "2019-01-01", "2019-12-31"),))
    assert [e.aux for e in found] == [("historical",)]


def test_a_recent_date_does_not() -> None:
    found = events(VISIT, *WHO, dates=((7, 7, "2024-04-20", "2024-04-20"),))
    assert [e.aux for e in found] == [()]


@pytest.mark.parametrize(
    ("modal", "aux"),
    [("will", ("future",)), ("could", ("hypothetical",)), ("would", ("hypothetical",)), ("did", ())],
)
def test_modals(modal: str, aux: tuple[str, ...]) -> None:
    found = events(
        f"Peru/PROPN/NNP/3/nsubj {modal}/AUX/MD/3/aux condemn/VERB/VB/0/root Chile/PROPN/NNP/3/obj",
        (1, 1, 1, "PER", None, "country"),
        (4, 4, 4, "CHL", None, "country"),
    )
    assert [e.aux for e in found] == [aux]


def test_negation() -> None:
    found = events(
        "Peru/PROPN/NNP/4/nsubj did|do/AUX/VBD/4/aux not/PART/RB/4/advmod condemn/VERB/VB/0/root Chile/PROPN/NNP/4/obj",
        (1, 1, 1, "PER", None, "country"),
        (5, 5, 5, "CHL", None, "country"),
    )
    assert [e.aux for e in found] == [("negation",)]


def test_the_act_of_a_threat_is_not_coded_again() -> None:
    found = events(
        "Rebels|rebel/NOUN/NNS/2/nsubj threatened|threaten/VERB/VBD/0/root to/PART/TO/4/mark bomb/VERB/VB/2/xcomp "
        "Lima/PROPN/NNP/4/obj",
        (1, 1, 1, "PER", "REB", "role"),
        (5, 5, 5, "PER", "GOV", "metonym"),
    )
    assert [gist(e)[:2] for e in found] == [("THREATEN", "violence")]


def test_quantities_have_low_and_high() -> None:
    found = events(
        "Police/NOUN/NN/2/nsubj arrested|arrest/VERB/VBD/0/root at/ADP/IN/4/case least/ADV/JJS/5/advmod "
        "12/NUM/CD/6/nummod students|student/NOUN/NNS/2/obj",
        (1, 1, 1, "PER", "COP", "role"),
        (5, 6, 6, "PER", "EDU", "role"),
    )
    assert [(q.kind, q.text, q.low, q.high) for q in found[0].quantities] == [("arrested", "at least 12", 12.0, None)]


def test_an_attack_and_its_toll_are_one_event() -> None:
    found = events(
        "Gunmen|gunman/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root a/DET/DT/4/det convoy/NOUN/NN/2/obj "
        ",/PUNCT/,/6/punct "
        "killing|kill/VERB/VBG/2/advcl soldiers|soldier/NOUN/NNS/6/obj",
        (1, 1, 1, "PER", "UAF", "role"),
        (7, 7, 7, "CHL", "MIL", "role"),
    )
    assert [gist(e) for e in found] == [("ASSAULT", "firearms", ["PER"], ["CHL"])]


def test_a_dateline_is_no_actor() -> None:
    found = events(
        "LIMA/PROPN/NNP/5/nsubj -/PUNCT/,/1/punct Police/NOUN/NN/1/appos quickly/ADV/RB/5/advmod "
        "arrested|arrest/VERB/VBD/0/root students|student/NOUN/NNS/5/obj",
        (1, 1, 1, "PER", "GOV", "metonym"),
        (3, 3, 3, "PER", "COP", "role"),
        (6, 6, 6, "PER", "EDU", "role"),
    )
    assert [[a.text for a in e.actors] for e in found] == [["Police"]]


def test_relation_of_two_parties_follows_the_codebook() -> None:
    text, built = syntax("Peru/PROPN/NNP/3/nsubj will/AUX/MD/3/aux meet/VERB/VB/0/root Chile/PROPN/NNP/3/obj")
    analysis = SimpleNamespace(
        syntax=built, doc=SimpleNamespace(text=text), factuality=None, types=undecided(len(built))
    )
    relation = code_relation(analysis, (0, 4), (15, 20))  # type: ignore[arg-type]
    assert relation is not None and (relation.type, relation.quad, relation.aux) == ("AGREE", 1, ())
    assert code_relation(analysis, (5, 9), None, (5, 9)) is None  # type: ignore[arg-type]


def test_what_somebody_was_the_first_to_do_lies_long_back() -> None:
    found = events(
        "Peru/PROPN/NNP/4/nsubj was|be/AUX/VBD/4/cop the/DET/DT/4/det first/ADJ/JJ/0/root to/PART/TO/6/mark "
        "ratify/VERB/VB/4/acl the/DET/DT/8/det treaty/NOUN/NN/6/obj",
        (1, 1, 1, "PER", None, "country"),
    )
    assert [(e.type, e.aux) for e in found] == [("SUPPORT", ("historical",))]


def test_an_attempt_has_happened() -> None:
    found = events(
        "Peru/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case attempt/NOUN/NN/7/nsubj to/PART/TO/5/mark arrest/VERB/VB/3/acl "
        "Ng/PROPN/NNP/5/obj failed|fail/VERB/VBD/0/root",
        (1, 1, 1, "PER", None, "country"), (6, 6, 6, "CHL", "OPP", "person"),
    )  # fmt: skip
    assert [(e.type, e.aux) for e in found if e.type == "COERCE"] == [("COERCE", ())]
