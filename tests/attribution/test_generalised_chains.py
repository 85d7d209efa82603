"""Chains whose parse is not as the grammar books have it, each on the tree and the spans that the model gives."""

import pytest
from attribution_trees import NOTHING, link, passage, span

from purport.attribution import find_attributions
from purport.records.article import Article, Block
from purport.records.attribution import Attribution

TOLD = """
The the DET DT 2 det
nurse nurse NOUN NN 3 nsubj
said say VERB VBD 0 root
the the DET DT 5 det
clinic clinic NOUN NN 7 iobj
had have AUX VBD 7 aux
told tell VERB VBN 3 ccomp
her she PRON PRP 7 iobj
that that SCONJ IN 13 mark
the the DET DT 11 det
wells well NOUN NNS 13 nsubj:pass
were be AUX VBD 13 aux:pass
poisoned_ poison VERB VBN 7 ccomp
. . PUNCT . 3 punct
"""
SECOND_SUBJECT = """
Thieves thief NOUN NNS 2 nsubj
sold sell VERB VBD 17 ccomp
the the DET DT 4 det
cables cable NOUN NNS 2 obj
for for ADP IN 6 case
scrap_ scrap NOUN NN 2 obl
, , PUNCT , 17 punct
a a DET DT 10 det
Chadian Chadian ADJ JJ 10 amod
inspector inspector NOUN NN 2 nsubj
cited cite VERB VBN 10 acl
by by ADP IN 14 case
the the DET DT 14 det
weekly weekly NOUN NN 11 obl:agent
Delta Delta PROPN NNP 16 compound
Review Review PROPN NNP 14 appos
said_ say VERB VBD 0 root
. . PUNCT . 17 punct
"""
PUT_OFF = """
The the DET DT 2 det
newspaper newspaper NOUN NN 3 nsubj
reported report VERB VBD 0 root
on on ADP IN 5 case
Sunday_ Sunday PROPN NNP 3 obl
, , PUNCT , 7 punct
citing cite VERB VBG 3 advcl
two two NUM CD 9 nummod
officials official NOUN NNS 7 obj
at at ADP IN 12 case
the the DET DT 12 det
ministry_ ministry NOUN NN 9 nmod
, , PUNCT , 18 punct
that that SCONJ IN 18 mark
the the DET DT 16 det
ship ship NOUN NN 18 nsubj
had have AUX VBD 18 aux
left_ leave VERB VBN 9 acl:relcl
. . PUNCT . 3 punct
"""
RUMOURS = """
Rumours rumour NOUN NNS 2 nsubj
spread spread VERB VBD 0 root
in in ADP IN 4 case
Lima Lima PROPN NNP 2 obl
that that SCONJ IN 9 mark
the the DET DT 7 det
mayor mayor NOUN NN 9 nsubj
had have AUX VBD 9 aux
fled_ flee VERB VBN 2 ccomp
. . PUNCT . 2 punct
"""
TWO_CITED = """
Peru Peru PROPN NNP 3 nsubj
had have AUX VBD 3 aux
left_ leave VERB VBN 7 ccomp
, , PUNCT , 7 punct
Delta Delta PROPN NNP 6 compound
Radio Radio PROPN NNP 7 nsubj
reported_ report VERB VBD 0 root
, , PUNCT , 9 punct
quoting quote VERB VBG 7 advcl
a a DET DT 11 det
diplomat diplomat NOUN NN 9 obj
who who PRON WP 13 nsubj
cited cite VERB VBD 11 acl:relcl
a a DET DT 15 det
letter letter NOUN NN 13 obj
from from ADP IN 18 case
Brazilian Brazilian ADJ JJ 18 amod
mediators_ mediator NOUN NNS 15 nmod
. . PUNCT . 7 punct
"""
WITHHELD = """
The the DET DT 2 det
widow widow NOUN NN 3 nsubj
says say VERB VBZ 0 root
guards guard NOUN NNS 6 nsubj
had have AUX VBD 6 aux
denied deny VERB VBN 3 ccomp
him he PRON PRP 6 obj
water_ water NOUN NN 6 xcomp
. . PUNCT . 3 punct
"""
UNDERSTOOD = """
It it PRON PRP 3 expl
is be AUX VBZ 3 cop
understood understand VERB VBN 0 root
that that SCONJ IN 8 mark
the the DET DT 6 det
council council NOUN NN 8 nsubj
will will AUX MD 8 aux
meet_ meet VERB VB 3 csubj:pass
. . PUNCT . 3 punct
"""
REPEATED = """
The the DET DT 2 det
group group NOUN NN 3 nsubj
repeated repeat VERB VBD 0 root
its its PRON PRP$ 5 nmod:poss
claim claim NOUN NN 3 obj
that that SCONJ IN 9 mark
troops troop NOUN NNS 9 nsubj
had have AUX VBD 9 aux
burned burn VERB VBN 5 acl
the the DET DT 11 det
mill_ mill NOUN NN 9 obj
. . PUNCT . 3 punct
"""


