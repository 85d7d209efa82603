"""Sides whose party stands elsewhere in the sentence: relative clauses, bargains, blame, things called anew."""

from event_trees import events, gist


def test_whom_gunmen_abduct_is_the_object_although_a_parser_sees_a_passive() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj named|name/VERB/VBD/0/root two/NUM/CD/4/nummod aides|aide/NOUN/NNS/2/obj "
        "whom/PRON/WP/7/obj gunmen|guny/NOUN/NNS/7/nsubj abducted|abducte/VERB/VBD/4/acl:relcl "
        "in/ADP/IN/9/case May/PROPN/NNP/7/obl",
        (1, 1, 1, "PER", None, "country"), (4, 4, 4, "PER", "GOV", "role"), (6, 6, 6, "GHA", "UAF", "role"),
    )  # fmt: skip
    assert ("ASSAULT", "abduct", ["GHA"], ["PER"]) in [gist(e) for e in found]


def test_what_somebody_is_accused_of_in_a_relative_clause_has_accuser_and_accused() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj named|name/VERB/VBD/0/root two/NUM/CD/4/nummod firms|firm/NOUN/NNS/2/obj "
        "that/PRON/WDT/7/obj Togo/PROPN/NNP/7/nsubj accused|accuse/VERB/VBD/4/acl:relcl of/ADP/IN/9/case "
        "fraud/NOUN/NN/7/obl",
        (1, 1, 1, "PER", None, "country"), (4, 4, 4, "CHL", "BUS", "role"), (6, 6, 6, "TGO", None, "country"),
    )  # fmt: skip
    assert ("ACCUSE", "allege", ["TGO"], ["CHL"]) in [gist(e) for e in found]


