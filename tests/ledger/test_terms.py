"""Profiles: what a report is about, from its text alone and from its statements."""

import math

from report_cases import BRIDGE, HARBOUR, report
from status_cases import niger

from purport.ledger.background import MOST, rarity
from purport.ledger.names import name_of
from purport.ledger.records import Statement
from purport.ledger.terms import KEYS, MOST_TERMS, profile
from purport.records import EventActor, Place


def statement(entity: str, geonameid: int) -> Statement:
    return Statement(
        id="s1", report="r", event="e1", key="k", sentence="", span=(0, 0), trigger="met", type="CONSULT", quad=1,
        support="asserted", chain=(niger(),), place=Place(text="Velsk", geonameid=geonameid),
        actors=(EventActor(span=(0, 0), text=entity, entity=entity, country=None),),
    )  # fmt: skip


def test_a_profile_has_length_one_and_leaves_function_words_out() -> None:
    told = profile(report("r", HARBOUR), ())
    assert math.isclose(sum(w * w for w in told.weights.values()), 1.0, abs_tol=0.01)
    assert not {"the", "and", "of"} & set(told.weights)


def test_names_numbers_years_and_days_are_terms_of_their_own_kind() -> None:
    terms = set(profile(report("r", "Ilse Brandt spoke on May 14 of 400 men and the strike of 1998."), ()).weights)
    assert {"@ilse", "@brandt", "#5-14", "#400", "#y1998", "men"} <= terms


def test_the_year_of_publication_tells_nothing() -> None:
    terms = set(profile(report("r", "A strike in 1998 and one in 2031.", "2031-05-04T00:00:00Z"), ()).weights)
    assert "#y1998" in terms
    assert "#y2031" not in terms


def test_a_capital_at_the_start_of_a_sentence_is_no_name_if_the_text_has_the_word_without() -> None:
    terms = set(profile(report("r", "Divers went down. The divers saw cracks near Lind."), ()).weights)
    assert "diver" in terms
    assert "@lind" in terms
    assert "@divers" not in terms


def test_what_comes_first_counts_more() -> None:
    weights = profile(report("r", f"{BRIDGE} {HARBOUR}"), ()).weights
    assert weights["@orlo"] > weights["@ilse"]


def test_the_title_counts_where_the_text_does_not_have_it() -> None:
    assert "@kessel" in profile(report("r", HARBOUR, title="Kessel looks on"), ()).weights
    assert profile(report("r", HARBOUR, title=HARBOUR[:40]), ()).weights == profile(report("r", HARBOUR), ()).weights


def test_statements_add_actors_places_and_types() -> None:
    terms = set(profile(report("r", HARBOUR), (statement("Ilse Brandt", 42),)).weights)
    assert {"actor:Ilse Brandt", "place:42", "type:CONSULT"} <= terms


def test_keys_are_the_telling_terms() -> None:
    told = profile(report("r", HARBOUR), ())
    assert len(told.keys) == KEYS
    assert {"@velsk", "@brandt"} <= set(told.keys)
    assert set(told.keys) <= set(told.weights)


def test_a_profile_is_bounded_and_names_the_story_it_would_found() -> None:
    told = profile(report("r", " ".join(f"word{n}x Name{n}y" for n in range(9_000))), ())
    assert len(told.weights) <= MOST_TERMS
    assert told.founds == name_of("s", "address of r", "r")


def test_an_empty_text_has_an_empty_profile() -> None:
    assert profile(report("r", " \n"), ()).weights == {}


def test_rarity_falls_with_background_and_with_the_ledgers_own_reports() -> None:
    assert rarity("president") < rarity("velsk") == MOST
    assert rarity("velsk", count=900, of=1_000) < rarity("velsk", count=2, of=1_000)
    assert rarity("the") >= 0
