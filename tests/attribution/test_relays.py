"""Relays and other chains that syntax shows, each on a hand-corrected tree of a sentence written for it."""

import time

import pytest
from attribution_trees import NOTHING, article, link, passage, span

from purport.attribution import find_attributions
from purport.records.article import Article, Block
from purport.records.attribution import Attribution

Expected = tuple[str | None, str | None, str, int | None, str | None]
"""Source, cue, cue class, number of the enclosing attribution, content; a content of None is not looked at."""

QUOTED_REPORT = """
“_ " PUNCT `` 4 punct
We we PRON PRP 4 nsubj:pass
were be AUX VBD 4 aux:pass
told tell VERB VBN 17 ccomp
by by ADP IN 7 case
the the DET DT 7 det
pilot pilot NOUN NN 4 obl:agent
that that SCONJ IN 12 mark
the the DET DT 10 det
strip strip NOUN NN 12 nsubj
was be AUX VBD 12 cop
clear_ clear ADJ JJ 4 ccomp
,_ , PUNCT , 4 punct
” " PUNCT '' 4 punct
the the DET DT 16 det
captain captain NOUN NN 17 nsubj
wrote write VERB VBD 0 root
before before ADP IN 20 case
the the DET DT 20 det
crash_ crash NOUN NN 4 obl
. . PUNCT . 17 punct
"""
COMMENT = """
The the DET DT 2 det
depot depot NOUN NN 5 nsubj:pass
was be AUX VBD 5 aux:pass
reportedly reportedly ADV RB 5 advmod
shelled shell VERB VBN 9 ccomp
twice_ twice ADV RB 5 advmod
, , PUNCT , 9 punct
diplomats diplomat NOUN NNS 9 nsubj
said_ say VERB VBD 0 root
. . PUNCT . 9 punct
"""
RELYING = """
Detectives_ detective NOUN NNS 8 nsubj
, , PUNCT , 3 punct
relying rely VERB VBG 1 acl
on on ADP IN 6 case
an a DET DT 6 det
informer_ informer NOUN NN 3 obl
, , PUNCT , 1 punct
say say VERB VBP 0 root
the the DET DT 10 det
barge barge NOUN NN 12 nsubj:pass
was be AUX VBD 12 aux:pass
sunk_ sink VERB VBN 8 ccomp
. . PUNCT . 8 punct
"""
HOLDING = """
The the DET DT 2 det
minutes minute NOUN NNS 3 nsubj
have have VERB VBP 0 root
the the DET DT 5 det
treasurer treasurer NOUN NN 3 obj
claiming claim VERB VBG 3 xcomp
that that SCONJ IN 11 mark
the the DET DT 9 det
fund fund NOUN NN 11 nsubj
was be AUX VBD 11 cop
empty_ empty ADJ JJ 6 ccomp
. . PUNCT . 3 punct
"""
ASCRIBED = """
The the DET DT 2 det
leaflet leaflet NOUN NN 3 nsubj
attributes attribute VERB VBZ 0 root
to to ADP IN 6 case
the the DET DT 6 det
bishop bishop NOUN NN 3 obl
the the DET DT 8 det
remark remark NOUN NN 3 obj
that that SCONJ IN 13 mark
the the DET DT 11 det
mine mine NOUN NN 13 nsubj:pass
was be AUX VBD 13 aux:pass
cursed_ curse VERB VBN 8 acl
. . PUNCT . 3 punct
"""
QUOTES_COLON = """
The the DET DT 2 det
cable cable NOUN NN 3 nsubj
quotes quote VERB VBZ 0 root
a a DET DT 5 det
sergeant_ sergeant NOUN NN 3 obj
: : PUNCT : 11 punct
the the DET DT 8 det
gate gate NOUN NN 11 nsubj
will will AUX MD 11 aux
not not PART RB 11 advmod
open_ open VERB VB 3 ccomp
. . PUNCT . 3 punct
"""
NOUN_COLON = """
Envoys envoy PROPN NNPS 2 nsubj
repeated repeat VERB VBD 0 root
the the DET DT 4 det
rebels_ rebel NOUN NNS 6 nmod:poss
' 's PART POS 4 case
demand_ demand NOUN NN 2 obj
: : PUNCT : 8 punct
food food NOUN NN 6 appos
first_ first ADV RB 8 advmod
, , PUNCT , 11 punct
talks talk NOUN NNS 8 conj
later_ late ADV RBR 11 advmod
. . PUNCT . 2 punct
"""
REPORT_IN = """
The the DET DT 2 det
coastguard coastguard NOUN NN 3 nsubj
rejected reject VERB VBD 0 root
a a DET DT 5 det
report report NOUN NN 3 obj
in in ADP IN 9 case
the the DET DT 9 det
Harbour Harbour PROPN NNP 9 compound
Post Post PROPN NNP 5 nmod
that that SCONJ IN 14 mark
its its PRON PRP$ 12 nmod:poss
crew crew NOUN NN 14 nsubj
had have AUX VBD 14 aux
fired_ fire VERB VBN 5 acl:relcl
. . PUNCT . 3 punct
"""
HEARD = """
The the DET DT 2 det
inquiry inquiry NOUN NN 3 nsubj
heard hear VERB VBD 0 root
from from ADP IN 6 case
Dr Dr PROPN NNP 6 nmod:desc
Lund Lund PROPN NNP 3 obl
that that SCONJ IN 10 mark
patients patient NOUN NNS 10 nsubj
had have AUX VBD 10 aux
left_ leave VERB VBN 3 ccomp
. . PUNCT . 3 punct
"""
ADDING = """
The the DET DT 2 det
vote vote NOUN NN 4 nsubj
will will AUX MD 4 aux
slip_ slip VERB VB 8 ccomp
, , PUNCT , 8 punct
an a DET DT 7 det
aide aide NOUN NN 8 nsubj
told tell VERB VBD 0 root
the the DET DT 10 det
Courier_ Courier PROPN NNP 8 iobj
, , PUNCT , 12 punct
adding add VERB VBG 8 advcl
that that SCONJ IN 15 mark
talks talk NOUN NNS 15 nsubj
went go VERB VBD 12 ccomp
on_ on ADV RP 15 advmod
. . PUNCT . 8 punct
"""
SMALL_CLAUSE = """
Growers grower NOUN NNS 2 nsubj
want want VERB VBP 0 root
the the DET DT 4 det
dam dam NOUN NN 5 nsubj:pass
gone_ go VERB VBN 2 xcomp
. . PUNCT . 2 punct
"""
POINTING = """
Could could AUX MD 4 aux
the the DET DT 3 det
vote vote NOUN NN 4 nsubj
wait_ wait VERB VB 0 root
? ? PUNCT . 4 punct

That that PRON DT 3 nsubj
is be AUX VBZ 3 cop
what what PRON WP 0 root
the the DET DT 5 det
governors governor NOUN NNS 6 nsubj
asked_ ask VERB VBD 3 acl:relcl
. . PUNCT . 3 punct
"""
TRANSCRIPT = """
LOPEZ Lopez PROPN NNP 0 root
(_ ( PUNCT -LRB- 4 punct
by by ADP IN 4 case
phone phone NOUN NN 1 parataxis
from from ADP IN 6 case
Lima_ Lima PROPN NNP 4 nmod
): ): PUNCT -RRB- 4 punct
The the DET DT 9 det
guard guard NOUN NN 10 nsubj
came come VERB VBD 1 parataxis
and and CCONJ CC 12 cc
said say VERB VBD 10 conj
nobody nobody PRON NN 14 nsubj
leaves_ leave VERB VBZ 12 ccomp
. . PUNCT . 10 punct
"""
FLASH = """
Harbour harbour NOUN NN 2 compound
strike strike NOUN NN 0 root
to to PART TO 4 mark
last last ADJ VB 2 nmod
until until ADP IN 6 case
June June PROPN NNP 4 obl
– - PUNCT : 10 punct
dockers_ docker NOUN NNS 10 nmod:poss
' 's PART POS 8 case
union union NOUN NN 2 parataxis
"""
NO_COMMENT = """
Asked ask VERB VBN 8 advcl
about about ADP IN 4 case
the the DET DT 4 det
letter_ letter NOUN NN 1 obl
, , PUNCT , 1 punct
the the DET DT 7 det
palace palace NOUN NN 8 nsubj
had have VERB VBD 0 root
no no DET DT 10 det
comment_ comment NOUN NN 8 obj
. . PUNCT . 8 punct
"""
PUBLISHED = """
Minutes minute NOUN NNS 6 nsubj
published publish VERB VBN 1 acl
by by ADP IN 4 case
Le Le PROPN NNP 2 obl:agent
Phare Phare PROPN NNP 4 flat
say say VERB VBP 0 root
the the DET DT 8 det
fund fund NOUN NN 10 nsubj
was be AUX VBD 10 cop
empty_ empty ADJ JJ 6 ccomp
. . PUNCT . 6 punct
"""
IN_TURN = """
The the DET DT 3 det
Daily Daily ADJ NNP 3 amod
Sun_ Sun PROPN NNP 11 nsubj
, , PUNCT , 3 punct
in in ADP IN 6 case
turn turn NOUN NN 11 obl
citing cite VERB VBG 11 advcl
Iraqi Iraqi ADJ JJ 9 amod
media_ media NOUN NNS 7 obj
, , PUNCT , 7 punct
names name VERB VBZ 0 root
him he PRON PRP 11 obj
and and CCONJ CC 14 cc
adds add VERB VBZ 11 conj
that that SCONJ IN 17 mark
he he PRON PRP 17 nsubj
fled_ flee VERB VBD 14 ccomp
. . PUNCT . 11 punct
"""
TRAILING = """
The the DET DT 2 det
mill mill NOUN NN 3 nsubj
burned burn VERB VBD 0 root
twice_ twice ADV RB 3 advmod
, , PUNCT , 9 punct
the the DET DT 8 det
Harbour Harbour PROPN NNP 8 compound
Weekly Weekly PROPN NNP 9 nsubj
claims claim VERB VBZ 3 parataxis
in in ADP IN 13 case
its its PRON PRP$ 13 nmod:poss
latest late ADJ JJS 13 amod
number_ number NOUN NN 9 obl
. . PUNCT . 3 punct
"""

