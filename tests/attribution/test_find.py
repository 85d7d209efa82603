"""Attributions end to end on hand-built trees: who is found, with which content, hanging on whom."""

from attribution_trees import NOTHING, actor, article, date, link, passage, span

from purport.attribution import chain, find_attributions, first_person, innermost, speaker_actors
from purport.records.attribution import Attribution
from purport.records.mention import Mentions

CITING = """
Harbour Harbour PROPN NNP 2 compound
Radio Radio PROPN NNP 3 nsubj
reported report VERB VBD 0 root
_, , PUNCT , 5 punct
citing cite VERB VBG 3 advcl
two two NUM CD 8 nummod
senior senior ADJ JJ 8 amod
officials_ official NOUN NNS 5 obj
, , PUNCT , 5 punct
that that SCONJ IN 13 mark
the the DET DT 12 det
envoy envoy NOUN NN 13 nsubj
left leave VERB VBD 3 ccomp
Lima Lima PROPN NNP 13 obj
late late ADV RB 16 advmod
Sunday_ Sunday PROPN NNP 13 obl:tmod
. . PUNCT . 3 punct
""".replace("\n_, ,", "\n, ,")

NEITHER = """
Neither neither CCONJ CC 2 cc:preconj
Lima Lima PROPN NNP 6 nsubj
nor nor CCONJ CC 4 cc
Quito Quito PROPN NNP 2 conj
immediately immediately ADV RB 6 advmod
confirmed confirm VERB VBD 0 root
the the DET DT 8 det
visit_ visit NOUN NN 6 obj
. . PUNCT . 6 punct
"""

TOLD = """
The the DET DT 2 det
minister minister NOUN NN 3 nsubj
told tell VERB VBD 0 root
reporters reporter NOUN NNS 3 obj
on on ADP IN 6 case
Sunday Sunday PROPN NNP 3 obl
that that SCONJ IN 9 mark
troops troop NOUN NNS 9 nsubj
crossed cross VERB VBD 3 ccomp
the the DET DT 11 det
border border NOUN NN 9 obj
on on ADP IN 13 case
Friday_ Friday PROPN NNP 9 obl
. . PUNCT . 3 punct
"""

QUOTE = """
“_ “ PUNCT `` 3 punct
We we PRON PRP 3 nsubj
condemn condemn VERB VBP 8 ccomp
the the DET DT 5 det
attack_ attack NOUN NN 3 obj
,_ , PUNCT , 3 punct
” ” PUNCT '' 3 punct
said say VERB VBD 0 root
Ana Ana PROPN NNP 8 nsubj
Ruiz_ Ruiz PROPN NNP 9 flat
. . PUNCT . 8 punct

“_ “ PUNCT `` 4 punct
Nobody nobody PRON NN 4 nsubj
will will AUX MD 4 aux
forget forget VERB VB 0 root
this this DET DT 6 det
day_ day NOUN NN 4 obj
._ . PUNCT . 4 punct
” ” PUNCT '' 4 punct
"""

EXPECTED = """
The the DET DT 2 det
envoy envoy NOUN NN 4 nsubj:pass
is be AUX VBZ 4 aux:pass
expected expect VERB VBN 0 root
to to PART TO 6 mark
visit visit VERB VB 4 xcomp
Lima_ Lima PROPN NNP 6 obj
. . PUNCT . 4 punct
"""

NESTED = """
According accord VERB VBG 4 case
to to ADP IN 1 fixed
the the DET DT 4 det
Harbour Harbour PROPN NNP 8 obl
Herald_ Herald PROPN NNP 4 flat
, , PUNCT , 8 punct
Ruiz Ruiz PROPN NNP 8 nsubj
said say VERB VBD 0 root
police police NOUN NNS 10 nsubj
believed believe VERB VBD 8 ccomp
rebels rebel NOUN NNS 12 nsubj
fled flee VERB VBD 10 ccomp
._ . PUNCT . 8 punct
"""

QUOTED_AS_SAYING = """
Agence agence PROPN NNP 3 nsubj
Nord Nord PROPN NNP 1 flat
quoted quote VERB VBD 0 root
Ruiz Ruiz PROPN NNP 3 obj
as as SCONJ IN 6 mark
saying say VERB VBG 3 advcl
rebels rebel NOUN NNS 8 nsubj
fled flee VERB VBD 6 ccomp
._ . PUNCT . 3 punct
"""


def found(*trees: str, mentions: Mentions = NOTHING, outlet: str | None = None) -> tuple[str, tuple[Attribution, ...]]:
    made, passages = article(*trees, outlet=outlet)
    return made.text, find_attributions(made, passages, mentions)


def words(text: str, a: Attribution) -> str:
    return " ... ".join(text[start:end] for start, end in a.content.spans)


def test_a_relay_is_outer_and_the_cited_source_inner() -> None:
    text, got = found(CITING)
    outer, inner = got
    assert (outer.source.text, outer.parent) == ("Harbour Radio", None)
    assert (inner.source.text, inner.parent) == ("two senior officials", "a1")
    assert words(text, outer) == words(text, inner) == "that the envoy left Lima late Sunday"
    assert inner.source.count == 2
    assert inner.source.naming == "described_unnamed"


def test_what_is_relayed_hangs_on_the_deepest_source() -> None:
    text, got = found(CITING)
    hit = innermost(got, text.index("left"))
    assert hit is not None
    assert [a.source.text for a in chain(got, hit.id)] == ["Harbour Radio", "two senior officials"]


def test_neither_confirmed_is_a_refusal_to_say_and_no_confirmation() -> None:
    _, (a,) = found(NEITHER)
    assert a.cue is not None
    assert a.cue.class_ == "decline"
    assert a.source.text == "Neither Lima nor Quito"


