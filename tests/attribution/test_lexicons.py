"""The data files load, hold what they promise, and give words their class under conditions."""

import pytest
from attribution_trees import NOTHING, article

from purport.attribution import find_attributions
from purport.attribution.lexicon import cue_lexicon, read_table
from purport.attribution.outlets import find_outlet, outlets
from purport.attribution.source_words import source_words
from purport.errors import DataError
from purport.records.values import CUE_CLASSES


def test_every_class_of_the_guide_has_cues() -> None:
    lexicon = cue_lexicon()
    entries = [
        *lexicon.verbs.values(),
        *lexicon.nouns.values(),
        *lexicon.adverbs.values(),
        *lexicon.adjectives.values(),
    ]
    used = {e.class_ for e in entries} | {c for e in entries for c in e.conditions.values()}
    assert used == set(CUE_CLASSES)
    assert len(entries) > 800


def test_tables_with_other_columns_are_refused() -> None:
    with pytest.raises(DataError, match="header"):
        read_table("cues.tsv", ["word"])


def test_outlets_are_found_by_alias_and_only_as_names() -> None:
    assert len({o.name for o in outlets().values()}) > 1000
    assert (find_outlet(["the", "KCNA", "news", "agency"]) or find_outlet(["x"])) is outlets()[("KCNA",)]
    assert find_outlet("South Korea 's Chosun Ilbo newspaper".split()) is not None
    assert find_outlet(["time"]) is None
    assert find_outlet(["Time", "and", "money"]) is None
    assert find_outlet(["Time", "magazine"]) is not None


@pytest.mark.parametrize(
    ("name", "kind"), [("Xinhua", "state_media"), ("Reuters", "news_agency"), ("Haaretz", "news_media")]
)
def test_outlets_have_the_kind_of_their_owner(name: str, kind: str) -> None:
    assert outlets()[(name,)].kind == kind


def test_source_words_have_kinds() -> None:
    assert source_words()["ministry"].kind == "government"
    assert source_words()["witness"].kind == "witness"


def sentence(verb: str, lemma: str, tag: str, *, negated: bool = False) -> str:
    lines = ["Lima Lima PROPN NNP {v} nsubj"]
    if negated:
        lines += ["did do AUX VBD {v} aux", "not not PART RB {v} advmod"]
    v = len(lines) + 1
    lines += [f"{verb} {lemma} VERB {tag} 0 root", "that that SCONJ IN {t} mark", "troops troop NOUN NNS {t} nsubj"]
    lines += ["left leave VERB VBD {v} ccomp", "._ . PUNCT . {v} punct"]
    return "\n".join(lines).format(v=v, t=v + 3)


@pytest.mark.parametrize(
    ("verb", "lemma", "negated", "class_"),
    [
        ("said", "say", False, "report"),
        ("insisted", "insist", False, "assert"),
        ("confirmed", "confirm", False, "confirm"),
        ("confirm", "confirm", True, "decline"),
        ("denied", "deny", False, "deny"),
        ("deny", "deny", True, "decline"),
        ("say", "say", True, "decline"),
        ("admitted", "admit", False, "admit"),
        ("claimed", "claim", False, "allege"),
        ("predicted", "predict", False, "predict"),
        ("pledged", "pledge", False, "plan"),
        ("demanded", "demand", False, "demand"),
        ("threatened", "threaten", False, "threaten"),
        ("believed", "believe", False, "believe"),
        ("hoped", "hope", False, "want"),
        ("doubted", "doubt", False, "doubt"),
        ("estimated", "estimate", False, "estimate"),
    ],
)
def test_a_cue_has_its_class_and_a_denied_denial_is_a_refusal_to_say(
    verb: str, lemma: str, negated: bool, class_: str
) -> None:
    made, passages = article(sentence(verb, lemma, "VB" if negated else "VBD", negated=negated))
    (found,) = find_attributions(made, passages, NOTHING)
    assert found.cue is not None
    assert found.cue.class_ == class_


HEADLINE = """
Ministers minister NOUN NNS 2 nsubj
weigh weigh VERB VBP 0 root
new new ADJ JJ 4 amod
sanctions_ sanction NOUN NNS 2 obj
: : PUNCT : 2 punct
Reuters Reuters PROPN NNP 2 parataxis
"""


def test_a_headline_may_name_its_source_after_a_colon() -> None:
    made, passages = article(HEADLINE, kinds=("headline",))
    object.__setattr__(passages[0].syntax, "ents", [(5, 6, "ORG")])
    (found,) = find_attributions(made, passages, NOTHING)
    assert (found.source.text, found.cue) == ("Reuters", None)
    assert [made.text[s:e] for s, e in found.content.spans] == ["Ministers weigh new sanctions"]


SILENT = """
The the DET DT 2 det
ministry ministry NOUN NN 3 nsubj
declined decline VERB VBD 0 root
to to PART TO 5 mark
comment_ comment VERB VB 3 xcomp
. . PUNCT . 3 punct
"""


def test_declining_to_comment_is_an_attribution_without_content() -> None:
    made, passages = article(SILENT)
    (found,) = find_attributions(made, passages, NOTHING)
    assert found.cue is not None
    assert (found.cue.text, found.cue.class_, found.content.spans) == ("declined to comment", "decline", ())


SCARE = """
The the DET DT 3 det
“_ “ PUNCT `` 3 punct
peace_ peace NOUN NN 5 nsubj
” ” PUNCT '' 3 punct
ended end VERB VBD 0 root
badly_ badly ADV RB 5 advmod
. . PUNCT . 5 punct
"""


def test_scare_quotes_are_no_attribution() -> None:
    made, passages = article(SCARE)
    assert find_attributions(made, passages, NOTHING) == ()
