"""Which names of a sentence are toponyms, and which of those are used as places."""

import pytest
from time_place_trees import article_of, syntax_of

from purport.mentions.place_finder import find_places, find_places_in, find_toponyms_in
from purport.mentions.place_roles import is_literal_place

MET_IN = (
    "The/the/DT/2/det envoys/envoy/NNS/3/nsubj met/meet/VBD/0/root in/in/IN/5/case Lima/Lima/NNP/3/obl ,/,/,/7/punct "
    "Peru/Peru/NNP/5/appos ././PUNCT/3/punct"
)
ACTS = (
    "Lima/Lima/NNP/2/nsubj rejected/reject/VBD/0/root talks/talk/NNS/2/obj with/with/IN/5/case Quito/Quito/NNP/3/nmod"
)
INVADED = "Iraq/Iraq/NNP/2/nsubj invaded/invade/VBD/0/root Kuwait/Kuwait/NNP/2/obj"
VISIT = "his/his/PRP$/2/nmod:poss visit/visit/NN/0/root to/to/TO/4/case Chile/Chile/NNP/2/nmod"
SOLD = "They/they/PRP/2/nsubj sold/sell/VBD/0/root arms/arm/NNS/2/obj to/to/IN/5/case Chile/Chile/NNP/2/obl"
CITY_OF = (
    "He/he/PRP/2/nsubj spoke/speak/VBD/0/root in/in/IN/6/case the/the/DT/6/det coastal/coastal/JJ/6/amod "
    "city/city/NN/2/obl of/of/IN/8/case Arequipa/Arequipa/NNP/6/nmod"
)
LED = "U.S./U.S./NNP/3/compound -/-/HYPH/3/punct led/lead/VBN/4/amod forces/force/NNS/5/nsubj left/leave/VBD/0/root"


def toponyms(tree: str, names: dict[str, str] | None = None) -> list[str]:
    _, syntax = syntax_of(tree, names)
    return [place.text for place in find_places(syntax)]


def literal(tree: str) -> dict[str, bool]:
    _, syntax = syntax_of(tree)
    return {p.text: is_literal_place(syntax, p.start, p.end, p.head) for p in find_places(syntax)}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (MET_IN, {"Lima": True, "Peru": True}),
        (ACTS, {"Lima": False, "Quito": False}),
        (INVADED, {"Iraq": False, "Kuwait": True}),
        (VISIT, {"Chile": True}),
        (SOLD, {"Chile": False}),
        (CITY_OF, {"Arequipa": True}),
        (LED, {"U.S.": False}),
    ],
)
def test_place_or_actor(tree: str, expected: dict[str, bool]) -> None:
    assert literal(tree) == expected


@pytest.mark.parametrize(
    ("tree", "names"),
    [
        ("The/the/DT/3/det Washington/Washington/NNP/3/compound Post/Post/NNP/4/nsubj said/say/VBD/0/root", {}),
        ("George/George/NNP/3/nsubj Washington/Washington/NNP/1/flat won/win/VBD/0/root", {}),
        ("The/the/DT/2/det Bank/Bank/NNP/5/nsubj of/of/IN/4/case England/England/NNP/2/nmod acted/act/VBD/0/root", {}),
        ("Jordan/Jordan/NNP/3/nsubj Vance/Vance/NNP/1/flat won/win/VBD/0/root", {"Jordan Vance": "PER"}),
        ("The/the/DT/3/det Lima/Lima/NNP/3/compound Chronicle/Chronicle/NNP/4/nsubj said/say/VBD/0/root",
         {"Lima Chronicle": "ORG"}),
        ("Nice/nice/JJ/2/amod words/word/NNS/3/nsubj help/help/VBP/0/root", {}),
    ],
)  # fmt: skip
def test_names_of_people_and_bodies_are_no_toponyms(tree: str, names: dict[str, str]) -> None:
    assert toponyms(tree, names) == []


def test_longest_name_wins() -> None:
    tree = "in/in/IN/4/case South/South/NNP/4/compound Sudan/Sudan/NNP/0/root"
    tree = "He/he/PRP/2/nsubj lives/live/VBZ/0/root in/in/IN/5/case South/South/NNP/5/compound Sudan/Sudan/NNP/2/obl"
    assert toponyms(tree) == ["South Sudan"]


def test_small_town_needs_the_tagger_or_a_parent() -> None:
    bare = "Decatur/Decatur/NNP/2/nsubj won/win/VBD/0/root"
    assert toponyms(bare) == []
    assert toponyms(bare, {"Decatur": "LOC"}) == ["Decatur"]


def test_article_places_have_spans_and_points() -> None:
    article, passages = article_of(MET_IN)
    mentions, issues = find_places_in(article, passages)
    assert issues == ()
    assert [(m.text, m.place.country, m.place.precision) for m in mentions] == [
        ("Lima", "PER", "city"), ("Peru", "PER", "country"),
    ]  # fmt: skip
    for mention in mentions:
        assert article.text[slice(*mention.span)] == mention.text == mention.place.text
        assert mention.place.span == mention.span


def test_acting_names_are_toponyms_but_no_places() -> None:
    article, passages = article_of(ACTS)
    assert [m.text for m in find_toponyms_in(article, passages)] == ["Lima", "Quito"]
    assert find_places_in(article, passages)[0] == ()


def test_the_capital_is_that_of_the_country_last_named() -> None:
    tree = (
        "They/they/PRP/2/nsubj left/leave/VBD/0/root Peru/Peru/NNP/2/obj after/after/IN/6/case a/a/DT/6/det "
        "parade/parade/NN/2/obl in/in/IN/9/case the/the/DT/9/det capital/capital/NN/6/nmod"
    )
    article, passages = article_of(tree)
    last = find_places_in(article, passages)[0][-1]
    assert (last.text, last.place.name, last.place.country) == ("the capital", "Lima", "PER")


def test_tagged_place_without_entry_is_kept_and_named_in_an_issue() -> None:
    tree = "He/he/PRP/2/nsubj hid/hide/VBD/0/root in/in/IN/4/case Quxistan/Quxistan/NNP/2/obl"
    article, passages = article_of(tree, names={"Quxistan": "LOC"})
    mentions, issues = find_places_in(article, passages)
    assert mentions[0].place.name is None and mentions[0].place.lat is None
    assert len(issues) == 1 and "Quxistan" in issues[0].reason


def test_empty_article() -> None:
    article, passages = article_of()
    assert find_places_in(article, passages) == ((), ())