def test_a_compound_source_has_all_its_actors() -> None:
    made, passages = article(NEITHER)
    lima = actor(passages[0], 1, 2, 1, "metonym", ("PER", "GOV"))
    quito = actor(passages[0], 3, 4, 3, "metonym", ("ECU", "GOV"))
    (a,) = find_attributions(made, passages, Mentions(actors=(lima, quito)))
    assert [x.country for x in speaker_actors(a)] == ["PER", "ECU"]
    assert a.source.kind == "government"


def test_the_date_of_speaking_is_not_the_date_of_the_event() -> None:
    made, passages = article(TOLD)
    dates = (date(passages[0], 5, 6, 5, "2024-05-12"), date(passages[0], 12, 13, 12, "2024-05-10"))
    (a,) = find_attributions(made, passages, Mentions(dates=dates))
    assert a.date is not None
    assert a.date.start == "2024-05-12"
    assert words(made.text, a) == "that troops crossed the border on Friday"


def test_a_speaker_goes_on_over_the_next_quoted_sentence() -> None:
    text, got = found(QUOTE)
    (a,) = [x for x in got if x.source.text == "Ana Ruiz"]
    assert a.form == "direct"
    assert "Nobody will forget this day" in words(text, a)


def test_we_inside_a_quotation_is_the_speaker() -> None:
    made, passages = article(QUOTE)
    ruiz = actor(passages[0], 8, 10, 8, "person", ("COL", "GOV"))
    got = find_attributions(made, passages, Mentions(actors=(ruiz,)))
    assert [a.country for a in first_person(got, made.text.index("We"))] == ["COL"]
    assert first_person(got, made.text.index("Ana")) == ()


def test_an_agentless_passive_has_an_elided_source() -> None:
    text, (a,) = found(EXPECTED)
    assert (a.source.text, a.source.naming) == (None, "elided")
    assert a.cue is not None
    assert a.cue.class_ == "predict"
    hit = innermost((a,), text.index("visit"))
    assert hit is a


def test_beliefs_inside_a_report_inside_a_report_make_a_chain_of_three() -> None:
    text, got = found(NESTED)
    hit = innermost(got, text.index("fled"))
    assert hit is not None
    assert [a.source.text for a in chain(got, hit.id)] == ["the Harbour Herald", "Ruiz", "police"]


def test_an_agency_that_quotes_somebody_as_saying_relays_him() -> None:
    text, got = found(QUOTED_AS_SAYING)
    hit = innermost(got, text.index("fled"))
    assert hit is not None
    assert [a.source.text for a in chain(got, hit.id)] == ["Agence Nord", "Ruiz"]


def test_learned_spans_keep_their_extents_and_get_the_class_of_their_cue() -> None:
    learned = passage(
        TOLD,
        spans=(span("source", 0, 2), span("cue", 2, 3), span("content", 6, 13)),
        links=(link(1, (0,), (2,), 0.8),),
    )
    made, _ = article(TOLD)
    (a,) = find_attributions(made, (learned,), NOTHING)
    assert a.cue is not None
    assert (a.source.text, a.cue.text, a.cue.class_) == ("The minister", "told", "report")
    assert {p.entry_or_head for p in a.provenance} == {"head:attribution", "cue:tell"}


def test_an_attribution_stays_in_its_own_block() -> None:
    made, passages = article(TOLD, EXPECTED)
    for a in find_attributions(made, passages, NOTHING):
        block = made.blocks[a.block]
        for start, end in (*a.source.spans, *a.content.spans, *(a.cue.spans if a.cue else ())):
            assert block.start <= start < end <= block.end


DATELINE = """
LIMA Lima PROPN NNP 5 nsubj
-_ - PUNCT : 5 punct
The the DET DT 4 det
ministry ministry NOUN NN 1 appos
said say VERB VBD 0 root
rebels rebel NOUN NNS 7 nsubj
fled flee VERB VBD 5 ccomp
._ . PUNCT . 5 punct
""".replace("-_ -", "- -")


def test_a_dateline_is_no_source() -> None:
    _, (a,) = found(DATELINE)
    assert a.source.text == "The ministry"


SEMICOLON = """
Lima Lima PROPN NNP 2 nsubj
fell fall VERB VBD 0 root
; ; PUNCT : 2 punct
Quito Quito PROPN NNP 5 nsubj
denies deny VERB VBZ 2 parataxis
guilt_ guilt NOUN NN 5 obj
. . PUNCT . 2 punct
"""


def test_a_content_stops_at_a_semicolon() -> None:
    text, (a,) = found(SEMICOLON)
    assert words(text, a) == "guilt"


UNNAMED_AFTER_RELAY = """
The the DET DT 2 det
officials official NOUN NNS 3 nsubj
added add VERB VBD 0 root
that that SCONJ IN 6 mark
talks talk NOUN NNS 6 nsubj
failed fail VERB VBD 3 ccomp
._ . PUNCT . 3 punct
"""


def test_the_cited_officials_keep_their_relay_in_the_next_paragraph() -> None:
    text, got = found(CITING, UNNAMED_AFTER_RELAY)
    hit = innermost(got, text.index("failed"))
    assert hit is not None
    assert [a.source.text for a in chain(got, hit.id)] == ["Harbour Radio", "The officials"]


def test_a_form_is_known_where_its_lemma_is_wrong() -> None:
    _, (a,) = found(TOLD.replace("told tell", "told tolde"))
    assert a.cue is not None
    assert a.cue.class_ == "report"


def test_nothing_readable_gives_nothing() -> None:
    made, _ = article(TOLD)
    assert find_attributions(made, (), NOTHING) == ()
    assert innermost((), 3) is None
    assert chain((), "a9") == []
