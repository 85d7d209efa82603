"""Who goes on speaking: quotations without a cue of their own, and headlines that quote nobody they name."""

from attribution_trees import NOTHING, link, passage, span

from purport.attribution import find_attributions
from purport.language.passages import Passage
from purport.records.article import Article, Block
from purport.records.attribution import Attribution


def of(*made: Passage) -> tuple[str, tuple[Attribution, ...]]:
    text = "\n\n".join(m.text for m in made)
    blocks = tuple(Block(kind=m.kind, start=m.offset, end=m.offset + len(m.text)) for m in made)
    return text, find_attributions(Article(id="t", sha256="0" * 64, text=text, blocks=blocks), made, NOTHING)


def content(text: str, attribution: Attribution) -> str:
    return " ... ".join(text[start:end] for start, end in attribution.content.spans)


SAID = """
Governor governor NOUN NN 2 nmod:desc
Ruiz Ruiz PROPN NNP 3 nsubj
said say VERB VBD 0 root
police police NOUN NNS 5 nsubj
left_ leave VERB VBD 3 ccomp
. . PUNCT . 3 punct
"""

VISITED = """
Governor governor NOUN NN 2 nmod:desc
Ruiz Ruiz PROPN NNP 3 nsubj
visited visit VERB VBD 0 root
a a DET DT 5 det
camp_ camp NOUN NN 3 obj
. . PUNCT . 3 punct
"""

QUOTED = """
“_ " PUNCT `` 4 punct
They they PRON PRP 4 nsubj
will will AUX MD 4 aux
return return VERB VB 0 root
soon_ soon ADV RB 4 advmod
._ . PUNCT . 4 punct
” " PUNCT '' 4 punct
"""


def following(tree: str) -> tuple[str, tuple[Attribution, ...]]:
    """Read a passage with a quotation behind it that the head found, with neither cue nor source."""
    first = passage(tree, ents=((1, 2, "PER"),))
    quoted = passage(
        QUOTED, index=1, offset=len(first.text) + 2, spans=(span("content", 0, 7),), links=(link(None, (), (0,)),)
    )
    return of(first, quoted)


def test_a_quotation_behind_what_one_person_said_is_that_persons() -> None:
    text, (said, went_on) = following(SAID)
    assert said.source.text == "Governor Ruiz"
    assert content(text, went_on) == "They will return soon."[:-1]
    assert went_on.source.naming == "elided"
    assert went_on.source.kind == "person"


def test_a_quotation_behind_a_sentence_that_reports_nothing_has_no_known_speaker() -> None:
    _, (quoted,) = following(VISITED)
    assert quoted.source.kind == "unknown"


ORDERED = """
Army army NOUN NN 2 compound
chief chief NOUN NN 4 nsubj
'_ ' PUNCT `` 4 punct
ordered order VERB VBD 0 root
killings_ killing NOUN NNS 4 obj
' ' PUNCT '' 4 punct
"""

PARDONS = """
Mayor mayor NOUN NN 2 nsubj
visits visit VERB VBZ 0 root
'_ ' PUNCT `` 4 punct
ghost_ ghost NOUN NN 2 obj
' ' PUNCT '' 4 punct
"""


def test_a_headline_that_quotes_a_statement_has_a_source_it_does_not_name() -> None:
    text, (quoted,) = of(passage(ORDERED, kind="headline"))
    assert content(text, quoted) == "ordered killings"
    assert (quoted.source.text, quoted.source.naming, quoted.cue) == (None, "elided", None)


def test_a_quoted_word_in_a_headline_is_no_statement() -> None:
    assert of(passage(PARDONS, kind="headline"))[1] == ()
