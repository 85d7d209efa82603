"""Events that stand without parties, tolls and what caused them, accidents, blame in a source's own words."""

import pytest
from event_trees import Who, article, events, gist, mention

from purport.events import find_events
from purport.records import (
    Attribution,
    Content,
    Cue,
    Mentions,
    Source,
    SourceActor,
)

PERU: Who = (1, 1, 1, "PER", None, "country")
PROTESTS = (
    "Peru/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Chile/PROPN/NNP/1/conj watched|watch/VERB/VBD/0/root "
    "the/DET/DT/6/det protests|protest/NOUN/NNS/4/obj"
)


def test_a_bare_noun_of_protest_is_an_event_where_the_article_is_about_politics() -> None:
    found = events(PROTESTS, PERU, (3, 3, 3, "CHL", None, "country"))
    assert [(e.type, e.mode) for e in found] == [("PROTEST", "demo")]


def test_a_bare_noun_of_protest_is_no_event_where_nobody_political_is_named() -> None:
    assert events(PROTESTS) == ()


def test_agentless_harm_counts_beside_violence_only() -> None:
    harm = (
        "three/NUM/CD/2/nummod people/NOUN/NNS/4/nsubj:pass were|be/AUX/VBD/4/aux:pass injured|injure/VERB/VBN/0/root"
    )
    who: Who = (1, 2, 2, None, "CVL", "role")
    assert events(harm, who) == ()
    built, passages = article(
        "Rebels|rebel/NOUN/NNS/2/nsubj attacked|attack/VERB/VBD/0/root Peru/PROPN/NNP/2/obj", harm
    )
    mentions = Mentions(
        actors=(
            mention(passages[0], (1, 1, 1, "PER", "REB", "role")),
            mention(passages[0], (3, 3, 3, "PER", None, "country")),
            mention(passages[1], who),
        )
    )
    assert [e.type for e in find_events(built, passages, mentions, ())] == ["ASSAULT", "ASSAULT"]


def test_those_killed_when_a_tree_falls_are_no_victims_of_an_assault() -> None:
    found = events(
        "Two/NUM/CD/3/nummod Peruvian/ADJ/JJ/3/amod soldiers|soldier/NOUN/NNS/5/nsubj:pass were|be/AUX/VBD/5/aux:pass "
        "killed|kill/VERB/VBN/0/root when/ADV/WRB/9/advmod a/DET/DT/8/det tree/NOUN/NN/9/nsubj "
        "fell|fall/VERB/VBD/5/advcl",
        (1, 3, 3, "PER", "MIL", "role"),
    )
    assert found == ()


@pytest.mark.parametrize(("article_word", "head"), [("a", 7), ("the", 4)])
def test_a_new_attack_names_the_event_and_a_known_one_leaves_it_to_the_verb(article_word: str, head: int) -> None:
    found = events(
        "Two/NUM/CD/2/nummod soldiers|soldier/NOUN/NNS/4/nsubj:pass were|be/AUX/VBD/4/aux:pass "
        f"wounded|wound/VERB/VBN/0/root in/ADP/IN/7/case {article_word}/DET/DT/7/det attack/NOUN/NN/4/obl",
        (1, 2, 2, "PER", "MIL", "role"),
    )
    assert [gist(e) for e in found] == [("ASSAULT", None, [], ["PER"])]
    assert found[0].head == head - 1
    assert (found[0].start, found[0].end) == (3, 7)


def test_somebody_shot_dead_is_the_victim() -> None:
    found = events(
        "Peruvian/ADJ/JJ/2/amod policeman/NOUN/NN/3/nsubj shot|shoot/VERB/VBD/0/root dead/ADJ/JJ/3/advmod",
        (1, 2, 2, "PER", "COP", "role"), kind="headline",
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ASSAULT", "firearms", [], ["PER"])]


def test_the_long_subject_of_a_fronted_clause_is_found() -> None:
    found = events(
        "Mayor/NOUN/NN/7/nsubj was|be/AUX/VBD/3/aux:pass jailed|jail/VERB/VBN/7/ccomp ,/PUNCT/,/7/punct "
        "the/DET/DT/6/det court/NOUN/NN/7/nsubj said|say/VERB/VBD/0/root",
        (1, 1, 1, "PER", "GOV", "role"), (5, 6, 6, "PER", "JUD", "role"),
    )  # fmt: skip
    assert [gist(e)[3] for e in found] == [["PER"]]


def test_who_took_part_in_an_act_does_it() -> None:
    found = events(
        "Peru/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case role/NOUN/NN/8/nsubj in/ADP/IN/6/case the/DET/DT/6/det "
        "bombardment/NOUN/NN/3/nmod was|be/AUX/VBD/8/cop clear/ADJ/JJ/0/root",
        PERU,
    )
    assert [gist(e)[2] for e in found] == [["PER"]]


def test_a_particle_makes_another_verb() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj backed|back/VERB/VBD/0/root out/ADP/RP/2/compound:prt",
        PERU,
    )
    assert not [e for e in found if e.type == "SUPPORT"]


def test_a_source_that_calls_another_a_liar_blames_him() -> None:
    built, passages = article(
        "The/DET/DT/2/det senator/NOUN/NN/5/nsubj is|be/AUX/VBZ/5/cop a/DET/DT/5/det liar/NOUN/NN/8/ccomp "
        "the/DET/DT/7/det premier/NOUN/NN/8/nsubj said|say/VERB/VBD/0/root"
    )
    text = built.text
    said = Attribution(
        id="a1", block=0, date=None, parent=None, form="direct", score=1.0, provenance=(),
        source=Source(
            spans=((text.index("the premier"), text.index("the premier") + 11),), text="the premier", kind="person",
            naming="role", actors=(SourceActor(country="PER", sectors=("GOV",)),),
        ),
        cue=Cue(spans=((text.index("said"), len(text)),), text="said", class_="report"),
        content=Content(spans=((0, text.index("liar") + 4),)),
    )  # fmt: skip
    mentions = Mentions(
        actors=(
            mention(passages[0], (1, 2, 2, "CHL", "LEG", "role")),
            mention(passages[0], (6, 7, 7, "PER", "GOV", "role")),
        )
    )
    found = find_events(built, passages, mentions, (said,))
    assert [gist(e) for e in found] == [("ACCUSE", "disapprove", ["PER"], ["CHL"])]
    assert find_events(built, passages, mentions, ()) == ()
