"""Event coreference on given mentions: reading the corpus, describing mentions, learning and linking."""

from pathlib import Path

import numpy as np
import pytest

from purport.errors import DataError, MissingInput
from purport.evaluation.coreference import lemma_delta, link_mentions
from purport.evaluation.ecbplus import checked_sentences, read_documents, story_files
from purport.evaluation.event_mentions import ReadDocument, ReadMention, describe, nearly_one_word, root_of
from purport.evaluation.mention_pairs import fit, probabilities, setting_of
from purport.language.syntax import Syntax
from purport.records import Mentions

XML = """<Document doc_name="7_1ecb.xml">
<token t_id="1" sentence="0">Voters</token><token t_id="2" sentence="0">marched</token>
<token t_id="3" sentence="1">The</token><token t_id="4" sentence="1">march</token>
<token t_id="5" sentence="1">ended</token>
<Markables>
<ACTION_OCCURRENCE m_id="1"><token_anchor t_id="2"/></ACTION_OCCURRENCE>
<ACTION_OCCURRENCE m_id="2"><token_anchor t_id="4"/></ACTION_OCCURRENCE>
<ACTION_ASPECTUAL m_id="3"><token_anchor t_id="5"/></ACTION_ASPECTUAL>
<HUMAN_PART m_id="4"><token_anchor t_id="1"/></HUMAN_PART>
<ACTION_OCCURRENCE m_id="9" TAG_DESCRIPTOR="a march" instance_id="ACT1"/>
</Markables>
<Relations>
<CROSS_DOC_COREF r_id="5" note="ACT1"><source m_id="1"/><source m_id="2"/><target m_id="9"/></CROSS_DOC_COREF>
</Relations>
</Document>"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "7").mkdir()
    (tmp_path / "7" / "7_1ecb.xml").write_text(XML, encoding="utf-8")
    (tmp_path / "ECBplus_coreference_sentences.csv").write_text(
        "Topic,File,Sentence Number\n7,1ecb,0\n", encoding="utf-8"
    )
    return tmp_path


def test_mentions_have_the_chain_of_their_relation_and_others_one_of_their_own(corpus: Path) -> None:
    (document,) = read_documents(story_files(corpus))
    assert [(m.tokens, m.chain) for m in document.mentions] == [((1,), "ACT1"), ((3,), "ACT1"), ((4,), "7_1ecb/3")]


def test_only_mentions_of_checked_sentences_are_scored(corpus: Path) -> None:
    (document,) = read_documents(story_files(corpus), checked_sentences(corpus))
    assert [m.tokens for m in document.mentions] == [(1,)]


def test_a_file_with_entities_is_refused(corpus: Path) -> None:
    (corpus / "7" / "7_1ecb.xml").write_text('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', encoding="utf-8")
    with pytest.raises(DataError, match="defines entities"):
        list(read_documents(story_files(corpus)))


def test_a_folder_without_documents_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no ECB"):
        story_files(tmp_path)


def test_a_mention_is_described_by_its_head_its_arguments_and_its_sentence(corpus: Path) -> None:
    (document,) = read_documents(story_files(corpus))
    syntax = Syntax(
        words=["Voters", "marched", "The", "march", "ended"], lower=["voters", "marched", "the", "march", "ended"],
        lemmas=["voter", "march", "the", "march", "end"], pos=["NOUN", "VERB", "DET", "NOUN", "VERB"],
        tags=[""] * 5, feats=[""] * 5, deps=["nsubj", "root", "det", "nsubj", "root"], heads=[1, 1, 3, 4, 4],
        starts=[0, 7, 15, 19, 25], ends=[6, 14, 18, 24, 30], sentences=[(0, 2), (2, 5)],
    )  # fmt: skip
    found = describe(document, syntax, Mentions(), [2.0] * 5)
    first, second, _ = found.mentions
    assert (first.lemma, first.pos, first.arguments, first.subjects) == ("march", "VERB", {"voter"}, {"voter"})
    assert (second.lemma, second.pos) == ("march", "NOUN")
    assert second.around == {"end"}


def test_derivations_meet() -> None:
    assert root_of("announcement") == root_of("announce")
    assert nearly_one_word("negotiate", "negotiation")
    assert not nearly_one_word("resign", "respond")


def test_a_logistic_model_learns_what_tells_apart() -> None:
    rows = np.array([[1.0, 0.0], [1.0, 0.1], [1.0, 0.9], [1.0, 1.0]] * 5)
    chance = probabilities(rows, fit(rows, np.array([0.0, 0.0, 1.0, 1.0] * 5)))
    assert chance[0] < 0.5 < chance[3]


def mention(name: str, topic: int, chain: str, lemma: str, *around: str) -> ReadMention:
    none: frozenset[str] = frozenset()
    return ReadMention(
        id=name, chain=chain, document=name.split("/")[0], topic=topic, text=lemma, lemma=lemma, root=root_of(lemma),
        pos="VERB", arguments=frozenset(around), objects=none, subjects=none, around=frozenset(around), names=none,
        numbers=none, dates=frozenset(), places=none, factuality=2.0,
    )  # fmt: skip


def stories(first: int, count: int) -> list[ReadDocument]:
    """Give two like documents a topic, each topic with a strike of its own that the second calls a walkout."""
    found = []
    for topic in range(first, first + count):
        words = [f"t{topic}w{n}" for n in range(6)]
        for name, lemma in (("a", "strike"), ("b", "walkout")):
            document = f"{topic}_{name}"
            mentions = (
                mention(f"{document}/1", topic, f"strike{topic}", lemma, *words[:2]),
                mention(
                    f"{document}/2", topic, f"deny{topic}{name}" if topic % 2 else f"deny{topic}", "deny", words[3]
                ),
            )
            found.append(
                ReadDocument(name=document, topic=topic, lemmas=(*words, lemma, "deny", name), mentions=mentions)
            )
    return found


def test_different_words_are_learnt_in_other_topics_where_lemmas_find_nothing() -> None:
    tuning, testing = stories(1, 12), stories(31, 4)
    before, now = setting_of(tuning), setting_of(testing)
    found, _, tuned = link_mentions(tuning, before, testing, now)
    assert all(found[f"{t}_a/1"] == found[f"{t}_b/1"] for t in range(31, 35))
    assert len({found[f"{t}_a/1"] for t in range(31, 35)}) == 4
    assert 0 < tuned <= 1
    lemma = lemma_delta(testing, now, 0.2)
    assert lemma["31_a/1"] != lemma["31_b/1"]
    assert lemma["31_a/2"] == lemma["31_b/2"] != lemma["32_a/2"]
