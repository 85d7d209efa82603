"""Verbs that say something in one construction and do something in another."""

import pytest
from attribution_trees import NOTHING, article, link, passage, span

from purport.attribution import find_attributions
from purport.language.passages import Passage
from purport.records.article import Article, Block
from purport.records.attribution import Attribution


def found(tree: str) -> tuple[Attribution, ...]:
    made, passages = article(tree)
    return find_attributions(made, passages, NOTHING)


def learned(made: Passage) -> tuple[Attribution, ...]:
    blocks = (Block(kind=made.kind, start=0, end=len(made.text)),)
    return find_attributions(Article(id="t", sha256="0" * 64, text=made.text, blocks=blocks), (made,), NOTHING)


YET = """
The the DET DT 2 det
coroner coroner NOUN NN 3 nsubj
has have VERB VBZ 0 root
yet yet ADV RB 3 advmod
to to PART TO 6 mark
confirm confirm VERB VB 3 xcomp
that that SCONJ IN 9 mark
he he PRON PRP 9 nsubj
died_ die VERB VBD 6 ccomp
. . PUNCT . 3 punct
"""


def test_who_has_yet_to_confirm_declines() -> None:
    (confirm,) = found(YET)
    assert confirm.cue is not None and confirm.cue.class_ == "decline"


FOUND_A_BOMB = """
Detectives detective NOUN NNS 2 nsubj
found find VERB VBD 0 root
a a DET DT 4 det
bomb_ bomb NOUN NN 2 obj
. . PUNCT . 2 punct
"""

LIVES = """
The the DET DT 2 det
blast blast NOUN NN 3 nsubj
claimed claim VERB VBD 0 root
nine nine NUM CD 5 nummod
lives_ life NOUN NNS 3 obj
. . PUNCT . 3 punct
"""

OFFER = """
Police police NOUN NNS 2 nsubj
declined decline VERB VBD 0 root
the the DET DT 4 det
offer_ offer NOUN NN 2 obj
. . PUNCT . 2 punct
"""


@pytest.mark.parametrize(("tree", "cue", "end"), [(FOUND_A_BOMB, 1, 4), (LIVES, 2, 5), (OFFER, 1, 4)])
def test_acts_are_not_words(tree: str, cue: int, end: int) -> None:
    made = passage(
        tree, spans=(span("source", 0, cue), span("cue", cue, cue + 1), span("content", cue + 1, end)),
        links=(link(1, (0,), (2,)),),
    )  # fmt: skip
    assert learned(made) == ()


FOUND_THAT = """
Detectives detective NOUN NNS 2 nsubj
found find VERB VBD 0 root
that that SCONJ IN 5 mark
he he PRON PRP 5 nsubj
lied_ lie VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""


def test_a_finding_with_a_clause_is_a_report() -> None:
    assert [a.cue.text for a in found(FOUND_THAT) if a.cue] == ["found"]


ACCOUNTS = """
The the DET DT 2 det
rebels rebel NOUN NNS 9 nsubj
, , PUNCT , 6 punct
by by ADP IN 6 case
all all DET DT 6 det
accounts account NOUN NNS 9 obl
, , PUNCT , 6 punct
have have AUX VBP 9 aux
left_ leave VERB VBN 0 root
. . PUNCT . 9 punct
"""


def test_everybodys_account_has_no_source() -> None:
    (accounts,) = found(ACCOUNTS)
    assert accounts.source.text is None


ESTIMATED = """
It it PRON PRP 3 nsubj:pass
is be AUX VBZ 3 aux:pass
estimated estimate VERB VBN 0 root
that that SCONJ IN 6 mark
many many ADJ JJ 6 nsubj
died_ die VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""


def test_a_dummy_subject_is_no_part_of_what_is_estimated() -> None:
    made, passages = article(ESTIMATED)
    (estimated,) = find_attributions(made, passages, NOTHING)
    assert [made.text[start:end] for start, end in estimated.content.spans] == ["that many died"]


ANSWERED = """
Witnesses witness NOUN NNS 2 nsubj
said say VERB VBD 0 root
troops troop NOUN NNS 4 nsubj
fired_ fire VERB VBD 2 ccomp
, , PUNCT , 9 punct
but but CCONJ CC 9 cc
the the DET DT 8 det
army army NOUN NN 9 nsubj
denied deny VERB VBD 2 conj
it_ it PRON PRP 9 obj
. . PUNCT . 2 punct
"""


def test_somebody_elses_denial_is_no_part_of_what_is_said() -> None:
    made = passage(ANSWERED, spans=(span("source", 0, 1), span("cue", 1, 2), span("content", 2, 10)))
    said, denied = learned(made)
    assert [made.text[start:end] for start, end in said.content.spans] == ["troops fired"]
    assert denied.source.text == "the army"
    assert denied.parent is None


CARRIED = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
said say VERB VBD 0 root
in in ADP IN 6 case
a a DET DT 6 det
note note NOUN NN 3 obl
carried carry VERB VBN 6 acl
by by ADP IN 10 case
state state NOUN NN 10 compound
television television NOUN NN 7 obl:agent
that that SCONJ IN 14 mark
nine nine NUM CD 13 nummod
men man NOUN NNS 14 nsubj
died_ die VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""


def test_a_medium_without_a_name_relays_what_it_carries() -> None:
    said, carried = found(CARRIED)
    assert carried.source.text == "state television"
    assert said.parent == carried.id


SPEAKING = """
Officials_ official NOUN NNS 7 nsubj
, , PUNCT , 3 punct
speaking speak VERB VBG 7 advcl
by by ADP IN 5 case
phone_ phone NOUN NN 3 obl
, , PUNCT , 1 punct
said say VERB VBD 0 root
nine nine NUM CD 9 nummod
men man NOUN NNS 10 nsubj
died_ die VERB VBD 7 ccomp
. . PUNCT . 7 punct
"""


def test_words_of_the_source_are_no_content_beside_another() -> None:
    made = passage(
        SPEAKING,
        spans=(span("source", 0, 5), span("cue", 6, 7), span("content", 0, 5), span("content", 7, 10)),
        links=(link(1, (0,), (2, 3)),),
    )
    (said,) = learned(made)
    assert [made.text[start:end] for start, end in said.content.spans] == ["nine men died"]
