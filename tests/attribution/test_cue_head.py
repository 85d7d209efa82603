"""What the cue head adds to the rules, drops of theirs and leaves alone."""

import pytest
from attribution_trees import NOTHING, link, passage, seen, span

from purport.attribution import find_attributions
from purport.language.passages import Passage
from purport.records.article import Article, Block
from purport.records.attribution import Attribution

INQUIRY = """
The the DET DT 2 det
mayor mayor NOUN NN 3 nsubj
said say VERB VBD 0 root
the the DET DT 5 det
army army NOUN NN 7 nsubj
had have AUX VBD 7 aux
ordered order VERB VBN 3 ccomp
an a DET DT 9 det
inquiry inquiry NOUN NN 7 obj
into into ADP IN 12 case
the the DET DT 12 det
fire_ fire NOUN NN 9 nmod
. . PUNCT . 3 punct
"""
ALONE = """
The the DET DT 2 det
army army NOUN NN 4 nsubj
had have AUX VBD 4 aux
ordered order VERB VBN 0 root
an a DET DT 6 det
inquiry_ inquiry NOUN NN 4 obj
. . PUNCT . 4 punct
"""
WARNING = """
The the DET DT 2 det
guide guide NOUN NN 3 nsubj
said say VERB VBD 0 root
the the DET DT 5 det
council council NOUN NN 6 nsubj
ignored ignore VERB VBD 3 ccomp
the the DET DT 8 det
divers_ diver NOUN NNS 5 nmod:poss
' ' PART POS 8 case
warning warning NOUN NN 6 obj
that that SCONJ IN 14 mark
the the DET DT 13 det
lake lake NOUN NN 14 nsubj
leaked_ leak VERB VBD 6 advcl
. . PUNCT . 3 punct
"""
PLAN = """
The the DET DT 2 det
bridge bridge NOUN NN 3 nsubj
opened open VERB VBD 0 root
according accord VERB VBG 6 case
to to ADP IN 4 fixed
schedule_ schedule NOUN NN 3 obl
. . PUNCT . 3 punct
"""
AGREED = """
The the DET DT 2 det
envoy envoy NOUN NN 3 nsubj
said say VERB VBD 0 root
both both DET DT 5 det
sides side NOUN NNS 7 nsubj
had have AUX VBD 7 aux
agreed agree VERB VBN 3 ccomp
to to PART TO 9 mark
share share VERB VB 7 xcomp
the the DET DT 11 det
maps_ map NOUN NNS 9 obj
. . PUNCT . 3 punct
"""
RELAYED = """
The the DET DT 2 det
clerk clerk NOUN NN 3 nsubj
said say VERB VBD 0 root
Ana Ana PROPN NNP 5 nsubj
glimmered glimmer VERB VBD 3 ccomp
that that SCONJ IN 9 mark
the the DET DT 8 det
vault vault NOUN NN 9 nsubj
leaked_ leak VERB VBD 5 ccomp
. . PUNCT . 3 punct
"""
ACCUSED = """
The the DET DT 2 det
union union NOUN NN 3 nsubj
accuses accuse VERB VBZ 0 root
him he PRON PRP 3 obj
of of SCONJ IN 6 mark
telling tell VERB VBG 3 advcl
drivers driver NOUN NNS 6 obj
to to PART TO 9 mark
strike_ strike VERB VB 6 xcomp
. . PUNCT . 3 punct
"""


def attributions(made: Passage) -> tuple[Attribution, ...]:
    block = Block(kind="body", start=0, end=len(made.text))
    article = Article(id="t", sha256="0" * 64, text=made.text, blocks=(block,))
    return find_attributions(article, [made], NOTHING)


def hops(made: Passage) -> list[tuple[str | None, str, str, str | None]]:
    """Give source, cue, class and parent of every attribution."""
    return [(a.source.text, a.cue.text if a.cue else "", a.cue.class_ if a.cue else "", a.parent)
            for a in attributions(made)]  # fmt: skip


def content(made: Passage, cue: str) -> str:
    found = next(a for a in attributions(made) if a.cue is not None and a.cue.text == cue)
    return " ".join(made.text[start:end] for start, end in found.content.spans)