CASES: list[tuple[str, tuple[tuple[int, int, str], ...], list[Expected]]] = [
    (
        QUOTED_REPORT,
        (),
        [
            ("the pilot", "were told", "report", 1, "the strip was clear"),
            ("the captain", "wrote", "report", None, None),
        ],
    ),
    (COMMENT, (), [(None, "reportedly", "report", 1, None), ("diplomats", "said", "report", None, None)]),
    (
        RELYING,
        (),
        [("an informer", "relying on", "report", 1, "the barge was sunk"), ("Detectives", "say", "report", None, None)],
    ),
    (HOLDING, (), [("The minutes", "have", "report", None, None), ("the treasurer", "claiming", "allege", 0, None)]),
    (
        ASCRIBED,
        (),
        [
            ("The leaflet", "attributes", "report", None, None),
            ("the bishop", "remark", "report", 0, "the mine was cursed"),
        ],
    ),
    (
        QUOTES_COLON,
        (),
        [("The cable", "quotes", "report", None, None), ("a sergeant", None, "none", 0, "the gate will not open")],
    ),
    (
        NOUN_COLON,
        (),
        [
            ("Envoys", "repeated", "report", None, None),
            ("the rebels", "demand", "demand", 0, "food first, talks later"),
        ],
    ),
    (
        REPORT_IN,
        ((7, 9, "ORG"),),
        [("The coastguard", "rejected", "deny", None, None), ("the Harbour Post", "report", "report", 0, None)],
    ),
    (HEARD, ((5, 6, "PER"),), [("Dr Lund", "heard from", "report", None, None)]),
    (
        ADDING,
        (),
        [("an aide", "told", "report", None, "The vote will slip"), ("an aide", "adding", "report", None, None)],
    ),
    (SMALL_CLAUSE, (), [("Growers", "want", "want", None, "the dam gone")]),
    (
        TRANSCRIPT,
        ((0, 1, "PER"), (5, 6, "LOC")),
        [("LOPEZ", None, "none", None, None), ("The guard", "said", "report", 0, "nobody leaves")],
    ),
    (FLASH, (), [("dockers' union", None, "none", None, "Harbour strike to last until June")]),
    (NO_COMMENT, (), [("the palace", "had no comment", "decline", None, "the letter")]),
    (
        PUBLISHED,
        ((3, 5, "PER"),),
        [("Le Phare", "published", "report", None, None), ("Minutes published by Le Phare", "say", "report", 0, None)],
    ),
    (
        IN_TURN,
        ((1, 3, "ORG"),),
        [("Iraqi media", "citing", "report", 1, None), ("The Daily Sun", "adds", "report", None, None)],
    ),
    (TRAILING, ((6, 8, "ORG"),), [("the Harbour Weekly", "claims", "allege", None, "The mill burned twice")]),
]


