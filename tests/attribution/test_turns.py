"""Turns of phrase that are no report, and speakers that stand elsewhere than the parse has them."""

import pytest
from attribution_trees import NOTHING, article, link, passage, span

from purport.attribution import find_attributions
from purport.language.passages import Passage
from purport.records.article import Article, Block
from purport.records.attribution import Attribution


def found(tree: str) -> tuple[Attribution, ...]:
    made, passages = article(tree)
    return find_attributions(made, passages, NOTHING)


def of(made: Passage) -> tuple[str, tuple[Attribution, ...]]:
    blocks = (Block(kind=made.kind, start=0, end=len(made.text)),)
    whole = Article(id="t", sha256="0" * 64, text=made.text, blocks=blocks)
    return whole.text, find_attributions(whole, (made,), NOTHING)


def content(text: str, attribution: Attribution) -> str:
    return " ... ".join(text[start:end] for start, end in attribution.content.spans)


UNNAMED = """
A a DET DT 2 det
clerk_ clerk NOUN NN 12 nsubj
, , PUNCT , 7 punct
who who PRON WP 7 nsubj
did do AUX VBD 7 aux
not not PART RB 7 advmod
want want VERB VB 2 acl:relcl
to to PART TO 10 mark
be be AUX VB 10 aux:pass
named_ name VERB VBN 7 xcomp
, , PUNCT , 2 punct
said say VERB VBD 0 root
the the DET DT 14 det
judge judge NOUN NN 16 nsubj:pass
was be AUX VBD 16 aux:pass
held_ hold VERB VBN 12 ccomp
. . PUNCT . 12 punct
"""

CALLED = """
The the DET DT 2 det
rebels rebel NOUN NNS 3 nsubj
used use VERB VBD 0 root
a a DET DT 5 det
drug drug NOUN NN 3 obj
called call VERB VBN 5 acl
Khat_ Khat PROPN NNP 6 xcomp
. . PUNCT . 3 punct
"""

WORTH = """
It it PRON PRP 3 expl
is be AUX VBZ 3 cop
worth worth ADJ JJ 0 root
noting note VERB VBG 3 csubj
that that SCONJ IN 8 mark
the the DET DT 7 det
army army NOUN NN 8 nsubj
shelled shell VERB VBD 4 ccomp
Bosra_ Bosra PROPN NNP 8 obj
. . PUNCT . 3 punct
"""

WHICH_ONES = """
Officials official NOUN NNS 2 nsubj
met meet VERB VBD 0 root
people person NOUN NNS 2 obj
who who PRON WP 5 nsubj
want want VERB VBP 3 acl:relcl
to to PART TO 7 mark
leave leave VERB VB 5 xcomp
the the DET DT 9 det
camp_ camp NOUN NN 7 obj
. . PUNCT . 2 punct
"""

MEANT = """
The the DET DT 2 det
fence fence NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
meant mean VERB VBN 0 root
to to PART TO 6 mark
stop stop VERB VB 4 xcomp
smugglers_ smuggler NOUN NNS 6 obj
. . PUNCT . 4 punct
"""


@pytest.mark.parametrize("tree", [CALLED, WORTH, WHICH_ONES, MEANT])
def test_names_own_remarks_descriptions_and_purposes_are_no_reports(tree: str) -> None:
    assert found(tree) == ()


def test_a_wish_to_stay_unnamed_is_not_a_report_of_its_own() -> None:
    (said,) = found(UNNAMED)
    assert said.cue is not None and said.cue.text == "said"


SEEN = """
Soldiers soldier NOUN NNS 3 nsubj:pass
were be AUX VBD 3 aux:pass
seen see VERB VBN 0 root
beating beat VERB VBG 3 xcomp
a a DET DT 6 det
boy_ boy NOUN NN 4 obj
. . PUNCT . 3 punct
"""


def test_what_was_seen_is_not_believed() -> None:
    made = passage(SEEN, spans=(span("cue", 1, 3), span("content", 3, 6)), links=(link(0, (), (1,)),))
    assert of(made)[1] == ()


NOTING = """
“_ " PUNCT `` 3 punct
They they PRON PRP 3 nsubj
beat beat VERB VBP 7 ccomp
him_ he PRON PRP 3 obj
,_ , PUNCT , 3 punct
” " PUNCT '' 3 punct
said say VERB VBD 0 root
Ruiz_ Ruiz PROPN NNP 7 nsubj
, , PUNCT , 10 punct
noting note VERB VBG 7 advcl
his his PRON PRP$ 12 nmod:poss
age_ age NOUN NN 10 obj
. . PUNCT . 7 punct
"""


def test_a_participle_does_not_take_the_words_before_it() -> None:
    made = passage(
        NOTING,
        spans=(span("content", 0, 6), span("cue", 6, 7), span("source", 7, 8), span("cue", 9, 10)),
        links=(link(1, (2,), (0,)), link(3, (), (0,))),
    )
    text, attributions = of(made)
    assert [content(text, a) for a in attributions] == ["“They beat him,”"]


