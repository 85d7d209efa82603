"""Acts that are beside the point of an article: of private life, of sport, of the history of a town."""

from event_trees import article, mention

import purport
from purport.events import DraftEvent, find_events
from purport.events.relevance import relevant
from purport.records import Mentions

FILLER = "The/DET/DT/2/det river/NOUN/NN/3/nsubj is|be/AUX/VBZ/4/cop long/ADJ/JJ/0/root".replace("/3/nsubj", "/4/nsubj")
MEETING = "She/PRON/PRP/2/nsubj met|meet/VERB/VBD/0/root a/DET/DT/4/det teacher/NOUN/NN/2/obj"
WAR = "Peru/PROPN/NNP/2/nsubj attacked|attack/VERB/VBD/0/root Chile/PROPN/NNP/2/obj"
CYCLIST = "Ruiz/PROPN/NNP/2/nsubj attacked|attack/VERB/VBD/0/root Torres/PROPN/NNP/2/obj"
SPORT = (
    "The/DET/DT/2/det team/NOUN/NN/3/nsubj leads|lead/VERB/VBZ/0/root the/DET/DT/5/det league/NOUN/NN/3/obj "
    "after/ADP/IN/8/case the/DET/DT/8/det season/NOUN/NN/3/obl"
)


def _read(*trees: str) -> tuple[DraftEvent, ...]:
    built, passages = article(*trees)
    found = []
    for passage in passages:
        words = passage.syntax.words
        if words[0] == "She":
            found += [
                mention(passage, (1, 1, 1, "PER", "CVL", "pronoun")),
                mention(passage, (3, 4, 4, "PER", "EDU", "role")),
            ]
        elif words[0] == "Peru":
            found += [
                mention(passage, (1, 1, 1, "PER", None, "country")),
                mention(passage, (3, 3, 3, "CHL", None, "country")),
            ]
        elif words[0] == "Ruiz":
            found += [
                mention(passage, (1, 1, 1, "PER", "CVL", "person")),
                mention(passage, (3, 3, 3, "CHL", "CVL", "person")),
            ]
    return find_events(built, passages, Mentions(actors=tuple(found)), ())


def test_a_private_meeting_counts_in_a_short_report_and_not_in_a_long_life() -> None:
    assert [e.type for e in _read(MEETING)] == ["CONSULT"]
    assert _read(MEETING, *[FILLER] * 14) == ()


def test_an_attack_of_one_state_on_another_counts_anywhere() -> None:
    assert [e.type for e in _read(WAR, *[FILLER] * 14)] == ["ASSAULT"]


def test_a_cyclist_who_attacks_does_nobody_harm() -> None:
    assert [e.type for e in _read(CYCLIST)] == ["ASSAULT"]
    assert _read(CYCLIST, SPORT) == ()


def test_nothing_is_dropped_from_an_article_without_sentences() -> None:
    assert relevant([], [], 0) == []


def test_a_report_on_politics_needs_no_known_party_for_a_plain_act() -> None:
    told = (
        "Peru's foreign minister said on Monday that Chile had moved the border posts. Chile's president replied that "
        "the posts had never been touched. Villagers told Peruvian television that a protocol was signed overnight."
    )
    chatted = "A protocol was signed overnight. The weather was mild and the harvest is late this year."
    assert "signed" in [e["trigger"]["text"] for e in purport.read({"text": told}).to_dict()["events"]]
    assert not purport.read({"text": chatted}).to_dict()["events"]