def test_what_a_clause_sums_up_belongs_to_who_acts_in_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj offered|offer/VERB/VBD/0/root to/PART/TO/4/mark send/VERB/VB/2/xcomp "
        "boats|boat/NOUN/NNS/4/obj ,/PUNCT/,/8/punct an|a/DET/DT/8/det offer/NOUN/NN/2/parataxis "
        "that/PRON/WDT/11/obj Chile/PROPN/NNP/11/nsubj rejected|reject/VERB/VBD/8/acl:relcl",
        (1, 1, 1, "PER", None, "country"), (10, 10, 10, "CHL", None, "country"),
    )  # fmt: skip
    assert ("REJECT", None, ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_a_charge_belongs_to_who_says_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj said|say/VERB/VBD/0/root Togo/PROPN/NNP/5/nsubj was|be/AUX/VBD/5/aux "
        "lying|ly/VERB/VBG/2/ccomp ,/PUNCT/,/8/punct a/DET/DT/8/det charge/NOUN/NN/5/appos "
        "that/PRON/WDT/11/obj Chile/PROPN/NNP/11/nsubj rejected|rejecte/VERB/VBD/8/acl:relcl",
        (1, 1, 1, "PER", None, "country"), (3, 3, 3, "TGO", None, "country"), (10, 10, 10, "CHL", None, "country"),
    )  # fmt: skip
    assert ("REJECT", None, ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_what_a_clause_calls_anew_is_judged_as_itself() -> None:
    found = events(
        "Chile/PROPN/NNP/2/nsubj condemned|condemn/VERB/VBD/0/root what/PRON/WP/2/obj it/PRON/PRP/5/nsubj "
        "called|call/VERB/VBD/3/acl:relcl the/DET/DT/7/det torture/NOUN/NN/5/xcomp of/ADP/IN/9/case "
        "captives|captive/NOUN/NNS/7/nmod by/ADP/IN/11/case Peru/PROPN/NNP/9/nmod",
        (1, 1, 1, "CHL", None, "country"), (9, 9, 9, "TGO", "CVL", "role"), (11, 11, 11, "PER", None, "country"),
    )  # fmt: skip
    assert ("ACCUSE", "disapprove", ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_an_act_blamed_on_somebody_is_his() -> None:
    found = events(
        "Chile/PROPN/NNP/2/nsubj blamed|blame/VERB/VBD/0/root the/DET/DT/4/det raid/NOUN/NN/2/obj "
        "on/ADP/IN/6/case Togo/PROPN/NNP/4/nmod",
        (1, 1, 1, "CHL", None, "country"), (6, 6, 6, "TGO", None, "country"),
    )  # fmt: skip
    assert ("ASSAULT", ["TGO"]) in [gist(e)[::2] for e in found]


def test_who_claims_responsibility_did_it() -> None:
    found = events(
        "Togo/PROPN/NNP/2/nsubj claimed|claim/VERB/VBD/0/root responsibility/NOUN/NN/2/obj for/ADP/IN/6/case "
        "the/DET/DT/6/det bombing/NOUN/NN/3/nmod in/ADP/IN/8/case Peru/PROPN/NNP/6/nmod",
        (1, 1, 1, "TGO", None, "country"), (8, 8, 8, "PER", None, "country"),
    )  # fmt: skip
    assert ("ASSAULT", None, ["TGO"], []) in [gist(e) for e in found]


def test_charges_of_a_crime_are_against_who_did_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj dropped|drop/VERB/VBD/0/root charges|charge/NOUN/NNS/2/obj of/ADP/IN/5/case "
        "murder/NOUN/NN/3/nmod against/ADP/IN/8/case two/NUM/CD/8/nummod managers|manager/NOUN/NNS/2/obl",
        (1, 1, 1, "PER", None, "country"), (8, 8, 8, "CHL", "BUS", "role"),
    )  # fmt: skip
    assert ("CONCEDE", None, ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_help_by_which_something_is_done_goes_to_who_does_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj seized|seize/VERB/VBD/0/root the/DET/DT/4/det town/NOUN/NN/2/obj "
        "with/ADP/IN/7/case the/DET/DT/7/det help/NOUN/NN/2/obl of/ADP/IN/9/case Chile/PROPN/NNP/7/nmod",
        (1, 1, 1, "PER", None, "country"), (9, 9, 9, "CHL", None, "country"),
    )  # fmt: skip
    assert ("AID", None, ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_who_comes_to_the_rescue_helps() -> None:
    found = events(
        "Chile/PROPN/NNP/2/nsubj came|come/VERB/VBD/0/root to/ADP/IN/6/case Peru/PROPN/NNP/6/nmod:poss "
        "'s/PART/POS/4/case rescue/NOUN/NN/2/obl",
        (1, 1, 1, "CHL", None, "country"), (4, 4, 4, "PER", None, "country"),
    )  # fmt: skip
    assert ("AID", None, ["CHL"], ["PER"]) in [gist(e) for e in found]


def test_a_mediator_brings_together_who_makes_the_bargain() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj restored|restore/VERB/VBD/0/root ties|tie/NOUN/NNS/2/obj with/ADP/IN/5/case "
        "Chile/PROPN/NNP/2/obl in/ADP/IN/8/case an|a/DET/DT/8/det accord/NOUN/NN/2/obl that/PRON/WDT/12/obj "
        "Togo/PROPN/NNP/12/nsubj had|have/AUX/VBD/12/aux brokered|broker/VERB/VBN/8/acl:relcl",
        (1, 1, 1, "PER", None, "country"), (5, 5, 5, "CHL", None, "country"), (10, 10, 10, "TGO", None, "country"),
    )  # fmt: skip
    assert ("CONSULT", "third-party", ["TGO"], ["PER", "CHL"]) in [gist(e) for e in found]


def test_an_inquiry_into_conduct_is_one_into_its_owners() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj opened|open/VERB/VBD/0/root an|a/DET/DT/4/det inquiry/NOUN/NN/2/obj "
        "into/ADP/IN/7/case the/DET/DT/7/det conduct/NOUN/NN/4/nmod of/ADP/IN/10/case the/DET/DT/10/det "
        "union/NOUN/NN/7/nmod",
        (1, 1, 1, "PER", None, "country"), (10, 10, 10, "GHA", "LAB", "role"),
    )  # fmt: skip
    assert ("ACCUSE", "investigate", ["PER"], ["GHA"]) in [gist(e) for e in found]


def test_a_ban_on_a_march_is_not_by_the_marchers() -> None:
    found = events(
        "The/DET/DT/2/det police/NOUN/NNS/3/nsubj banned|bann/VERB/VBD/0/root a/DET/DT/5/det "
        "march/NOUN/NN/3/obj by/ADP/IN/8/case the/DET/DT/8/det union/NOUN/NN/3/obl",
        (2, 2, 2, "PER", "COP", "role"), (8, 8, 8, "GHA", "LAB", "role"),
    )  # fmt: skip
    assert ("COERCE", "restrict", ["PER"], []) in [gist(e) for e in found]


def test_states_that_trade_accusations_both_accuse() -> None:
    found = events(
        "Peru/PROPN/NNP/4/nsubj and/CCONJ/CC/3/cc Chile/PROPN/NNP/1/conj traded|trade/VERB/VBD/0/root "
        "accusations|accusation/NOUN/NNS/4/obj over/ADP/IN/8/case the/DET/DT/8/det raid/NOUN/NN/4/obl",
        (1, 1, 1, "PER", None, "country"), (3, 3, 3, "CHL", None, "country"),
    )  # fmt: skip
    assert ("ACCUSE", "allege", ["PER", "CHL"], []) in [gist(e) for e in found]


