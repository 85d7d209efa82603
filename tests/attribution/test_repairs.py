"""What the rules put right where the parse or the learned head goes wrong."""

from attribution_trees import NOTHING, actor, article, link, passage, span

from purport.attribution import find_attributions
from purport.records.article import Article, Block
from purport.records.attribution import Attribution
from purport.records.knowledge import DateInterval
from purport.records.mention import DateMention, Mentions


def found(tree: str) -> tuple[Attribution, ...]:
    made, passages = article(tree)
    return find_attributions(made, passages, NOTHING)


def content(text: str, attribution: Attribution) -> str:
    return " ... ".join(text[start:end] for start, end in attribution.content.spans)


PULLED_BACK = """
The the DET DT 2 det
navy navy NOUN NN 3 nsubj
said say VERB VBD 0 root
its its PRON PRP$ 5 nmod:poss
ships ship NOUN NNS 7 nsubj
had have AUX VBD 7 aux
left leave VERB VBN 3 ccomp
and and CCONJ CC 9 cc
confirmed confirm VERB VBD 7 conj
that that SCONJ IN 13 mark
nobody nobody PRON NN 13 nsubj:pass
was be AUX VBD 13 aux:pass
hurt_ hurt VERB VBN 9 ccomp
. . PUNCT . 3 punct
"""


def test_a_second_verb_of_saying_goes_with_the_speaker_not_with_what_is_said() -> None:
    made, passages = article(PULLED_BACK)
    said, confirmed = find_attributions(made, passages, NOTHING)
    assert confirmed.source.text == "The navy"
    assert confirmed.parent is None
    assert content(made.text, said) == "its ships had left"
    assert content(made.text, confirmed) == "that nobody was hurt"


TOLD_THAT = """
I I PRON PRP 3 nsubj:pass
was be AUX VBD 3 aux:pass
taken take VERB VBN 0 root
in in ADV RB 3 advmod
and and CCONJ CC 6 cc
told tell VERB VBD 3 conj
that that SCONJ IN 9 mark
she she PRON PRP 9 nsubj
lied_ lie VERB VBD 6 ccomp
. . PUNCT . 3 punct
"""


def test_told_after_a_passive_has_no_source() -> None:
    (told,) = found(TOLD_THAT)
    assert told.source.text is None
    assert told.source.naming == "elided"


LETTER = """
Ruiz Ruiz PROPN NNP 3 nsubj
had have AUX VBD 3 aux
told tell VERB VBN 0 root
him he PRON PRP 3 iobj
in in ADP IN 7 case
a a DET DT 7 det
letter letter NOUN NN 3 obl
that that SCONJ IN 10 mark
she she PRON PRP 10 nsubj
agreed_ agree VERB VBD 7 acl
. . PUNCT . 3 punct
"""


def test_a_clause_hung_on_the_letter_is_what_was_told() -> None:
    made, passages = article(LETTER)
    (told,) = find_attributions(made, passages, NOTHING)
    assert told.source.text == "Ruiz"
    assert content(made.text, told) == "that she agreed"


RETRACTED = """
The the DET DT 2 det
army army NOUN NN 3 nsubj
took take VERB VBD 0 root
back back ADV RB 3 advmod
its its PRON PRP$ 6 nmod:poss
claim claim NOUN NN 3 obj
that that SCONJ IN 9 mark
rebels rebel NOUN NNS 9 nsubj
fled_ flee VERB VBD 6 acl
. . PUNCT . 3 punct
"""


def test_what_is_taken_back_is_one_attribution() -> None:
    made, passages = article(RETRACTED)
    (retracted,) = find_attributions(made, passages, NOTHING)
    assert retracted.cue is not None and retracted.cue.class_ == "retract"
    assert content(made.text, retracted) == "that rebels fled"


ENVOY = """
Peru Peru PROPN NNP 3 nsubj
has have AUX VBZ 3 aux
left leave VERB VBN 14 ccomp
the the DET DT 5 det
pact_ pact NOUN NN 3 obj
, , PUNCT , 8 punct
its its PRON PRP$ 8 nmod:poss
envoy_ envoy NOUN NN 5 appos
, , PUNCT , 10 punct
Ana Ana PROPN NNP 8 appos
Ruiz_ Ruiz PROPN NNP 10 flat
, , PUNCT , 1 punct
then then ADV RB 14 advmod
told tell VERB VBD 0 root
reporters_ reporter NOUN NNS 14 iobj
. . PUNCT . 14 punct
""".replace("then then ADV RB 14 advmod\n", "").replace("14 ", "13 ")


def test_the_name_before_a_verb_without_a_subject_is_the_source() -> None:
    text = "Peru has left the pact, its envoy, Ana Ruiz, told reporters."
    made = passage(
        ENVOY,
        spans=(span("cue", 12, 13), span("content", 0, 8)),
        links=(link(0, (), (1,)),),
    )
    assert made.text == text
    art = Article(id="t", sha256="0" * 64, text=text, blocks=(Block(kind="body", start=0, end=len(text)),))
    (told,) = find_attributions(art, (made,), NOTHING)
    assert told.source.text == "Ana Ruiz"
    assert content(text, told) == "Peru has left the pact"


RAISED = """
The the DET DT 2 det
visit visit NOUN NN 3 nsubj
raised raise VERB VBD 0 root
concerns concern NOUN NNS 3 obj
about about ADP IN 6 case
arms_ arms NOUN NNS 4 nmod
. . PUNCT . 3 punct
"""


