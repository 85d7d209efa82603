"""Documents whose words and sentence starts are given keep both."""

import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from purport.language import LanguageModel

WORDS = ["Officials", "met", "The", "talks", "ended", "badly", "\n", "Nobody", "spoke", "."]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(WORDS[:6] + WORDS[7:]), st.booleans()), min_size=1, max_size=40))
def test_given_sentence_starts_are_kept(model: LanguageModel, pairs: list[tuple[str, bool]]) -> None:
    words = [w for w, _ in pairs]
    starts: list[bool | int | None] = [n == 0 or s for n, (_, s) in enumerate(pairs)]
    doc = model.annotate(Doc(model.vocab, words=words, sent_starts=starts))
    assert [t.text for t in doc] == words
    assert [bool(t.is_sent_start) for t in doc] == starts
    for sentence in doc.sents:
        assert sum(t.head is t or t.head.i == t.i for t in sentence) == 1


def test_white_space_at_a_given_start_does_not_break_the_tree(model: LanguageModel) -> None:
    starts: list[bool | int | None] = [i in (0, 2, 6) for i in range(len(WORDS))]
    doc = model.annotate(Doc(model.vocab, words=WORDS, sent_starts=starts))
    assert sum(t.head.i == t.i for t in doc) == 3


def test_sentences_are_found_where_none_are_given(model: LanguageModel) -> None:
    doc = model.annotate(Doc(model.vocab, words=["He", "left", ".", "She", "stayed", "."]))
    assert len(list(doc.sents)) == 2


def test_empty_and_one_token_documents(model: LanguageModel) -> None:
    assert len(model.annotate(Doc(model.vocab))) == 0
    doc = model.annotate(Doc(model.vocab, words=["Go"]))
    assert doc[0].head.i == 0
    assert doc[0].dep_ == "root"


def test_a_document_from_another_vocabulary_can_be_read(model: LanguageModel) -> None:
    doc = model.annotate(Doc(spacy.blank("en").vocab, words=["Iraq", "rejected", "the", "offer", "."]))
    assert doc[1].pos_ == "VERB"
    assert doc[1].lemma_
    assert doc[0].ent_type_ == "LOC"
    assert "Tense=Past" in str(doc[1].morph)


def test_a_sentence_longer_than_the_parser_takes_at_once(model: LanguageModel) -> None:
    words = ["the", "old", "bridge", "and"] * 300
    starts: list[bool | int | None] = [n == 0 for n in range(len(words))]
    doc = model.annotate(Doc(model.vocab, words=words, sent_starts=starts))
    assert len(list(doc.sents)) == 1
