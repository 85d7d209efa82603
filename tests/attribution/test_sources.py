"""What a source is and how it is named, by the guide's values."""

import pytest
from attribution_trees import NOTHING, actor, article

from purport.attribution import find_attributions
from purport.records.attribution import Attribution
from purport.records.mention import Mentions

SAID = """
said say VERB VBD 0 root
it it PRON PRP {n3} nsubj
rained rain VERB VBD {n1} ccomp
._ . PUNCT . {n1} punct
"""


def source(*subject: str) -> Attribution:
    """Put a subject, given as `form/lemma/POS/TAG/head/dep`, before "said it rained"; its head is `0`."""
    n = len(subject)
    lines = []
    for word in subject:
        form, lemma, pos, tag, head, dep = word.split("/")
        lines.append(f"{form} {lemma} {pos} {tag} {n + 1 if head == '0' else head} {dep}")
    tail = SAID.format(n1=n + 1, n3=n + 3).strip().replace("say VERB VBD 0", "say VERB VBD 0")
    made, passages = article("\n".join(lines) + "\n" + tail)
    (found,) = find_attributions(made, passages, NOTHING)
    return found


@pytest.mark.parametrize(
    ("subject", "kind", "naming"),
    [
        (["Officials/official/NOUN/NNS/0/nsubj"], "group", "described_unnamed"),
        (["Sources/source/NOUN/NNS/0/nsubj"], "group", "bare_unnamed"),
        (["Critics/critic/NOUN/NNS/0/nsubj"], "group", "collective"),
        (["Witnesses/witness/NOUN/NNS/0/nsubj"], "witness", "bare_unnamed"),
        (["Police/police/NOUN/NNS/0/nsubj"], "government", "named"),
        (["He/he/PRON/PRP/0/nsubj"], "person", "pronoun"),
        (["Someone/someone/PRON/NN/0/nsubj"], "unknown", "bare_unnamed"),
        (["The/the/DET/DT/2/det", "minister/minister/NOUN/NN/0/nsubj"], "person", "role"),
        (["The/the/DET/DT/2/det", "ministry/ministry/NOUN/NN/0/nsubj"], "government", "role"),
        (["A/a/DET/DT/2/det", "teacher/teacher/NOUN/NN/0/nsubj"], "person", "described_unnamed"),
        (["A/a/DET/DT/2/det", "spokesman/spokesman/NOUN/NN/0/nsubj"], "person", "role"),
        (["A/a/DET/DT/2/det", "poll/poll/NOUN/NN/0/nsubj"], "poll", "described_unnamed"),
        (["The/the/DET/DT/2/det", "report/report/NOUN/NN/0/nsubj"], "document", "role"),
        (["An/a/DET/DT/2/det", "unnamed/unnamed/ADJ/JJ/3/amod", "official/official/NOUN/NN/0/nsubj"], "person",
         "described_unnamed"),
        (["The/the/DET/DT/3/det", "Riverside/Riverside/PROPN/NNP/3/compound", "Herald/Herald/PROPN/NNP/0/nsubj"],
         "news_media", "named"),
        (["Reuters/Reuters/PROPN/NNP/0/nsubj"], "news_agency", "named"),
        (["KCNA/KCNA/PROPN/NNP/0/nsubj"], "state_media", "named"),
        (["Cuban/Cuban/ADJ/JJ/3/amod", "state/state/NOUN/NN/3/compound", "media/media/NOUN/NNS/0/nsubj"],
         "state_media", "named"),
        (["South/South/PROPN/NNP/2/compound", "Korean/korean/ADJ/JJ/3/amod", "media/media/NOUN/NNS/0/nsubj"],
         "news_media", "collective"),
    ],
)  # fmt: skip
def test_kind_and_naming(subject: list[str], kind: str, naming: str) -> None:
    found = source(*subject)
    assert (found.source.kind, found.source.naming) == (kind, naming)


def test_the_number_of_sources_is_taken_from_the_text() -> None:
    assert source("Three/three/NUM/CD/2/nummod", "officials/official/NOUN/NNS/0/nsubj").source.count == 3
    assert source("An/a/DET/DT/2/det", "official/official/NOUN/NN/0/nsubj").source.count == 1
    assert source("Officials/official/NOUN/NNS/0/nsubj").source.count is None


def test_an_outlet_brings_its_country_and_is_a_journalistic_actor() -> None:
    found = source("Yonhap/Yonhap/PROPN/NNP/0/nsubj")
    assert [(a.country, a.sectors, a.entity) for a in found.source.actors] == [("KOR", ("JRN",), "outlet:yonhap")]


def test_an_ordinary_word_is_no_outlet() -> None:
    found = source("Time/time/NOUN/NN/2/compound", "travellers/traveller/NOUN/NNS/0/nsubj")
    assert found.source.kind != "news_media"


def test_a_describing_country_makes_the_actor_of_unnamed_officials() -> None:
    tree = """
    Peruvian peruvian ADJ JJ 2 amod
    officials official NOUN NNS 3 nsubj
    said say VERB VBD 0 root
    it it PRON PRP 5 nsubj
    rained rain VERB VBD 3 ccomp
    ._ . PUNCT . 3 punct
    """
    made, passages = article(tree)
    demonym = actor(passages[0], 0, 1, 0, "demonym", ("PER", None))
    (found,) = find_attributions(made, passages, Mentions(actors=(demonym,)))
    assert [(a.country, a.sectors) for a in found.source.actors] == [("PER", ("GOV",))]


def test_the_reason_for_anonymity_is_given_in_the_words_of_the_text() -> None:
    tree = """
    An a DET DT 2 det
    official official NOUN NN 3 nsubj
    said say VERB VBD 0 root
    on on ADP IN 5 case
    condition condition NOUN NN 3 obl
    of of ADP IN 7 case
    anonymity anonymity NOUN NN 5 nmod
    because because SCONJ IN 11 mark
    he he PRON PRP 11 nsubj
    feared fear AUX VBD 11 aux
    reprisals reprisal NOUN NNS 3 advcl
    that that SCONJ IN 14 mark
    troops troop NOUN NNS 14 nsubj
    left leave VERB VBD 3 ccomp
    ._ . PUNCT . 3 punct
    """
    made, passages = article(tree)
    found = find_attributions(made, passages, NOTHING)
    assert (found[0].source.anonymity or "").startswith("on condition of anonymity because he feared reprisals")