def test_an_inner_cue_that_the_frames_of_the_lexicon_bar_is_found() -> None:
    made = passage(INQUIRY, cues=seen(13, (2, "report", 0.99), (6, "order", 0.7)))
    assert hops(made) == [("The mayor", "said", "report", None), ("the army", "had ordered", "order", "a1")]
    assert content(made, "had ordered") == "an inquiry into the fire"


@pytest.mark.parametrize("cues", [None, seen(13, (2, "report", 0.99), (6, "order", 0.3))])
def test_without_the_heads_word_the_rules_stand_alone(cues: object) -> None:
    assert hops(passage(INQUIRY, cues=cues)) == [("The mayor", "said", "report", None)]


def test_outside_of_any_content_the_head_has_to_be_surer() -> None:
    assert hops(passage(ALONE, cues=seen(7, (3, "order", 0.7)))) == []
    sure = passage(ALONE, cues=seen(7, (3, "order", 0.97)))
    assert hops(sure) == [("The army", "had ordered", "order", None)]


def test_a_noun_that_the_parse_parts_from_owner_and_clause_gets_both() -> None:
    made = passage(WARNING, cues=seen(15, (2, "report", 0.99), (9, "report", 0.9)))
    source, parent = next((source, parent) for source, cue, _, parent in hops(made) if cue == "warning")
    assert source is not None
    assert source.endswith("divers")
    assert parent == "a1"
    assert content(made, "warning") == "that the lake leaked"


def test_a_rule_that_the_head_disowns_is_dropped() -> None:
    assert [cue for _, cue, _, _ in hops(passage(PLAN))] == ["according to"]
    assert hops(passage(PLAN, cues=seen(7, (3, "report", 0.2)))) == []
    assert [cue for _, cue, _, _ in hops(passage(PLAN, cues=seen(7, (3, "report", 0.9))))] == ["according to"]


def test_a_mere_mention_is_kept_where_the_head_takes_it_for_a_cue() -> None:
    spans = (span("source", 3, 5), span("cue", 5, 7), span("content", 7, 11))
    links = (link(1, (0,), (2,)),)
    known = seen(12, (2, "report", 0.99), (6, "plan", 0.8))
    doubtful = seen(12, (2, "report", 0.99), (6, "plan", 0.2))
    assert "had agreed" in [cue for _, cue, _, _ in hops(passage(AGREED, spans=spans, links=links, cues=known))]
    assert "had agreed" not in [cue for _, cue, _, _ in hops(passage(AGREED, spans=spans, links=links, cues=doubtful))]


def test_the_lexicon_gives_the_class_and_the_head_only_where_it_has_none() -> None:
    known = passage(INQUIRY, cues=seen(13, (2, "report", 0.99), (6, "threaten", 0.9)))
    assert hops(known)[1][2] == "order"
    unknown = passage(RELAYED, cues=seen(10, (2, "report", 0.99), (4, "predict", 0.9)))
    assert hops(unknown)[1] == ("Ana", "glimmered", "predict", "a1")


def test_whoever_is_accused_of_saying_is_the_one_who_said_it() -> None:
    assert [(s, cue) for s, cue, _, _ in hops(passage(ACCUSED))] == [("The union", "accuses"), ("him", "telling")]


def test_an_inner_content_ends_with_the_outer_one() -> None:
    spans = (span("source", 0, 2), span("cue", 2, 3), span("content", 3, 9))
    made = passage(INQUIRY, spans=spans, links=(link(1, (0,), (2,)),),
                   cues=seen(13, (2, "report", 0.99), (6, "order", 0.7)))  # fmt: skip
    assert content(made, "had ordered") == "an inquiry"
    assert hops(made)[1][3] == "a1"


def test_the_terms_of_a_promise_belong_to_it() -> None:
    tree = INQUIRY.replace("into into", "for for").replace("fire_ fire NOUN NN 9 nmod", "boats_ boat NOUN NNS 7 obl")
    made = passage(tree, cues=seen(13, (2, "report", 0.99), (6, "order", 0.7)))
    assert content(made, "had ordered") == "an inquiry for the boats"
