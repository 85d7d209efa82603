"""Reports whose parts stand apart: speakers between commas, relays before what is said, subjects of other clauses."""

import numpy as np
import pytest
from attribution_trees import NOTHING, passage

from purport.attribution import find_attributions
from purport.language.analysis import CUE_LABELS
from purport.records.article import Article, Block

SMOKE = """
The the DET DT 2 det
smoke_ smoke NOUN NN 12 nsubj
, , PUNCT , 4 punct
argues argue VERB VBZ 12 parataxis
Ana Ana PROPN NNP 4 obj
Ruiz Ruiz PROPN NNP 5 flat
of of ADP IN 10 case
the the DET DT 10 det
Lima Lima PROPN NNP 10 compound
observatory_ observatory NOUN NN 5 nmod
, , PUNCT , 4 punct
came come VERB VBD 0 root
from from ADP IN 15 case
a a DET DT 15 det
kiln_ kiln NOUN NN 12 obl
. . PUNCT . 12 punct
"""
SMOKE_TAKEN = (
    SMOKE.replace("12 nsubj", "4 nsubj").replace("VBZ 12 parataxis", "VBZ 0 root").replace("VBD 0 root", "VBD 4 conj")
)
PROMISE = """
Miners miner NOUN NNS 2 nsubj
doubted doubt VERB VBD 0 root
the the DET DT 4 det
firm_ firm NOUN NN 6 nmod:poss
's 's PART POS 4 case
promise_ promise NOUN NN 2 obj
, , PUNCT , 8 punct
relayed relay VERB VBN 2 advcl
by by ADP IN 11 case
the the DET DT 11 det
mayor_ mayor NOUN NN 8 obl:agent
, , PUNCT , 8 punct
to to PART TO 14 mark
reopen reopen VERB VB 2 advcl
the the DET DT 16 det
pit_ pit NOUN NN 14 obj
. . PUNCT . 2 punct
"""
DEPOT = """
Drivers driver NOUN NNS 10 nsubj
at at ADP IN 5 case
the the DET DT 5 det
northern northern ADJ JJ 5 amod
depot depot NOUN NN 1 nmod
claim claim VERB VBP 0 root
the the DET DT 8 det
manager manager NOUN NN 10 nsubj
had have AUX VBD 10 aux
told tell VERB VBN 6 ccomp
them they PRON PRP 10 iobj
to to PART TO 13 mark
speed_ speed VERB VB 10 xcomp
. . PUNCT . 6 punct
"""
RAIN = """
The the DET DT 2 det
institute institute NOUN NN 3 nsubj
predicts predict VERB VBZ 0 root
that that SCONJ IN 7 mark
rain rain NOUN NN 7 nsubj
will will AUX MD 7 aux
come_ come VERB VB 3 ccomp
, , PUNCT , 12 punct
and and CCONJ CC 12 cc
its its PRON PRP$ 11 nmod:poss
director director NOUN NN 12 nsubj
urged urge VERB VBD 3 conj
farmers farmer NOUN NNS 12 obj
to to PART TO 15 mark
wait_ wait VERB VB 12 xcomp
. . PUNCT . 3 punct
"""
PRESS = """
It it PRON PRP 3 expl
was be AUX VBD 3 aux:pass
claimed claim VERB VBN 0 root
in in ADP IN 7 case
the the DET DT 7 det
local local ADJ JJ 7 amod
press press NOUN NN 3 obl
that that SCONJ IN 12 mark
the the DET DT 10 det
mayor mayor NOUN NN 12 nsubj
had have AUX VBD 12 aux
resigned_ resign VERB VBN 3 csubj:pass
. . PUNCT . 3 punct
"""
VERSION = """
The the DET DT 2 det
union union NOUN NN 5 nsubj
does do AUX VBZ 5 aux
not not PART RB 5 advmod
accept accept VERB VB 0 root
this this DET DT 7 det
version_ version NOUN NN 5 obj
. . PUNCT . 5 punct
"""
DASHBOARD = """
The the DET DT 2 det
bakery bakery NOUN NN 3 nsubj
burned burn VERB VBD 0 root
down_ down ADP RP 3 compound:prt
, , PUNCT , 10 punct
per per ADP IN 10 case
the the DET DT 8 det
city_ city NOUN NN 10 nmod:poss
's 's PART POS 8 case
dashboard_ dashboard NOUN NN 3 obl
. . PUNCT . 3 punct
"""


def said(tree: str, *likely: int) -> list[tuple[str | None, str, str]]:
    """Give source, cue and content of each report; `likely` are the tokens that the cue head is sure of."""
    made = passage(tree)
    rows = np.zeros((len(made.analysis.syntax), len(CUE_LABELS)), dtype=np.float32)
    rows[:, 0] = 0.8
    for token in likely:
        rows[token, 0], rows[token, CUE_LABELS.index("report")] = 0.01, 0.99
    made = passage(tree, cues=rows)
    found = find_attributions(
        Article(id="x", sha256="0" * 64, text=made.text, blocks=(Block(kind="body", start=0, end=len(made.text)),)),
        [made],
        NOTHING,
    )
    return [
        (a.source.text, a.cue.text if a.cue else "", " ".join(made.text[s:e] for s, e in a.content.spans))
        for a in found
    ]


@pytest.mark.parametrize("tree", [SMOKE, SMOKE_TAKEN])
def test_a_speaker_between_commas_has_the_clause_on_both_sides(tree: str) -> None:
    assert said(tree, 3) == [("Ana Ruiz of the Lima observatory", "argues", "The smoke came from a kiln")]


def test_a_relay_stands_between_a_statement_and_what_it_says() -> None:
    found = said(PROMISE, 1, 5, 7)
    assert ("the mayor", "relayed", "the firm's promise to reopen the pit") in found
    assert ("the firm", "promise", "to reopen the pit") in found


def test_the_subject_of_a_cue_may_hang_in_the_clause_below() -> None:
    assert said(DEPOT, 5, 9) == [
        ("Drivers at the northern depot", "claim", "the manager had told them to speed"),
        ("the manager", "had told", "to speed"),
    ]


def test_a_content_ends_where_another_speaks_next() -> None:
    assert [row[2] for row in said(RAIN, 2, 11)] == ["that rain will come", "to wait"]


def test_an_impersonal_report_has_the_press_for_its_source() -> None:
    assert said(PRESS, 2)[0][:2] == ("the local press", "was claimed")


def test_a_version_not_accepted_is_denied() -> None:
    assert said(VERSION) == [("The union", "does not accept", "this version")]


def test_a_document_behind_per_is_a_source_where_a_comma_sets_it_off() -> None:
    assert said(DASHBOARD) == [("the city's dashboard", "per", "The bakery burned down")]
