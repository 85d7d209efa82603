"""The suites of copies and stories: variants, the two indexes and the two baselines do what their figures say."""

import random

import pytest

from purport.evaluation.copies import CopyIndex, false_pairs, score, variants_of
from purport.evaluation.ecbplus import StoryDocument
from purport.evaluation.minhash import MinHashIndex
from purport.evaluation.stories import StoryStream, profile_of, single_pass
from purport.evaluation.stories import score as score_stories
from purport.evaluation.story_texts import StoryText, text_of, written
from purport.evaluation.story_variants import VARIANTS, interleaved

SUBJECTS = ("ferry Anna", "quarry of Lind", "library in Kessel")
OPENINGS = (
    "The {0} was shut on Monday after inspectors of the county found rust on its main doors, the owner said. ",
    "Owner Pia Moor of the {0} asked for 300 new lamps and a guard at the gate before winter sets in this year. ",
    "Nobody was hurt when the roof of the {0} came down in the storm, but forty visitors had to leave by the yard. ",
)


def document(number: int, subject: str, extra: str) -> StoryText:
    verb = ("waited", "climbed", "painted")[number]
    own = " ".join(f"{subject.split()[-1]}{extra}{n} {verb} {subject[:3]}{n}{number}." for n in range(12))
    text = "\n".join(line.format(subject).strip() for line in OPENINGS[number % 3 : number % 3 + 1]) + "\n" + own
    return StoryText(id=f"{number}_{extra}", topic=number, story=f"{number} ecb", text=text)


DOCUMENTS = [document(number, subject, "a") for number, subject in enumerate(SUBJECTS)]


def test_variants_are_the_same_for_the_same_seed() -> None:
    assert variants_of(DOCUMENTS) == variants_of(DOCUMENTS)


@pytest.mark.parametrize("name", [name for name in VARIANTS if name != "paraphrase"])
def test_every_variant_but_the_paraphrase_is_found_and_nothing_else(name: str) -> None:
    index = CopyIndex()
    for one in DOCUMENTS:
        index.add(one.id, one.text)
    topics = {one.id: one.topic for one in DOCUMENTS}
    found = score(variants_of(DOCUMENTS)[name], index.find, topics, topics)
    assert (found.recall, found.false) == (1.0, frozenset())


def test_a_paraphrase_leaves_no_sentence_as_it_was() -> None:
    text = "The doors will not open, the owner said.\nPolice arrested two men after the gate was found broken."
    changed = VARIANTS["paraphrase"](text, random.Random(1), ())
    assert not set(text.split("\n")) & set(changed.split("\n"))


def test_interleaving_keeps_every_sentence() -> None:
    assert interleaved("One is here. Two is here. Three is here.", "Four is here.").split("\n") == [
        "One is here.", "Four is here.", "Two is here.", "Three is here.",
    ]  # fmt: skip


def test_false_pairs_counts_each_pair_once() -> None:
    one = DOCUMENTS[0]
    twin = StoryText(id="twin", topic=9, story="9 ecb", text=one.text)
    index = CopyIndex()
    for each in (one, twin, DOCUMENTS[1]):
        index.add(each.id, each.text)
    assert false_pairs([one, twin, DOCUMENTS[1]], index.find) == (1, 1, 1)


def test_minhash_finds_the_same_text_and_no_other() -> None:
    index = MinHashIndex()
    for one in DOCUMENTS:
        index.add(one.id, one.text)
    assert index.find("new", DOCUMENTS[1].text) == {DOCUMENTS[1].id}


def test_both_clusterers_put_two_texts_of_one_thing_together() -> None:
    pairs = [document(number, subject, extra) for extra in ("a", "b") for number, subject in enumerate(SUBJECTS)]
    profiles = {one.id: profile_of(one) for one in pairs}
    stream = StoryStream()
    assert len({stream.add(profiles[one.id])[0] for one in pairs[:3]}) == 3
    assert score_stories(pairs, single_pass(0.99), 2).precision == 100
    assert score_stories(pairs, single_pass(0.0), 2).recall == 100


def test_a_document_becomes_text_without_its_address_line() -> None:
    words = ("http", ":", "/", "/", "x", "Rain", "fell", ",", "``", "much", "''", ".")
    found = text_of(StoryDocument(name="7_1ecbplus", topic=7, words=words, sentences=(0,) * 5 + (1,) * 7, mentions=()))
    assert (found.text, found.story) == ('Rain fell, "much".', "7 ecbplus")
    assert written(["He", "did", "n't", "go", "."]) == "He didn't go."
