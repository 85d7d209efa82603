"""Whom an act concerns where the roles of its row name nobody, and what other mentions and titles tell of a party."""

from event_trees import article, events, gist, mention, syntax

from purport.events import find_events
from purport.events.layout import dateline_end
from purport.records import Mentions

PERU = (1, 1, 1, "PER", None, "country")


def test_who_lodged_an_appeal_is_rejected_with_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj rejected|reject/VERB/VBD/0/root an/DET/DT/4/det appeal/NOUN/NN/2/obj "
        "lodged|lodge/VERB/VBN/4/acl by/ADP/IN/7/case Chile/PROPN/NNP/5/obl:agent",
        PERU, (7, 7, 7, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e)[2:] for e in found if e.type == "REJECT"] == [(["PER"], ["CHL"])]


def test_talks_refused_are_refused_to_the_other_side() -> None:
    found = events(
        "Rebels|rebel/NOUN/NNS/2/nsubj refused|refuse/VERB/VBD/0/root talks|talk/NOUN/NNS/2/obj with/ADP/IN/5/case "
        "Chile/PROPN/NNP/3/nmod",
        (1, 1, 1, "PER", "REB", "role"), (5, 5, 5, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e)[2:] for e in found if e.type == "REJECT"] == [(["PER"], ["CHL"])]


def test_a_promise_to_lend_is_made_to_the_borrower() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj agreed|agree/VERB/VBD/0/root to/PART/TO/4/mark lend/VERB/VB/2/xcomp "
        "money/NOUN/NN/4/obj "
        "to/ADP/IN/7/case Chile/PROPN/NNP/4/obl",
        PERU, (7, 7, 7, "CHL", None, "country"),
    )  # fmt: skip
    assert ("AGREE", None, ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_what_a_state_agrees_to_build_at_home_concerns_nobody() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj agreed|agree/VERB/VBD/0/root to/PART/TO/4/mark extend/VERB/VB/2/xcomp "
        "its/PRON/PRP$/6/nmod:poss "
        "mission/NOUN/NN/4/obj",
        PERU, (5, 6, 6, "PER", "MIL", "role"),
    )  # fmt: skip
    assert [gist(e)[3] for e in found if e.type == "AGREE"] == [[]]


def test_aid_goes_to_those_whom_it_is_to_help() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj gave|give/VERB/VBD/0/root money/NOUN/NN/2/obj to/PART/TO/5/mark "
        "support/VERB/VB/2/advcl "
        "refugees|refugee/NOUN/NNS/5/obj",
        PERU, (6, 6, 6, "CHL", "REF", "role"),
    )  # fmt: skip
    assert ("AID", None, ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_a_later_mention_takes_the_receivers_that_all_others_have() -> None:
    built, passages = article(
        "Peru/PROPN/NNP/2/nsubj imposed|impose/VERB/VBD/0/root sanctions|sanction/NOUN/NNS/2/obj on/ADP/IN/5/case "
        "Chile/PROPN/NNP/3/nmod",
        "The/DET/DT/4/det Peruvian/ADJ/JJ/4/amod new/ADJ/JJ/4/amod sanctions|sanction/NOUN/NNS/5/nsubj "
        "hurt/VERB/VBP/0/root trade/NOUN/NN/5/obj",
    )
    actors = (
        mention(passages[0], PERU),
        mention(passages[0], (5, 5, 5, "CHL", None, "country")),
        mention(passages[1], (2, 2, 2, "PER", None, "demonym")),
    )
    found = [e for e in find_events(built, passages, Mentions(actors=actors), ()) if e.type == "SANCTION"]
    assert [gist(e)[2:] for e in found] == [(["PER"], ["CHL"]), (["PER"], ["CHL"])]


def test_a_title_tells_the_sector_of_a_private_name() -> None:
    found = events(
        "Attorney/NOUN/NN/3/nmod:desc general/NOUN/NN/1/amod Ruiz/PROPN/NNP/4/nsubj condemned|condemn/VERB/VBD/0/root "
        "Chile/PROPN/NNP/4/obj",
        (1, 3, 3, "PER", "CVL", "person"), (5, 5, 5, "CHL", None, "country"),
    )  # fmt: skip
    assert [[a.sectors for a in e.actors] for e in found] == [[("GOV",)]]


def test_a_dateline_is_shouted_or_lists_town_and_country() -> None:
    def end(tree: str) -> int:
        return dateline_end(syntax(tree)[1])

    rest = " Peru/PROPN/NNP/0/root left|leave/VERB/VBD/1/conj"
    assert end("LIMA/PROPN/NNP/0/root -/PUNCT/:/1/punct" + rest) == 2
    assert end("Lima/PROPN/NNP/0/root ,/PUNCT/,/1/punct Peru/PROPN/NNP/1/appos -/PUNCT/:/1/punct" + rest) == 4
    assert end("Lima/PROPN/NNP/0/root -/PUNCT/:/1/punct" + rest) == 0
    assert end("Ruiz/PROPN/NNP/0/root ,/PUNCT/,/1/punct premier/NOUN/NN/1/appos -/PUNCT/:/1/punct" + rest) == 0