def test_sanctions_for_an_act_are_on_who_did_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj imposed|impose/VERB/VBD/0/root sanctions|sanction/NOUN/NNS/2/obj "
        "on/ADP/IN/5/case Togo/PROPN/NNP/3/nmod for/SCONJ/IN/8/mark having|have/AUX/VBG/8/aux "
        "arrested|arrest/VERB/VBN/2/advcl the/DET/DT/10/det editor/NOUN/NN/8/obj",
        (1, 1, 1, "PER", None, "country"), (5, 5, 5, "TGO", None, "country"), (10, 10, 10, "PER", "JRN", "role"),
    )  # fmt: skip
    assert ("COERCE", "arrest", ["TGO"], ["PER"]) in [gist(e) for e in found]


def test_a_verb_in_the_past_does_not_share_the_subject_of_one_under_a_modal() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj warned|warn/VERB/VBD/0/root that/SCONJ/IN/6/mark Chile/PROPN/NNP/6/nsubj "
        "would/AUX/MD/6/aux walk/VERB/VB/2/ccomp away/ADV/RB/6/advmod ,/PUNCT/,/10/punct and/CCONJ/CC/10/cc "
        "accused|accuse/VERB/VBD/2/conj Togo/PROPN/NNP/10/obj of/ADP/IN/13/case fraud/NOUN/NN/10/obl",
        (1, 1, 1, "PER", None, "country"), (4, 4, 4, "CHL", None, "country"), (11, 11, 11, "TGO", None, "country"),
    )  # fmt: skip
    assert ("ACCUSE", "allege", ["PER"], ["TGO"]) in [gist(e) for e in found]


def test_somebodys_plan_is_his_to_carry_out() -> None:
    found = events(
        "Chile/PROPN/NNP/2/nsubj foiled|foil/VERB/VBD/0/root a/DET/DT/5/det Peruvian|Peruvian/ADJ/JJ/5/amod "
        "plan/NOUN/NN/2/obj to/PART/TO/7/mark topple/VERB/VB/5/acl Togo/PROPN/NNP/7/obj",
        (1, 1, 1, "CHL", None, "country"), (4, 4, 4, "PER", None, "country"), (8, 8, 8, "TGO", None, "country"),
    )  # fmt: skip
    assert ("COERCE", "restrict", ["PER"], ["TGO"]) in [gist(e) for e in found]


def test_a_threat_under_a_condition_is_meant_for_who_can_meet_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj threatened|threaten/VERB/VBD/0/root to/PART/TO/4/mark leave/VERB/VB/2/xcomp "
        "unless/SCONJ/IN/7/mark Chile/PROPN/NNP/7/nsubj paid|pay/VERB/VBD/4/advcl",
        (1, 1, 1, "PER", None, "country"), (6, 6, 6, "CHL", None, "country"),
    )  # fmt: skip
    assert ("THREATEN", "relations", ["PER"], ["CHL"]) in [gist(e) for e in found]


def test_land_of_a_nation_is_hit_as_that_nation() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj shelled|shell/VERB/VBD/0/root Togolese|Togolese/ADJ/NNP/4/amod "
        "territory/NOUN/NN/2/obj",
        (1, 1, 1, "PER", None, "country"),
    )  # fmt: skip
    assert ("ASSAULT", "heavy-weapons", ["PER"], ["TGO"]) in [gist(e) for e in found]


def test_who_decides_acts_in_what_the_decision_does() -> None:
    found = events(
        "Two/NUM/CD/2/nummod captives|captive/NOUN/NNS/4/nsubj:pass were|be/AUX/VBD/4/aux:pass "
        "freed/VERB/VBN/0/root in/ADP/IN/7/case a/DET/DT/7/det raid/NOUN/NN/4/obl by/ADP/IN/9/case "
        "Peru/PROPN/NNP/7/nmod",
        (2, 2, 2, "TGO", "CVL", "role"), (9, 9, 9, "PER", None, "country"),
    )  # fmt: skip
    assert ("RETREAT", "release", ["PER"], ["TGO"]) in [gist(e) for e in found]


def test_who_speaks_on_a_visit_makes_it() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj denounced|denounce/VERB/VBD/0/root Togo/PROPN/NNP/2/obj during/ADP/IN/6/case "
        "a/DET/DT/6/det visit/NOUN/NN/2/obl to/ADP/IN/8/case Chile/PROPN/NNP/6/nmod",
        (1, 1, 1, "PER", None, "country"), (3, 3, 3, "TGO", None, "country"), (8, 8, 8, "CHL", None, "country"),
    )  # fmt: skip
    assert ("CONSULT", "visit", ["PER"], ["CHL"]) in [gist(e) for e in found]
