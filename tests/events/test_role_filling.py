"""Parties that a clause leaves unsaid: taken only where one is likelier than all else, and never over what is said."""

from event_trees import events, gist
from hypothesis import given
from hypothesis import strategies as st

from purport.events.role_features import NOBODY, Candidate, OpenSide, speaking
from purport.events.role_filling import LEAST, choose, role_weights
from purport.records import EventActor

COUNTRIES = ("PER", "CHL", "BOL")


def side(*countries: str) -> OpenSide:
    candidates = tuple(
        Candidate(
            country=c, actor=EventActor(span=(k, k + 1), text=c, entity=None, country=c),
            position=(f"at={c}",), standing=(),
        )
        for k, c in enumerate(countries)
    )  # fmt: skip
    return OpenSide(
        draft=0, side="recipients", candidates=candidates,
        kinds=("recipients", "recipients of ACCUSE", "recipients of verb beside known", "recipients of ACCUSE "),
    )  # fmt: skip


def test_the_likeliest_party_is_taken_where_it_outweighs_all_others_together() -> None:
    weights = {"recipients": {"at=CHL": 3.0}}
    chosen = choose(side("PER", "CHL"), weights)
    assert chosen is not None
    assert chosen.country == "CHL"


def test_nobody_is_taken_where_leaving_the_side_open_is_likelier() -> None:
    assert choose(side("PER", "CHL"), {"recipients": {"at=CHL": 3.0}, NOBODY: {"recipients": 4.0}}) is None


def test_of_two_that_are_as_likely_neither_is_taken() -> None:
    weights = {"recipients": {"at=CHL": 5.0, "at=PER": 5.0}}
    assert choose(side("PER", "CHL"), weights) is None


def test_without_candidates_there_is_nothing_to_choose() -> None:
    assert choose(side(), role_weights()) is None


@given(st.dictionaries(st.sampled_from([f"at={c}" for c in COUNTRIES]), st.floats(-50, 50)))
def test_whoever_is_taken_has_the_highest_weight(table: dict[str, float]) -> None:
    chosen = choose(side(*COUNTRIES), {"recipients": table})
    if chosen is not None:
        assert table.get(f"at={chosen.country}", 0.0) == max([0.0, *(table.get(f"at={c}", 0.0) for c in COUNTRIES)])


def test_every_kind_of_the_weights_is_one_that_a_side_can_be_of() -> None:
    kinds = role_weights().keys()
    assert NOBODY in kinds
    assert all(kind == NOBODY or kind.startswith(("actors", "recipients")) for kind in kinds)
    assert 0.5 <= LEAST < 1


def test_features_of_nobody_and_of_a_candidate_are_kept_apart() -> None:
    open_side = side("PER")
    assert {kind for kind, _ in speaking(open_side, None)} == {NOBODY}
    assert NOBODY not in {kind for kind, _ in speaking(open_side, open_side.candidates[0])}


def test_a_side_on_which_somebody_is_stays_as_it_is() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj accused|accuse/VERB/VBD/0/root Chile/PROPN/NNP/2/obj of/ADP/IN/5/case "
        "theft/NOUN/NN/2/obl",
        (1, 1, 1, "PER", None, "country"), (3, 3, 3, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e)[2:] for e in found if e.type == "ACCUSE"] == [(["PER"], ["CHL"])]
    assert all(p.entry_or_head != "head:roles" for e in found for p in e.provenance)