INVERTED = """
The the DET DT 2 det
raid raid NOUN NN 3 nsubj
hit hit VERB VBD 0 root
a a DET DT 5 det
depot_ depot NOUN NN 3 obj
, , PUNCT , 7 punct
said say VERB VBD 3 advcl
the the DET DT 9 det
army_ army NOUN NN 11 nmod:poss
's 's PART POS 9 case
spokesman_ spokesman NOUN NN 7 iobj
, , PUNCT , 15 punct
according accord VERB VBG 15 case
to to ADP IN 13 fixed
Sana_ Sana PROPN NNP 7 obl
. . PUNCT . 3 punct
"""


def test_the_speaker_behind_the_verb_is_relayed_by_according_to() -> None:
    made, passages = article(INVERTED)
    inner, outer = find_attributions(made, passages, NOTHING)
    assert inner.source.text == "the army's spokesman"
    assert content(made.text, inner) == "The raid hit a depot"
    assert inner.parent == outer.id
    assert outer.source.text == "Sana"


DETACHED = """
Talks talk NOUN NNS 2 nsubj
failed_ fail VERB VBD 0 root
, , PUNCT , 2 punct
but but CCONJ CC 7 cc
the the DET DT 6 det
mayor mayor NOUN NN 7 nsubj
revived revive VERB VBD 2 conj
a a DET DT 9 det
plan_ plan NOUN NN 7 obj
, , PUNCT , 11 punct
saying say VERB VBG 9 acl
it it PRON PRP 14 nsubj
would would AUX MD 14 aux
help_ help VERB VB 11 ccomp
. . PUNCT . 2 punct
"""

BELIEVING = """
He he PRON PRP 2 nsubj
left leave VERB VBD 0 root
the the DET DT 4 det
talks talk NOUN NNS 2 obj
believing believe VERB VBG 4 acl
that that SCONJ IN 9 mark
they they PRON PRP 9 nsubj
had have AUX VBD 9 aux
failed_ fail VERB VBN 5 ccomp
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(("tree", "speaker"), [(DETACHED, "the mayor"), (BELIEVING, "He")])
def test_the_subject_speaks_where_a_participle_hangs_on_a_thing(tree: str, speaker: str) -> None:
    assert [a.source.text for a in found(tree)] == [speaker]


FORCED = """
They they PRON PRP 2 nsubj
forced force VERB VBD 0 root
the the DET DT 4 det
general general NOUN NN 2 obj
to to PART TO 6 mark
admit admit VERB VB 2 xcomp
that that SCONJ IN 11 mark
his his PRON PRP$ 9 nmod:poss
men man NOUN NNS 11 nsubj
had have AUX VBD 11 aux
fired_ fire VERB VBN 6 ccomp
. . PUNCT . 2 punct
"""


def test_who_is_forced_to_admit_is_the_source() -> None:
    made = passage(
        FORCED, spans=(span("source", 0, 1), span("cue", 4, 6), span("content", 6, 11)), links=(link(1, (0,), (2,)),)
    )
    assert [a.source.text for a in of(made)[1]] == ["the general"]


ASKED = """
Asked ask VERB VBN 8 advcl
about about ADP IN 4 case
the the DET DT 4 det
raid_ raid NOUN NN 1 obl
, , PUNCT , 1 punct
the the DET DT 7 det
general general NOUN NN 8 nsubj
said say VERB VBD 0 root
nobody nobody PRON NN 11 nsubj:pass
was be AUX VBD 11 aux:pass
hurt_ hurt VERB VBN 8 ccomp
. . PUNCT . 8 punct
"""


def test_who_is_asked_does_not_ask() -> None:
    made = passage(
        ASKED,
        spans=(span("cue", 0, 2), span("content", 2, 4), span("source", 5, 7)),
        links=(link(0, (2,), (1,)),),
    )
    assert [a.source.text for a in of(made)[1]] == [None, "the general"]


FRONTED = """
When when ADV WRB 3 advmod
he he PRON PRP 3 nsubj
argued argue VERB VBD 10 advcl
that that SCONJ IN 7 mark
police police NOUN NNS 7 nsubj
were be AUX VBD 7 cop
armed_ armed ADJ JJ 3 ccomp
, , PUNCT , 3 punct
nobody nobody PRON NN 10 nsubj
answered_ answer VERB VBD 0 root
. . PUNCT . 10 punct
"""


def test_what_is_said_in_a_clause_before_the_main_one_ends_with_it() -> None:
    made = passage(
        FRONTED, spans=(span("source", 1, 2), span("cue", 2, 3), span("content", 3, 10)), links=(link(1, (0,), (2,)),)
    )
    text, (argued,) = of(made)
    assert content(text, argued) == "that police were armed"
