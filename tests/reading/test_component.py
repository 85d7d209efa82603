"""`purport.load()` is a spaCy pipeline, and given words and sentences are kept."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

import purport


@pytest.fixture(scope="module")
def nlp() -> Language:
    return purport.load()


def test_text_gets_universal_dependencies_and_a_reading(nlp: Language) -> None:
    doc = nlp("Peru recalled its envoy, the ministry said.")
    assert [token.text for token in doc if token.dep_ == "root"]
    assert {token.pos_ for token in doc} <= set(
        "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
    )
    assert doc._.reading.article.text == doc.text


def test_given_words_and_sentence_starts_are_kept(nlp: Language) -> None:
    words = "He left because of that . She stayed".split()
    starts = [True, False, False, False, False, False, True, False]
    doc = nlp(Doc(nlp.vocab, words=words, sent_starts=starts))
    assert [token.text for token in doc] == words
    assert [bool(token.is_sent_start) for token in doc] == starts
    assert all(token.head.sent.start == token.sent.start for token in doc)


def test_a_publication_date_resolves_relative_dates(nlp: Language) -> None:
    doc = nlp("Peru attacked Chile on Monday.")
    doc._.published = "2024-05-15"
    dates = [event.date.start for event in doc._.reading.events if event.date]
    assert dates == ["2024-05-13"]


def test_an_empty_document_is_no_problem(nlp: Language) -> None:
    assert len(nlp(Doc(nlp.vocab, words=[]))) == 0