def chains(
    tree: str, *spans: tuple[str, int, int], links: tuple[object, ...] = ()
) -> list[tuple[str | None, str | None, str | None, str]]:
    """Give source, cue, source of the parent and content of each attribution."""
    made = passage(tree, spans=tuple(span(*s) for s in spans), links=links)
    block = Block(kind="body", start=0, end=len(made.text))
    read = Article(id="t", sha256="0" * 64, text=made.text, blocks=(block,))
    got = find_attributions(read, (made,), NOTHING)
    by_id: dict[str | None, Attribution] = {a.id: a for a in got}
    return [
        (
            a.source.text,
            a.cue.text if a.cue else None,
            by_id[a.parent].source.text if a.parent else None,
            " ".join(made.text[start:end] for start, end in a.content.spans),
        )
        for a in got
    ]


def test_a_subject_before_a_verb_of_telling_speaks_even_if_parsed_as_one_who_is_told() -> None:
    got = chains(TOLD, ("source", 0, 2), ("cue", 2, 3), ("content", 3, 13), links=(link(1, (0,), (2,)),))
    assert [g[:3] for g in got] == [("The nurse", "said", None), ("the clinic", "had told", "The nurse")]


def test_a_speaker_behind_the_comma_is_not_a_second_subject_of_what_is_said() -> None:
    got = chains(
        SECOND_SUBJECT,
        ("content", 0, 6), ("content", 7, 10), ("cue", 10, 11), ("source", 12, 16), ("cue", 16, 17),
        links=(link(4, (3,), (0,)), link(2, (), (1,))),
    )  # fmt: skip
    assert ("the weekly Delta Review", "cited", None) in [g[:3] for g in got]
    inner = [g for g in got if g[0] is not None and g[0].startswith("a Chadian inspector")]
    assert [g[1:] for g in inner] == [("said", "the weekly Delta Review", "Thieves sold the cables for scrap")]


def test_a_clause_put_off_by_citing_is_the_content_of_the_outlet_and_of_the_cited() -> None:
    got = chains(
        PUT_OFF, ("source", 0, 2), ("cue", 2, 3), ("cue", 6, 7), ("content", 7, 18),
        links=(link(2, (0,), (3,)), link(1, (), ())),
    )  # fmt: skip
    assert [g[:3] for g in got] == [
        ("The newspaper", "reported", None),
        ("two officials at the ministry", "citing", "The newspaper"),
    ]
    assert all("the ship had left" in g[3] for g in got)


@pytest.mark.parametrize(("tree", "cue"), [(RUMOURS, "Rumours"), (UNDERSTOOD, "understood")])
def test_what_nobody_named_says_is_attributed_to_an_elided_source(tree: str, cue: str) -> None:
    ((source, found, parent, _),) = chains(tree)
    assert (source, found, parent) == (None, cue, None)


def test_what_a_cited_source_cites_is_a_further_hop() -> None:
    got = chains(
        TWO_CITED,
        ("content", 0, 3),
        ("source", 4, 6),
        ("cue", 6, 7),
        ("content", 8, 18),
        links=(link(2, (1,), (0, 3)),),
    )
    assert [g[0] for g in got][:2] == ["Delta Radio", "a diplomat"]
    assert got[2][0] is not None
    assert got[2][0].startswith("a letter")
    assert [g[2] for g in got] == [None, "Delta Radio", "a diplomat"]


def test_what_is_denied_to_somebody_is_no_denial() -> None:
    assert [g[0] for g in chains(WITHHELD)] == ["The widow"]


def test_a_group_that_repeats_its_claim_speaks_once() -> None:
    assert [g[:3] for g in chains(REPEATED)] == [("The group", "repeated", None)]
