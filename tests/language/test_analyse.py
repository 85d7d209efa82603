"""Any text comes back whole, with one tree per sentence and spans inside it."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from purport.language import Analysis, LanguageModel, lazy_document

STORY = (
    "The foreign minister said on Tuesday that talks with Peru would resume. “We are ready,” she told reporters. "
    "Two officials in Lima denied the report."
)


def check_tree(analysis: Analysis) -> None:
    """One root in each sentence, every token below it, spaCy and the lists agree."""
    doc, syntax = analysis.doc, analysis.syntax
    assert len(doc) == len(syntax)
    assert [(s.start, s.end) for s in doc.sents] == syntax.sentences
    assert [t.head.i for t in doc] == syntax.heads
    assert [t.dep_ for t in doc] == syntax.deps
    for start, end in syntax.sentences:
        roots = [i for i in range(start, end) if syntax.heads[i] == i]
        assert len(roots) == 1
        assert sorted(syntax.subtree(roots[0])) == list(range(start, end))


def check_spans(analysis: Analysis) -> None:
    n = len(analysis.doc)
    assert len(analysis.factuality) == n
    for span in analysis.spans:
        assert 0 <= span.start < span.end <= n
        assert 0 <= span.score <= 1
    for link in analysis.links:
        if link.cue is not None:
            assert analysis.spans[link.cue].kind == "cue"
        assert all(analysis.spans[i].kind == "source" for i in link.sources)
        assert all(analysis.spans[i].kind == "content" for i in link.contents)


def test_reads_a_plain_story(model: LanguageModel) -> None:
    (analysis,) = model.analyse([STORY])
    check_tree(analysis)
    check_spans(analysis)
    syntax = analysis.syntax
    said = syntax.words.index("said")
    assert syntax.pos[said] == "VERB"
    assert syntax.lemmas[said] == "say"
    assert syntax.heads[syntax.words.index("minister")] == said
    assert [syntax.words[a] for a, _ in syntax.sentences][-1] == "Two"
    assert "Peru" in {analysis.doc[a:b].text for a, b, label in syntax.ents if label == "LOC"}
    cues = {analysis.doc[s.start : s.end].text for s in analysis.spans if s.kind == "cue"}
    assert any("said" in cue for cue in cues)


def test_links_join_a_source_to_its_own_content(model: LanguageModel) -> None:
    (analysis,) = model.analyse(["Officials in Quito said that the bridge had been closed."])
    link = next(x for x in analysis.links if x.cue is not None)
    (source,) = link.sources
    assert analysis.doc[analysis.spans[source].start : analysis.spans[source].end].text.startswith("Officials")
    assert link.contents


def test_a_headline_without_a_full_stop_is_one_sentence(model: LanguageModel) -> None:
    (analysis,) = model.analyse(["Envoy to visit Lima next week"])
    assert len(analysis.syntax.sentences) == 1


def test_blocks_keep_their_order_and_do_not_mix(model: LanguageModel) -> None:
    blocks = [STORY, "", "Short.", STORY, "   "]
    analyses = model.analyse(blocks)
    assert [a.doc.text for a in analyses] == blocks
    assert analyses[0].syntax.heads == analyses[3].syntax.heads


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "\x00", ".", "A", "\ufeff", "\u202e\u2066", "”"])
def test_texts_with_hardly_a_word(model: LanguageModel, text: str) -> None:
    (analysis,) = model.analyse([text])
    assert analysis.doc.text == text
    check_tree(analysis)
    check_spans(analysis)


def test_white_space_hangs_in_the_tree_without_children(model: LanguageModel) -> None:
    (analysis,) = model.analyse(["  She left \n\t New\nYork .  \u200b\n"])
    check_tree(analysis)
    syntax = analysis.syntax
    for i, pos in enumerate(syntax.pos):
        if pos == "SPACE":
            assert syntax.deps[i] == "dep"
            assert not syntax.children[i]


def test_a_very_long_paragraph(model: LanguageModel) -> None:
    text = " ".join(f"The envoy of region {n} denied that report number {n} was true" for n in range(250))
    assert len(text.split()) > 2500
    (analysis,) = model.analyse([text])
    assert analysis.doc.text == text
    check_tree(analysis)
    check_spans(analysis)


def test_a_paragraph_that_is_read_in_windows_leaves_its_neighbours_in_place(model: LanguageModel) -> None:
    long = " ".join(f"Officials of region {n} denied report {n}." for n in range(150))
    analyses = model.analyse(["The envoy left Lima.", long, "Two ministers resigned."])
    assert [a.syntax.words[0] for a in analyses] == ["The", "Officials", "Two"]
    assert [a.syntax.lemmas[2] for a in analyses] == ["leave", "region", "resign"]
    for analysis in analyses:
        check_tree(analysis)
        check_spans(analysis)


def test_a_document_is_written_only_when_it_is_asked_for(model: LanguageModel, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[int] = []
    monkeypatch.setattr(lazy_document, "write_layers", lambda doc, syntax: written.append(len(doc)))
    (analysis,) = model.analyse(["The envoy left Lima."])
    assert not written
    assert analysis.doc is analysis.doc
    assert written == [5]


def test_a_very_long_word_and_a_wall_of_marks(model: LanguageModel) -> None:
    for text in ("x" * 20_000, "!" * 5_000, "(" * 600, "a-" * 400):
        (analysis,) = model.analyse([text])
        assert analysis.doc.text == text
        check_tree(analysis)


texts = st.one_of(
    st.text(max_size=120),
    st.text(alphabet="aB '’“”\".,-\n\t\u200b\u00ad\x07é1", max_size=120),
    st.lists(st.sampled_from(["said", "Ms.", "U.S.", "“no”", "Lima", ",", "\n", "the", "don’t", "."]), max_size=30).map(
        " ".join
    ),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(texts, max_size=3))
def test_text_comes_back_unchanged(model: LanguageModel, blocks: list[str]) -> None:
    blocks = [b for b in blocks if not any(unicodedata.category(c) == "Cs" for c in b)]
    for block, analysis in zip(blocks, model.analyse(blocks), strict=True):
        assert analysis.doc.text == block
        syntax = analysis.syntax
        assert [block[a:b] for a, b in zip(syntax.starts, syntax.ends, strict=True)] == syntax.words
        check_tree(analysis)
        check_spans(analysis)


def test_the_same_text_gives_the_same_analysis(model: LanguageModel) -> None:
    first, second = (model.analyse([STORY])[0] for _ in range(2))
    assert first.syntax == second.syntax
    assert first.spans == second.spans
    assert first.links == second.links
