"""What is not coded: no political party to the act, other senses of the words, captions, repetitions."""

from event_trees import article, events, mention
from hypothesis import given
from hypothesis import strategies as st

import purport
from purport.events import find_events
from purport.records import Mentions

VISIT = "Tourists|tourist/NOUN/NNS/2/nsubj visited|visit/VERB/VBD/0/root Peru/PROPN/NNP/2/obj"
STRIKE = "Peru/PROPN/NNP/2/nsubj struck|strike/VERB/VBD/0/root a/DET/DT/4/det deal/NOUN/NN/2/obj"


def test_rejecting_a_shot_or_striking_a_chord_is_no_event() -> None:
    found = events(
        "Storms|storm/NOUN/NNS/2/nsubj hit|hit/VERB/VBD/0/root Peru/PROPN/NNP/2/obj", (3, 3, 3, "PER", None, "country")
    )
    assert not [e for e in found if e.type == "ASSAULT"]


def test_striking_a_deal_is_an_agreement_and_no_assault() -> None:
    found = events(STRIKE, (1, 1, 1, "PER", None, "country"))
    assert [e.type for e in found] in ([], ["AGREE"])


def test_captions_carry_no_events() -> None:
    assert events(VISIT, (1, 1, 1, "CHL", "GOV", "role"), (3, 3, 3, "PER", None, "country"), kind="caption") == ()


def test_without_any_actor_nothing_is_coded() -> None:
    assert events("Prices|price/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root margins|margin/NOUN/NNS/2/obj") == ()


def test_a_name_that_holds_a_trigger_word_is_no_trigger() -> None:
    found = events(
        "The/DET/DT/4/det Strike/PROPN/NNP/4/compound Back/PROPN/NNP/4/compound "
        "Party/PROPN/NNP/5/nsubj sang|sing/VERB/VBD/0/root",
        (1, 4, 4, "PER", "PTY", "organisation"),
    )  # fmt: skip
    assert found == ()


def test_empty_article_gives_no_events() -> None:
    built, passages = article()
    assert find_events(built, passages, Mentions(), ()) == ()


WORDS = [
    "Peru",
    "attack",
    "visit",
    "to",
    "of",
    "by",
    "deny",
    "meet",
    "with",
    "they",
    "police",
    "sanction",
    "on",
    ",",
    "troop",
]
POS = ["NOUN", "VERB", "PROPN", "ADP", "PRON", "ADJ", "PUNCT", "AUX"]
TAGS = ["NN", "NNS", "VBD", "VBN", "VBG", "VB", "IN", "NNP", "PRP", "MD", "TO"]
DEPS = ["nsubj", "obj", "obl", "nmod", "case", "mark", "xcomp", "ccomp", "advcl", "acl", "acl:relcl", "conj",
"nmod:poss",
        "aux", "aux:pass", "nsubj:pass", "compound", "amod", "appos"]  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(POS), st.sampled_from(TAGS), st.integers(0, 8),
                          st.sampled_from(DEPS)), min_size=1, max_size=9), st.booleans())  # fmt: skip
def test_any_tree_gives_events_inside_the_passage_with_somebody_in_them(
    rows: list[tuple[str, str, str, int, str]], backwards: bool
) -> None:
    """Trees from a parser may be odd: nothing is raised, spans stay inside, nobody is invented."""
    size = len(rows)
    order = list(range(1, size + 1))
    if backwards:
        order.reverse()
    tokens = [""] * size
    for k, (word, pos, tag, head, dep) in enumerate(rows):
        target = order[head % k] if k else 0
        tokens[order[k] - 1] = f"{word}/{pos}/{tag}/{target}/{dep if k else 'root'}"
    built, passages = article(" ".join(tokens))
    who = mention(passages[0], (1, 1, 1, "PER", "GOV", "country"))
    for event in find_events(built, passages, Mentions(actors=(who,)), ()):
        assert 0 <= event.start < event.end <= size
        assert event.start <= event.head < event.end
        assert event.actors or event.recipients
        for actor in event.actors + event.recipients:
            assert built.text[actor.span[0] : actor.span[1]] == actor.text


def test_whoever_confirms_a_report_supports_nobody() -> None:
    reading = purport.read(text="Neither Quito nor Lima immediately confirmed the deployment.", published="2024-05-14")
    assert not [e for e in reading.events if e.type == "SUPPORT"]


def test_a_word_within_a_phrase_that_is_coded_is_no_second_event() -> None:
    reading = purport.read(text="Witnesses said two students had been shot dead in Kisumu.", published="2024-05-14")
    assert [e.trigger.text for e in reading.events if e.type == "ASSAULT"] == ["shot dead"]
