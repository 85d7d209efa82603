"""Two parties in one phrase, and those who are of a region or of elsewhere."""

from actor_trees import coded, mentions_of, only

from purport.mentions import resolve_actor


def _countries(phrase: str, text: str) -> list[str | None]:
    return [country for country, _ in coded(only(mentions_of([phrase]), text))]


def test_a_hyphen_joins_two_countries() -> None:
    talks = "-/PUNCT/1/punct Turkish/ADJ/4/amod talks/NOUN/5/nsubj failed/VERB/0/root ./PUNCT/5/punct"
    assert _countries(f"Russian/ADJ/3/amod {talks}", "Russian-Turkish") == ["RUS", "TUR"]
    assert _countries(f"Franco/PROPN/3/compound {talks}", "Franco-Turkish") == ["FRA", "TUR"]


def test_a_compound_kept_as_one_word_has_both_countries() -> None:
    assert _countries(
        "U.S.-South/PROPN/3/compound Korean/ADJ/3/amod drills/NOUN/4/nsubj ended/VERB/0/root ./PUNCT/4/punct",
        "U.S.-South Korean",
    ) == ["USA", "KOR"]
    assert _countries(
        "U.S.-Japan/PROPN/2/compound drills/NOUN/3/nsubj ended/VERB/0/root ./PUNCT/3/punct", "U.S.-Japan"
    ) == ["USA", "JPN"]


def test_a_backed_army_is_not_its_backers() -> None:
    phrase = "U.S.-backed/ADJ/3/amod Iraqi/ADJ/3/amod army/NOUN/4/nsubj left/VERB/0/root ./PUNCT/4/punct"
    assert "USA" not in [a.country for m in mentions_of([phrase]) if "army" in m.text for a in m.actors]


def test_a_state_and_its_separatists_share_one_head() -> None:
    found = mentions_of(
        [
            "Georgian/ADJ/4/amod and/CCONJ/3/cc separatist/ADJ/1/conj officials/NOUN/5/nsubj met/VERB/0/root "
            "./PUNCT/5/punct"
        ]
    )
    assert coded(only(found, "Georgian and separatist officials")) == [("GEO", "GOV"), ("GEO", "REB")]


def test_two_sides_of_one_country_are_the_state_and_those_in_arms() -> None:
    found = mentions_of(
        [
            "Georgia/PROPN/2/nsubj said/VERB/0/root South/PROPN/4/compound Ossetian/ADJ/5/amod rebels/NOUN/6/nsubj "
            "fired/VERB/2/ccomp ./PUNCT/2/punct"
        ],
        ["The/DET/3/det two/NUM/3/nummod sides/NOUN/4/nsubj met/VERB/0/root ./PUNCT/4/punct"],
    )
    assert coded(only(found, "The two sides")) == [("GEO", "GOV"), ("GEO", "REB")]


def test_european_officials_are_of_no_country_that_the_story_is_about() -> None:
    story = "Colombia/PROPN/2/nsubj agreed/VERB/0/root ./PUNCT/2/punct"
    found = mentions_of(
        [story],
        ["European/ADJ/2/amod officials/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"],
        ["European/ADJ/2/amod tourists/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"],
    )
    assert coded(only(found, "European officials")) == [("EUR", "GOV")]
    assert only(found, "European tourists").actors[0].country is None
    alone = resolve_actor("European officials", context="Colombia agreed.")
    assert alone is not None and alone.country == "EUR"


def test_the_fund_is_the_body_named_before() -> None:
    found = mentions_of(
        ["Chile/PROPN/2/nsubj owes/VERB/0/root the/DET/4/det IMF/PROPN/2/obj ./PUNCT/2/punct"],
        ["The/DET/2/det fund/NOUN/3/nsubj insisted/VERB/0/root ./PUNCT/3/punct"],
        names={"IMF": "ORG"},
    )
    assert only(found, "The fund").actors[0].entity == "org:imf"