@pytest.mark.parametrize(("tree", "ents", "expected"), CASES)
def test_who_relays_whom(tree: str, ents: tuple[tuple[int, int, str], ...], expected: list[Expected]) -> None:
    made = passage(tree, ents=ents)
    page = Article(id="t", sha256="0" * 64, text=made.text, blocks=(Block(kind="body", start=0, end=len(made.text)),))
    found = find_attributions(page, (made,), NOTHING)
    assert [_seen(page.text, found, a, e) for a, e in zip(found, expected, strict=False)] == expected
    assert len(found) == len(expected)


def _seen(text: str, found: tuple[Attribution, ...], a: Attribution, expected: Expected) -> Expected:
    parent = None if a.parent is None else [x.id for x in found].index(a.parent)
    content = " ... ".join(text[s:e] for s, e in a.content.spans).removeprefix("that ")
    cue = a.cue.text if a.cue else None
    return a.source.text, cue, a.cue.class_ if a.cue else "none", parent, content if expected[4] is not None else None


CONFIRMED = """
The the DET DT 2 det
ceasefire ceasefire NOUN NN 4 nsubj
is be AUX VBZ 4 cop
over_ over ADV RB 8 ccomp
, , PUNCT , 4 punct
the the DET DT 7 det
presidency presidency NOUN NN 8 nsubj
confirmed confirm VERB VBD 0 root
on on ADP IN 10 case
Wednesday_ Wednesday PROPN NNP 8 obl
. . PUNCT . 8 punct
"""


