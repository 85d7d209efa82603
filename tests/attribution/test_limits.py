"""Nothing crashes, nothing leaves the text, and long paragraphs cost no more per word than short ones."""

import time

from attribution_trees import NOTHING, article
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.attribution import chain, find_attributions, first_person, innermost

WORDS = st.sampled_from(
    """said say VERB VBD|citing cite VERB VBG|officials official NOUN NNS|Lima Lima PROPN NNP|“ “ PUNCT ``|” ” PUNCT ''
    according accord VERB VBG|to to ADP IN|that that SCONJ IN|claims claim NOUN NNS|reportedly reportedly ADV RB
    expected expect VERB VBN|not not PART RB|quoted quote VERB VBN|as as SCONJ IN|saying say VERB VBG|we we PRON PRP
    , , PUNCT ,|. . PUNCT .|: : PUNCT :|which which PRON WDT|accused accuse VERB VBD|by by ADP IN|ready ready ADJ JJ
    """.replace("\n", "|").split("|")[:-1]
)
DEPS = st.sampled_from(
    """nsubj nsubj:pass obj obl ccomp xcomp advcl acl acl:relcl parataxis conj case mark punct nmod nmod:poss
    appos""".split()
)


@st.composite
def trees(draw: st.DrawFn) -> str:
    words = draw(st.lists(WORDS, min_size=1, max_size=18))
    order = draw(st.permutations(range(len(words))))
    heads = [0] * len(words)
    for place, word in enumerate(order):
        heads[word] = 0 if place == 0 else order[draw(st.integers(0, place - 1))] + 1
    return "\n".join(
        f"{word} {head} {'root' if head == 0 else draw(DEPS)}" for word, head in zip(words, heads, strict=True)
    )


@settings(max_examples=120, deadline=None)
@given(st.lists(trees(), min_size=1, max_size=3))
def test_any_tree_gives_sound_attributions(made: list[str]) -> None:
    page, passages = article(*made)
    found = find_attributions(page, passages, NOTHING)
    assert found == find_attributions(page, passages, NOTHING)
    assert [a.id for a in found] == [f"a{n}" for n in range(1, len(found) + 1)]
    known = {a.id for a in found}
    for a in found:
        assert a.parent is None or (a.parent in known and a.parent != a.id)
        assert len(chain(found, a.id)) == len({x.id for x in chain(found, a.id)})
        block = page.blocks[a.block]
        for start, end in (*a.source.spans, *a.content.spans, *(a.cue.spans if a.cue else ())):
            assert block.start <= start < end <= block.end
        assert (a.source.text is None) == (a.source.spans == ())
        assert 0 <= a.score <= 1
    for offset in range(0, len(page.text), 7):
        innermost(found, offset)
        first_person(found, offset)


def _paragraph(sentences: int) -> str:
    one = (
        "“_ “ PUNCT `` 3 punct\nWe we PRON PRP 3 nsubj\nagree agree VERB VBP 6 ccomp\n,_ , PUNCT , 3 punct\n"
        "” ” PUNCT '' 3 punct\nsaid say VERB VBD 0 root\nofficials official NOUN NNS 6 nsubj\n"
        "citing cite VERB VBG 6 advcl\npolice_ police NOUN NNS 8 obj\n. . PUNCT . 6 punct"
    )
    return "\n\n".join([one] * sentences)


def _seconds(sentences: int) -> float:
    page, passages = article(_paragraph(sentences))
    best = 9.0
    for _ in range(2):
        start = time.process_time()
        find_attributions(page, passages, NOTHING)
        best = min(best, time.process_time() - start)
    return best


def test_time_grows_with_length_and_no_faster() -> None:
    short, long = _seconds(100), _seconds(600)
    assert long < 6 * short * 2.5 + 0.05
