"""The score of attribution chains, on passages written for it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from purport.errors import DataError, MissingInput
from purport.evaluation.chain_passages import ChainPassage, load_chains
from purport.evaluation.chains import innermost_over, paired, same_source, score_passage
from purport.records import Attribution, Content, Cue, Source, SourceActor, Span

PASSAGE = '''
[[passage]]
id = "mill"
published = "2031-05-14"
text = """
Delta Radio, citing two officials, said the mill will close. Workers would not comment."""

[[passage.attribution]]
id = "a1"
parent = ""
source = "Delta Radio"
cue = "said"
content_start = "the mill"
content_end = "will close"
kind = "news_media"
naming = "named"
cue_class = "report"
form = "indirect"
country = ""
sector = "JRN"
anonymity = ""
count = 0

[[passage.attribution]]
id = "a2"
parent = "a1"
source = "two officials"
cue = "citing"
content_start = "the mill"
content_end = "will close"
kind = "group"
naming = "described_unnamed"
cue_class = "report"
form = "indirect"
country = ""
sector = "GOV"
anonymity = ""
count = 2

[[passage.attribution]]
id = "a3"
parent = ""
source = "Workers"
cue = "would not comment"
content_start = ""
content_end = ""
kind = "group"
naming = "collective"
cue_class = "decline"
form = "indirect"
country = ""
sector = ""
anonymity = ""
count = 0
'''


def passage(folder: Path, text: str = PASSAGE) -> ChainPassage:
    (folder / "one.toml").write_text(text, encoding="utf-8")
    (found,) = load_chains(folder)
    return found


def place(of: ChainPassage, words: str) -> Span:
    start = of.text.index(words)
    return start, start + len(words)


def said(
    of: ChainPassage, name: str, source: str | None, cue: str, content: str | None, parent: str | None = None,
    count: int | None = None, kind: str = "group",
) -> Attribution:  # fmt: skip
    return Attribution(
        id=name,
        block=0,
        source=Source(
            spans=() if source is None else (place(of, source),), text=source, kind=kind, naming="named",  # type: ignore[arg-type]
            count=count, actors=(SourceActor(country=None, sectors=("GOV",)),),
        ),
        cue=Cue(spans=(place(of, cue),), text=cue, class_="report"),
        content=Content(spans=() if content is None else (place(of, content),)),
        date=None,
        parent=parent,
        form="indirect",
        score=0.9,
        provenance=(),
    )  # fmt: skip


def right(of: ChainPassage) -> list[Attribution]:
    return [
        said(of, "p1", "two officials", "citing", "the mill will close", "p2", 2),
        said(of, "p2", "Delta Radio", "said", "the mill will close", None, kind="news_media"),
        said(of, "p3", "Workers", "would not comment", None),
    ]


def test_a_chain_is_exact_only_with_every_hop(tmp_path: Path) -> None:
    mill = passage(tmp_path)
    counts = score_passage(mill, right(mill))
    assert (counts["chains"], counts["exact"], counts["origin"]) == (2, 2, 2)
    flat = [said(mill, "p1", "two officials", "citing", "the mill will close"), *right(mill)[2:]]
    counts = score_passage(mill, flat)
    assert (counts["exact"], counts["origin"]) == (1, 2)


def test_the_outlet_alone_is_not_the_deepest_origin(tmp_path: Path) -> None:
    mill = passage(tmp_path)
    counts = score_passage(mill, right(mill)[1:])
    assert (counts["exact"], counts["origin"]) == (1, 1)


def test_values_are_compared_where_the_source_was_found(tmp_path: Path) -> None:
    mill = passage(tmp_path)
    counts = score_passage(mill, right(mill))
    assert (counts["found"], counts["kind"], counts["naming"], counts["cue_class"]) == (3, 3, 1, 2)
    assert (counts["counted"], counts["count"]) == (1, 1)


def test_what_nobody_says_hangs_on_nobody(tmp_path: Path) -> None:
    mill = passage(tmp_path)
    assert innermost_over(mill, mill.attributions[1], []) is None
    assert score_passage(mill, [])["exact"] == 0


def test_sources_match_by_half_of_the_shorter_words(tmp_path: Path) -> None:
    mill = passage(tmp_path)
    officials = mill.attributions[1]
    assert same_source(mill, officials, said(mill, "p", "citing two officials, said", "said", None))
    assert not same_source(mill, officials, said(mill, "p", "Delta Radio", "said", None))
    assert not same_source(mill, officials, said(mill, "p", None, "said", None))


def test_pairs_use_each_attribution_once(tmp_path: Path) -> None:
    mill = passage(tmp_path)
    pairs: Sequence[tuple[str, str]] = [(g.id, p.id) for g, p in paired(mill.attributions, right(mill))]
    assert sorted(pairs) == [("a1", "p2"), ("a2", "p1"), ("a3", "p3")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('cue = "citing"', 'cue = "quoting"', "'quoting' is not in the text"),
        ('parent = "a1"', 'parent = "a9"', "'a9' of 'a2' does not stand before it"),
        ("count = 2", 'count = "two"', "count a number"),
    ],
)
def test_a_broken_passage_is_named(tmp_path: Path, old: str, new: str, fault: str) -> None:
    with pytest.raises(DataError, match=r"one\.toml, mill: .*" + fault):
        passage(tmp_path, PASSAGE.replace(old, new))


def test_a_folder_without_passages_is_missing_input(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no passages with chains"):
        load_chains(tmp_path)