def test_a_visit_that_raises_concerns_is_not_their_source() -> None:
    made = passage(
        RAISED,
        spans=(span("source", 0, 2), span("cue", 2, 5), span("content", 5, 6)),
        links=(link(1, (0,), (2,)),),
    )
    art = Article(id="t", sha256="0" * 64, text=made.text, blocks=(Block(kind="body", start=0, end=len(made.text)),))
    (raised,) = find_attributions(art, (made,), NOTHING)
    assert raised.source.text is None
    assert raised.source.naming == "elided"


APPEAL = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
said say VERB VBD 0 root
{who} {who} PRON PRP 6 nsubj
would would AUX MD 6 aux
appeal_ appeal VERB VB 3 ccomp
. . PUNCT . 3 punct
"""


def test_saying_what_one_will_do_is_a_plan() -> None:
    (own,) = found(APPEAL.format(who="it"))
    (other,) = found(APPEAL.format(who="he"))
    assert own.cue is not None and own.cue.class_ == "plan"
    assert other.cue is not None and other.cue.class_ == "report"


MONDAY = """
Kim Kim PROPN NNP 3 nsubj
will will AUX MD 3 aux
visit visit VERB VB 7 ccomp
Peru_ Peru PROPN NNP 3 obj
, , PUNCT , 7 punct
officials official NOUN NNS 7 nsubj
confirmed confirm VERB VBD 0 root
on on ADP IN 9 case
Monday_ Monday PROPN NNP 3 obl
. . PUNCT . 7 punct
"""


def test_a_past_cue_has_a_past_date_where_another_verb_made_it_future() -> None:
    made = passage(MONDAY)
    art = Article(
        id="t",
        sha256="0" * 64,
        text=made.text,
        blocks=(Block(kind="body", start=0, end=len(made.text)),),
        published="2023-09-12",
    )
    start = made.text.index("Monday")
    interval = DateInterval(text="Monday", span=(start, start + 6), start="2023-09-18", end="2023-09-18")
    mention = DateMention(passage=0, start=8, end=9, head=8, span=(start, start + 6), text="Monday", interval=interval)
    (confirmed,) = find_attributions(art, (made,), Mentions(dates=(mention,)))
    assert confirmed.date is not None
    assert (confirmed.date.start, confirmed.date.span) == ("2023-09-11", (start, start + 6))


PAPER = """
The the DET DT 2 det
paper paper NOUN NN 3 nsubj
said say VERB VBD 0 root
it it PRON PRP 5 nsubj
rained_ rain VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""
HERALD = """
KCNA KCNA PROPN NNP 2 nsubj
said say VERB VBD 0 root
it it PRON PRP 4 nsubj
snowed_ snow VERB VBD 2 ccomp
. . PUNCT . 2 punct
"""


def test_the_paper_takes_up_the_outlet_named_before() -> None:
    made, passages = article(HERALD, PAPER)
    first, second = find_attributions(
        made, passages, Mentions(actors=(actor(passages[1], 0, 2, 1, "role", ("PER", "JRN")),))
    )
    assert second.source.actors == first.source.actors
    assert [a.country for a in second.source.actors] == ["PRK"]


NEITHER_NOR = """
Peru Peru PROPN NNP 3 nsubj
neither neither ADV RB 3 advmod
confirmed confirm VERB VBD 0 root
nor nor CCONJ CC 5 cc
denied deny VERB VBD 3 conj
the the DET DT 7 det
report_ report NOUN NN 5 obj
. . PUNCT . 3 punct
"""


def test_neither_confirming_nor_denying_shares_its_object() -> None:
    declined = found(NEITHER_NOR)[0]
    assert declined.cue is not None and declined.cue.class_ == "decline"
    assert declined.source.text == "Peru"


CITING_THAT = """
Quito Quito PROPN NNP 3 compound
media media NOUN NN 3 nsubj
reported report VERB VBD 0 root
on on ADP IN 5 case
Monday_ Monday PROPN NNP 3 obl
, , PUNCT , 7 punct
citing cite VERB VBG 3 advcl
officials_ official NOUN NNS 7 obj
, , PUNCT , 14 punct
that that SCONJ IN 14 mark
the the DET DT 12 det
army army NOUN NN 14 nsubj
had have AUX VBD 14 aux
moved_ move VERB VBN 7 ccomp
. . PUNCT . 3 punct
"""


def test_the_clause_behind_citing_is_what_both_report() -> None:
    made, passages = article(CITING_THAT)
    outer, inner = find_attributions(made, passages, NOTHING)
    assert content(made.text, outer) == content(made.text, inner) == "that the army had moved"
    assert (inner.source.text, inner.parent) == ("officials", outer.id)


ASIDE = """
She she PRON PRP 5 nsubj:pass
was be AUX VBD 5 aux:pass
held hold VERB VBN 0 root
and and CCONJ CC 9 cc
, , PUNCT , 4 punct
the the DET DT 7 det
family family NOUN NN 8 nsubj
maintains maintain VERB VBZ 3 conj
, , PUNCT , 10 punct
beaten_ beat VERB VBN 3 conj
. . PUNCT . 3 punct
"""


def test_a_cue_between_commas_after_and_is_about_what_follows() -> None:
    made = passage(
        ASIDE,
        spans=(span("source", 5, 7), span("cue", 7, 8), span("content", 0, 4)),
        links=(link(1, (0,), (2,)),),
    )
    art = Article(id="t", sha256="0" * 64, text=made.text, blocks=(Block(kind="body", start=0, end=len(made.text)),))
    (held,) = find_attributions(art, (made,), NOTHING)
    assert content(made.text, held) == "beaten"