def test_the_speaker_of_a_trailing_clause_is_no_content_whatever_the_head_says() -> None:
    made = passage(CONFIRMED, spans=(span("content", 5, 7), span("cue", 7, 8)), links=(link(1, (), (0,)),))
    page = Article(id="t", sha256="0" * 64, text=made.text, blocks=(Block(kind="body", start=0, end=len(made.text)),))
    (a,) = find_attributions(page, (made,), NOTHING)
    assert (a.source.text, a.cue and a.cue.class_) == ("the presidency", "confirm")
    assert [page.text[s:e] for s, e in a.content.spans] == ["The ceasefire is over"]


def test_a_question_in_an_interview_has_no_source() -> None:
    page, passages = article(
        "Q_ Q NOUN NN 4 dep\n: : PUNCT : 4 punct\nWho who PRON WP 4 nsubj\nleft_ leave VERB VBD 0 root\n"
        "? ? PUNCT . 4 punct"
    )
    assert find_attributions(page, passages, NOTHING) == ()


def test_a_sentence_that_only_points_back_reports_the_one_before() -> None:
    made = passage(POINTING, spans=(span("source", 8, 10), span("cue", 10, 11)), links=(link(1, (0,), ()),))
    page = Article(id="t", sha256="0" * 64, text=made.text, blocks=(Block(kind="body", start=0, end=len(made.text)),))
    (a,) = find_attributions(page, (made,), NOTHING)
    assert a.source.text == "the governors"
    assert [page.text[s:e] for s, e in a.content.spans] == ["Could the vote wait"]


def _seconds(copies: int) -> float:
    page, passages = article("\n\n".join([tree.strip() for tree, _, _ in CASES] * copies))
    best = 9.0
    for _ in range(2):
        start = time.process_time()
        find_attributions(page, passages, NOTHING)
        best = min(best, time.process_time() - start)
    return best


def test_relays_in_one_long_paragraph_cost_no_more_each_than_in_a_short_one() -> None:
    short, long = _seconds(10), _seconds(80)
    assert long < 8 * short * 2.5 + 0.05
