"""Who acts and who receives, by syntax: passives, control, relative clauses, nominal triggers, light verbs."""

from event_trees import events, gist

PERU = (1, 1, 1, "PER", None, "country")


def test_active_verb_takes_subject_and_object() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj condemned|condemn/VERB/VBD/0/root Chile/PROPN/NNP/2/obj",
        PERU, (3, 3, 3, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ACCUSE", "disapprove", ["PER"], ["CHL"])]
    assert found[0].actors[0].sectors == ("GOV",)


def test_passive_takes_the_by_phrase_as_actor() -> None:
    found = events(
        "Chile/PROPN/NNP/3/nsubj:pass was|be/AUX/VBD/3/aux:pass condemned|condemn/VERB/VBN/0/root by/ADP/IN/5/case "
        "Peru/PROPN/NNP/3/obl:agent",
        (1, 1, 1, "CHL", None, "country"), (5, 5, 5, "PER", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ACCUSE", "disapprove", ["PER"], ["CHL"])]


def test_agentless_passive_has_no_actor() -> None:
    found = events(
        "The/DET/DT/2/det editor/NOUN/NN/4/nsubj:pass was|be/AUX/VBD/4/aux:pass arrested|arrest/VERB/VBN/0/root",
        (1, 2, 2, "PER", "JRN", "role"),
    )
    assert [gist(e) for e in found] == [("COERCE", "arrest", [], ["PER"])]


def test_planned_visit_takes_its_subject_through_control() -> None:
    found = events(
        "Peru/PROPN/NNP/5/nose:poss 's/PART/POS/1/case president/NOUN/NN/5/nsubj last/ADJ/JJ/3/amod "
        "plans|plan/VERB/VBZ/0/root "
        "to/PART/TO/7/mark visit/VERB/VB/5/xcomp Chile/PROPN/NNP/7/obj".replace("/nose:poss", "/nmod:poss"),
        (1, 3, 3, "PER", "GOV", "role"), (8, 8, 8, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("CONSULT", "visit", ["PER"], ["CHL"])]
    assert found[0].aux == ("future",) and found[0].planned
    assert found[0].recipients[0].sectors == ()


def test_accusation_and_the_alleged_act_are_two_events() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj accused|accuse/VERB/VBD/0/root Chile/PROPN/NNP/2/obj of/SCONJ/IN/5/mark "
        "arming|arm/VERB/VBG/2/advcl the/DET/DT/7/det rebels|rebel/NOUN/NNS/5/obj",
        PERU, (3, 3, 3, "CHL", None, "country"), (6, 7, 7, "PER", "REB", "role"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ACCUSE", "allege", ["PER"], ["CHL"]), ("AID", None, ["CHL"], ["PER"])]
    assert found[1].alleged and not found[0].alleged


def test_denied_act_is_negated() -> None:
    found = events(
        "Chile/PROPN/NNP/2/nsubj denied|deny/VERB/VBD/0/root arming|arm/VERB/VBG/2/xcomp "
        "the/DET/DT/5/det rebels|rebel/NOUN/NNS/3/obj",
        (1, 1, 1, "CHL", None, "country"), (4, 5, 5, "PER", "REB", "role"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("AID", None, ["CHL"], ["PER"])]
    assert found[0].denied and found[0].aux == ("negation",)
    assert found[0].certainty.polarity == "negative"


def test_nominal_trigger_takes_possessor_and_of_phrase() -> None:
    found = events(
        "Chile/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case invasion/NOUN/NN/6/nsubj of/ADP/IN/5/case "
        "Peru/PROPN/NNP/3/nmod "
        "failed|fail/VERB/VBD/0/root",
        (1, 1, 1, "CHL", None, "country"), (5, 5, 5, "PER", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ASSAULT", None, ["CHL"], ["PER"])]
    assert found[0].actors[0].sectors == ()


def test_light_verb_gives_its_subject_to_the_noun_and_both_are_one_event() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj imposed|impose/VERB/VBD/0/root sanctions|sanction/NOUN/NNS/2/obj on/ADP/IN/5/case "
        "Chile/PROPN/NNP/3/nmod",
        PERU, (5, 5, 5, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("SANCTION", None, ["PER"], ["CHL"])]


def test_relative_clause_takes_its_antecedent() -> None:
    found = events(
        "Rebels|rebel/NOUN/NNS/7/nsubj who/PRON/WP/3/nsubj abducted|abduct/VERB/VBD/1/acl:relcl two/NUM/CD/5/nummod "
        "nurses|nurse/NOUN/NNS/3/obj have/AUX/VBP/7/aux fled|flee/VERB/VBN/0/root",
        (1, 1, 1, "PER", "REB", "role"), (4, 5, 5, "CHL", "MED", "role"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ASSAULT", "abduct", ["PER"], ["CHL"])]


def test_conjoined_verbs_share_subject_and_object() -> None:
    found = events(
        "Police/NOUN/NN/2/nsubj arrested|arrest/VERB/VBD/0/root and/CCONJ/CC/4/cc "
        "beat/VERB/VBD/2/conj the/DET/DT/6/det "
        "student/NOUN/NN/4/obj",
        (1, 1, 1, "PER", "COP", "role"), (5, 6, 6, "PER", "EDU", "role"),
    )  # fmt: skip
    assert [gist(e)[:2] for e in found] == [("COERCE", "arrest"), ("ASSAULT", "beat")]
    assert all([a.country for a in e.actors] == ["PER"] and [r.country for r in e.recipients] == ["PER"] for e in found)


def test_meeting_between_two_gives_the_second_the_role_of_recipient() -> None:
    found = events(
        "Talks|talk/NOUN/NNS/6/nsubj between/ADP/IN/3/case Peru/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
        "Chile/PROPN/NNP/3/conj "
        "resumed|resume/VERB/VBD/0/root",
        (3, 3, 3, "PER", None, "country"), (5, 5, 5, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("CONSULT", None, ["PER"], ["CHL"])]


def test_blame_makes_the_one_blamed_the_actor_of_the_act() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj blamed|blame/VERB/VBD/0/root Chile/PROPN/NNP/2/obj for/ADP/IN/6/case "
        "the/DET/DT/6/det attack/NOUN/NN/2/obl",
        PERU, (3, 3, 3, "CHL", None, "country"),
    )  # fmt: skip
    assert [gist(e)[::2] for e in found] == [("ACCUSE", ["PER"]), ("ASSAULT", ["CHL"])]


def test_a_number_of_people_is_as_good_as_the_people() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj released|release/VERB/VBD/0/root twelve/NUM/CD/2/obj of/ADP/IN/6/case "
        "the/DET/DT/6/det prisoners|prisoner/NOUN/NNS/3/nmod",
        PERU, (5, 6, 6, "CHL", "CVL", "role"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("RETREAT", "release", ["PER"], ["CHL"])]


def test_things_stand_for_those_to_whom_they_belong() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj froze|freeze/VERB/VBD/0/root the/DET/DT/4/det assets|asset/NOUN/NNS/2/obj "
        "of/ADP/IN/7/case Chilean/ADJ/JJ/7/amod officials|official/NOUN/NNS/4/nmod",
        PERU, (6, 7, 7, "CHL", "GOV", "role"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("SANCTION", None, ["PER"], ["CHL"])]


def test_a_refusal_answers_the_one_who_asked() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj urged|urge/VERB/VBD/0/root Chile/PROPN/NNP/2/obj to/PART/TO/5/mark "
        "leave|leave/VERB/VB/2/xcomp ./PUNCT/./2/punct Chile/PROPN/NNP/8/nsubj refused|refuse/VERB/VBD/2/parataxis",
        PERU, (3, 3, 3, "CHL", None, "country"), (7, 7, 7, "CHL", None, "country"),
    )  # fmt: skip
    assert ("REJECT", None, ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_the_visit_that_a_country_announces_is_to_that_country() -> None:
    found = events(
        "Chile/PROPN/NNP/2/nsubj confirms|confirm/VERB/VBZ/0/root Peru/PROPN/NNP/5/nsubj will/AUX/MD/5/aux "
        "visit/VERB/VB/2/ccomp",
        (1, 1, 1, "CHL", None, "country"), (3, 3, 3, "PER", "GOV", "role"),
    )  # fmt: skip
    assert ("CONSULT", "visit", ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_two_acts_of_one_type_on_one_party_are_two_events() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj praised|praise/VERB/VBD/0/root Chile/PROPN/NNP/2/obj and/CCONJ/CC/5/cc "
        "supported|support/VERB/VBD/2/conj Chile/PROPN/NNP/5/obj",
        PERU, (3, 3, 3, "CHL", None, "country"), (6, 6, 6, "CHL", None, "country"),
    )  # fmt: skip
    assert [e.type for e in found] == ["SUPPORT", "SUPPORT"]


def test_those_arrested_over_a_plot_are_the_plotters() -> None:
    found = events(
        "Police/NOUN/NNS/2/nsubj arrested|arrest/VERB/VBD/0/root rebels|rebel/NOUN/NNS/2/obj over/ADP/IN/6/case "
        "a/DET/DT/6/det plot/NOUN/NN/2/obl to/PART/TO/8/mark attack/VERB/VB/6/acl Chile/PROPN/NNP/8/obj",
        (1, 1, 1, "PER", "COP", "role"), (3, 3, 3, "PER", "REB", "role"), (9, 9, 9, "CHL", None, "country"),
    )  # fmt: skip
    attack = next(e for e in found if e.type == "ASSAULT")
    assert [a.sectors for a in attack.actors] == [("REB",)]
