"""Who acts and who receives where the noun, another act or a parser's slip decides."""

from dataclasses import replace

from event_trees import article, events, gist, mention

from purport.events import find_events
from purport.records import Mentions

PERU = (1, 1, 1, "PER", None, "country")


def test_the_agent_of_a_noun_is_found_behind_the_noun_between() -> None:
    found = events(
        "The/DET/DT/2/det killing/NOUN/NN/8/nsubj of/ADP/IN/5/case two/NUM/CD/5/nummod "
        "soldiers|soldier/NOUN/NNS/2/nmod "
        "by/ADP/IN/7/case rebels|rebel/NOUN/NNS/5/nmod shocked|shock/VERB/VBD/0/root Peru/PROPN/NNP/8/obj",
        (4, 5, 5, "PER", "MIL", "role"), (7, 7, 7, "COL", "REB", "role"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ASSAULT", None, ["COL"], ["PER"])]


def test_support_for_one_state_from_another_has_both() -> None:
    found = events(
        "Support/NOUN/NN/7/nsubj for/ADP/IN/3/case Peru/PROPN/NNP/1/nmod from/ADP/IN/5/case Chile/PROPN/NNP/3/nmod "
        "is|be/AUX/VBZ/7/aux growing|grow/VERB/VBG/0/root",
        (3, 3, 3, "PER", None, "country"), (5, 5, 5, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("SUPPORT", None, ["CHL"], ["PER"])]


def test_praise_of_somebody_elses_support_is_two_acts() -> None:
    found = events(
        "Cuba/PROPN/NNP/2/nsubj praised|praise/VERB/VBD/0/root Chile/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case "
        "support/NOUN/NN/2/obj for/ADP/IN/7/case Peru/PROPN/NNP/5/nmod",
        (1, 1, 1, "CUB", None, "country"), (3, 3, 3, "CHL", None, "country"), (7, 7, 7, "PER", None, "country"),
    )  # fmt: skip
    assert [gist(e)[::3] for e in found] == [("SUPPORT", ["CHL"]), ("SUPPORT", ["PER"])]
    assert [gist(e)[2] for e in found] == [["CUB"], ["CHL"]]


def test_a_person_undergoes_the_murder_that_is_his() -> None:
    tree = (
        "The/DET/DT/2/det envoy/NOUN/NN/4/nmod:poss 's/PART/POS/2/case murder/NOUN/NN/5/nsubj "
        "shocked|shock/VERB/VBD/0/root "
        "Peru/PROPN/NNP/5/obj"
    )
    assert [gist(e) for e in events(tree, (1, 2, 2, "CHL", "GOV", "role"))] == [("ASSAULT", None, [], ["CHL"])]


def test_what_is_asked_of_somebody_is_asked_by_the_subject() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj made|make/VERB/VBD/0/root a/DET/DT/4/det demand/NOUN/NN/2/obj of/ADP/IN/6/case "
        "Chile/PROPN/NNP/4/nmod",
        PERU, (6, 6, 6, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("REQUEST", None, ["PER"], ["CHL"])]


def test_who_acts_at_a_request_was_asked() -> None:
    found = events(
        "At/ADP/IN/3/case the/DET/DT/3/det request/NOUN/NN/7/obl of/ADP/IN/5/case Peru/PROPN/NNP/3/nmod "
        "Chile/PROPN/NNP/7/nsubj condemned|condemn/VERB/VBD/0/root Cuba/PROPN/NNP/7/obj",
        (5, 5, 5, "PER", None, "country"), (6, 6, 6, "CHL", None, "country"), (8, 8, 8, "CUB", None, "country"),
    )  # fmt: skip
    assert ("REQUEST", None, ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_who_accepts_an_invitation_is_the_visitor() -> None:
    found = events(
        "Ruiz/PROPN/NNP/2/nsubj accepted|accept/VERB/VBD/0/root Torres/PROPN/NNP/5/nmod:poss 's/PART/POS/3/case "
        "invitation/NOUN/NN/2/obj to/PART/TO/7/mark visit/VERB/VB/5/acl Peru/PROPN/NNP/7/obj",
        (1, 1, 1, "CHL", "GOV", "person"), (3, 3, 3, "PER", "GOV", "person"), (8, 8, 8, "PER", None, "country"),
    )  # fmt: skip
    assert ("CONSULT", "visit", ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_those_who_died_are_not_investigated() -> None:
    found = events(
        "Police/NOUN/NNS/3/nsubj are|be/AUX/VBP/3/aux investigating|investigate/VERB/VBG/0/root the/DET/DT/5/det "
        "death/NOUN/NN/3/obj of/ADP/IN/8/case a/DET/DT/8/det student/NOUN/NN/5/nmod shot|shoot/VERB/VBN/8/acl "
        "by/ADP/IN/11/case soldiers|soldier/NOUN/NNS/9/obl:agent",
        (1, 1, 1, "PER", "COP", "role"), (7, 8, 8, "PER", "EDU", "role"), (11, 11, 11, "CHL", "MIL", "role"),
    )  # fmt: skip
    assert ("ACCUSE", "investigate", ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_supplies_go_to_whom_they_are_sent_not_to_their_crews() -> None:
    found = events(
        "Chile/PROPN/NNP/3/nsubj will/AUX/MD/3/aux supply/VERB/VB/0/root tanks|tank/NOUN/NNS/3/obj to/ADP/IN/6/case "
        "Peru/PROPN/NNP/3/obl",
        (1, 1, 1, "CHL", None, "country"), (4, 4, 4, None, "MIL", "role"), (6, 6, 6, "PER", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("AID", None, ["CHL"], ["PER"])]


def test_a_threat_is_meant_for_those_who_can_avert_it() -> None:
    found = events(
        "Chile/PROPN/NNP/3/nsubj will/AUX/MD/3/aux strike/VERB/VB/9/ccomp unless/SCONJ/IN/6/mark "
        "Peru/PROPN/NNP/6/nsubj "
        "yields|yield/VERB/VBZ/3/advcl a/DET/DT/8/det general/NOUN/NN/9/nsubj warned|warn/VERB/VBD/0/root",
        (1, 1, 1, "CHL", None, "country"), (5, 5, 5, "PER", None, "country"), (7, 8, 8, "CHL", "MIL", "role"),
    )  # fmt: skip
    assert ("THREATEN", "violence", ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_the_last_passive_carries_the_agent_of_all() -> None:
    found = events(
        "The/DET/DT/2/det envoy/NOUN/NN/4/nsubj:pass was|be/AUX/VBD/4/aux:pass shot|shoot/VERB/VBN/0/root "
        "and/CCONJ/CC/6/cc "
        "killed|kill/VERB/VBN/4/conj by/ADP/IN/8/case rebels|rebel/NOUN/NNS/6/obl:agent",
        (1, 2, 2, "PER", "GOV", "role"), (8, 8, 8, "COL", "REB", "role"),
    )  # fmt: skip
    assert found and all(gist(e)[2:] == (["COL"], ["PER"]) for e in found)


def test_an_anti_government_protest_is_not_by_the_government() -> None:
    found = events(
        "Thousands|thousand/NOUN/NNS/2/nsubj joined|join/VERB/VBD/0/root an/DET/DT/7/det anti/ADJ/JJ/6/amod "
        "-/PUNCT/HYPH/4/punct Chilean/ADJ/JJ/7/amod protest/NOUN/NN/2/obj",
        (6, 6, 6, "CHL", None, "demonym"),
    )
    assert [[a.country for a in e.actors] for e in found] == [[None]]
    assert [[r.country for r in e.recipients] for e in found] == [["CHL"]]


def test_somebody_wanted_for_a_murder_is_said_to_have_done_it() -> None:
    found = events(
        "He/PRON/PRP/3/nsubj:pass is|be/AUX/VBZ/3/aux:pass wanted|want/VERB/VBN/0/root for/ADP/IN/6/case "
        "the/DET/DT/6/det "
        "murder/NOUN/NN/3/obl of/ADP/IN/9/case an/DET/DT/9/det envoy/NOUN/NN/6/nmod",
        (1, 1, 1, "CHL", "CVL", "pronoun"), (8, 9, 9, "PER", "GOV", "role"),
    )  # fmt: skip
    assert ("ASSAULT", None, ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_an_object_past_a_later_verb_is_that_verbs() -> None:
    found = events(
        "Torres/PROPN/NNP/2/nsubj met|meet/VERB/VBD/0/root Ruiz/PROPN/NNP/2/obj and/CCONJ/CC/5/cc "
        "praised|praise/VERB/VBD/2/conj Cuba/PROPN/NNP/2/obj",
        (1, 1, 1, "PER", "GOV", "person"), (3, 3, 3, "CHL", "GOV", "person"), (6, 6, 6, "CUB", None, "country"),
    )  # fmt: skip
    assert [gist(e)[0::3] for e in found] == [("CONSULT", ["CHL"]), ("SUPPORT", ["CUB"])]


def test_those_who_are_to_act_at_a_command_act() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj directed|direct/VERB/VBD/0/root Chile/PROPN/NNP/2/obj to/PART/TO/5/mark "
        "condemn/VERB/VB/2/advcl Cuba/PROPN/NNP/5/obj",
        PERU, (3, 3, 3, "CHL", None, "country"), (6, 6, 6, "CUB", None, "country"),
    )  # fmt: skip
    assert [gist(e)[2:] for e in found if e.type == "ACCUSE"] == [(["CHL"], ["CUB"])]


def test_by_force_tells_how_and_by_the_force_who() -> None:
    tree = (
        "The/DET/DT/2/det rebels|rebel/NOUN/NNS/4/nsubj:pass were|be/AUX/VBD/4/aux:pass "
        "arrested|arrest/VERB/VBN/0/root "
        "by/ADP/IN/{head}/case {the}force/NOUN/NN/4/obl"
    )
    bare = events(tree.format(head=6, the=""), (1, 2, 2, "PER", "REB", "role"), (6, 6, 6, None, "MIL", "role"))
    told = events(
        tree.format(head=7, the="the/DET/DT/7/det "), (1, 2, 2, "PER", "REB", "role"), (6, 7, 7, "CHL", "MIL", "role")
    )
    assert [gist(e)[2] for e in bare] == [[]] and [gist(e)[2] for e in told] == [["CHL"]]


def test_those_held_by_a_state_are_its_people_where_nothing_is_told() -> None:
    built, passages = article(
        "Chile/PROPN/NNP/2/nsubj arrested|arrest/VERB/VBD/0/root the/DET/DT/4/det students|student/NOUN/NNS/2/obj"
    )
    state = mention(passages[0], (1, 1, 1, "CHL", None, "country"))
    held = mention(passages[0], (3, 4, 4, "CUB", "EDU", "role"))
    guessed = replace(held, actors=tuple(replace(actor, score=0.5) for actor in held.actors))
    told = find_events(built, passages, Mentions(actors=(state, held)), ())
    unsaid = find_events(built, passages, Mentions(actors=(state, guessed)), ())
    assert [gist(e)[3] for e in told] == [["CUB"]] and [gist(e)[3] for e in unsaid] == [["CHL"]]


def test_a_bare_plural_of_a_nationality_names_the_people() -> None:
    found = events(
        "Peruvians/PROPN/NNPS/2/nsubj condemned|condemn/VERB/VBD/0/root Chile/PROPN/NNP/2/obj",
        (1, 1, 1, "PER", None, "demonym"), (3, 3, 3, "CHL", None, "country"),
    )  # fmt: skip
    assert [[a.sectors for a in e.actors] for e in found] == [[("CVL",)]]


def test_a_subject_hung_on_a_fronted_phrase_still_acts() -> None:
    found = events(
        "At/ADP/IN/3/case the/DET/DT/3/det invitation/NOUN/NN/10/obl of/ADP/IN/5/case Torres/PROPN/NNP/3/nmod "
        ",/PUNCT/,/8/punct the/DET/DT/8/det premier/NOUN/NN/5/appos will/AUX/MD/10/aux visit/VERB/VB/0/root "
        "Peru/PROPN/NNP/10/obj",
        (5, 5, 5, "PER", "GOV", "person"), (7, 8, 8, "CHL", "GOV", "role"), (11, 11, 11, "PER", None, "country"),
    )  # fmt: skip
    assert ("CONSULT", "visit", ["CHL"], ["PER"]) in [gist(e) for e in found]
    assert ("REQUEST", "meet", ["PER"], ["CHL"]) in [gist(e) for e in found]
