"""The table "Support" of docs/ledger.md, line by line, with near misses. False confirmation is the error to avoid."""

import pytest
from status_cases import (
    MARAN,
    benin,
    both,
    chad,
    change,
    charity,
    denial,
    hop,
    niger,
    off,
    party,
    plan,
    raid,
    stands,
    sudan,
    togo,
    told,
    unnamed,
)

from purport.records import Place

NIAMEY = Place(text="Niamey", country="NER", precision="city")
PALMA = Place(text="Palma", country="MOZ", precision="city")


def test_both_sides_confirm() -> None:
    found = change(plan("03", niger()), plan("04", togo()))
    assert (found.status.support, found.rule) == ("confirmed", "confirmed-both-sides")
    assert "both sides" in found.line and "Togo" in found.line


def test_one_source_for_both_sides_confirms() -> None:
    assert stands(plan("03", both()))[1::2] == ("confirmed", 2)


def test_one_side_twice_does_not_confirm() -> None:
    army = hop("the army in Niamey", "government", "role", "confirm", "NER MIL")
    assert stands(plan("03", niger("confirm")), plan("04", army)) == ("planned", "asserted", False, 1)


def test_officials_of_both_sides_without_names_do_not_confirm() -> None:
    officials = hop("officials in both capitals", "government", "described_unnamed", "confirm", "NER GOV + TGO GOV")
    described = hop("officials of the two countries", "government", "collective", "confirm", "NER GOV + TGO GOV")
    assert stands(plan("03", officials))[1] == "rumoured"
    assert stands(plan("03", described))[1] == "rumoured"


def test_a_hedge_on_one_side_does_not_confirm() -> None:
    assert stands(plan("03", niger()), plan("04", togo(), hedged=True))[1] == "asserted"


def test_the_plan_confirmed_by_both_sides_does_not_confirm_the_deed() -> None:
    assert stands(plan("03", both()), told("10", togo()))[:2] == ("happened", "asserted")


def test_sides_that_blame_each_other_confirm_nothing() -> None:
    own_town = raid("04", sudan(), actors=(party("TCD", "MIL"),), recipients=(party("TCD", None),))
    assert stands(raid("03", chad()), own_town)[1] in ("alleged", "asserted")


def test_the_accused_confirms_by_admitting_after_another_reported() -> None:
    found = change(raid("03", chad()), raid("05", sudan("admit")))
    assert found.status.support == "confirmed"
    assert change(raid("03", unnamed()), raid("05", sudan("admit"))).rule == "confirmed-admission"


def test_the_doer_who_speaks_first_only_asserts() -> None:
    assert stands(raid("03", sudan("admit")))[1] == "asserted"
    assert stands(raid("03", unnamed()), raid("05", sudan()))[1] == "asserted", "to say so is not to admit it"


def test_a_friendly_act_cannot_be_admitted() -> None:
    assert stands(told("03", unnamed()), told("05", niger("confirm")))[1] == "asserted"


def test_a_competent_authority_confirms_in_so_many_words() -> None:
    seized = {
        "actors": (party("MOZ", "REB", "front"),),
        "recipients": (party("PRT", "BUS", "engineers"),),
        "place": PALMA,
    }
    minister = hop("Interior Minister Nhantumbo", "person", "named", "confirm", "MOZ GOV", "nhantumbo")
    said = hop("Interior Minister Nhantumbo", "person", "named", "report", "MOZ GOV", "nhantumbo")
    officials = hop("officials", "government", "described_unnamed", "confirm", "MOZ GOV")
    assert change(raid("03", minister, **seized)).rule == "confirmed-authority"
    assert stands(raid("03", said, **seized))[1] == "reported"
    assert stands(raid("03", officials, **seized))[1] == "rumoured"
    assert stands(raid("03", minister, **seized, hedged=True))[1] == "rumoured"


def test_an_authority_that_is_a_side_or_of_another_country_does_not_confirm_alone() -> None:
    assert stands(told("03", niger("confirm"), place=NIAMEY))[1] == "asserted"
    assert stands(raid("03", chad("confirm"), place=Place(text="Abéché", country="TCD")))[1] == "alleged"
    assert stands(told("03", benin("confirm"), place=NIAMEY))[1] == "reported"


def test_an_authority_confirms_no_plan() -> None:
    assert stands(plan("03", benin("confirm"), place=Place(text="Cotonou", country="BEN")))[1] == "reported"


def test_a_government_stands_with_its_people_against_rebels() -> None:
    village = {"actors": (party("MLI", "REB", "front"),), "recipients": (party("MLI", "CVL"),)}
    police = hop("police", "government", "role", "confirm", "MLI COP")
    assert stands(raid("03", police, **village, place=Place(text="Gao", country="MLI")))[1] == "alleged"


def test_two_sides_of_one_country_are_organisations_and_the_ministry_is_neither() -> None:
    strike = {
        "type": "PROTEST",
        "actors": (party("URY", "LAB", "union"),),
        "recipients": (party("URY", "BUS", "cutra"),),
    }
    union = hop("the union", "organisation", "named", "report", "URY LAB", "union")
    firm = hop("Cutra", "organisation", "named", "report", "URY BUS", "cutra")
    ministry = hop("the labour ministry", "government", "role", "report", "URY GOV")
    assert stands(told("03", union, **strike), told("04", firm, **strike))[1] == "confirmed"
    assert stands(told("03", union, **strike), told("04", ministry, **strike))[1] == "corroborated"


def test_three_uninvolved_origins_confirm_and_two_do_not() -> None:
    story = [raid("03", charity("Relief Corridor")), raid("04", charity("Border Watch"))]
    assert stands(*story)[1::2] == ("corroborated", 2)
    assert change(*story, raid("05", benin())).rule == "confirmed-three-origins"
    assert stands(*story, raid("05"), raid("06", outlet="Southern Post"))[1] == "corroborated", (
        "own voices are no names"
    )


def test_one_origin_three_times_is_one() -> None:
    story = [raid(at, charity(), outlet=f"Paper {at}") for at in ("03", "04", "05", "06")]
    assert stands(*story) == ("happened", "reported", False, 1)


def test_a_surname_is_the_person_named_before() -> None:
    okoye = [hop(words, "person", "named") for words in ("Dana Okoye", "Okoye", "Professor Dana Okoye")]
    assert stands(*[raid(at, one) for at, one in zip(("03", "04", "05"), okoye, strict=True)])[1::2] == ("reported", 1)


def test_a_party_to_the_matter_and_an_outsider_corroborate() -> None:
    assert stands(raid("03", chad()), raid("04", charity()))[1] == "corroborated"


def test_own_voice_and_an_outsider_report() -> None:
    assert stands(raid("03"))[1::2] == ("reported", 1)
    assert stands(raid("03", charity()))[1] == "reported"
    assert stands(raid("03"), raid("03", outlet="Southern Post"))[1::2] == ("reported", 1)


def test_a_side_asserts_its_own_act_and_alleges_the_other_ones() -> None:
    assert stands(raid("03", sudan()))[1] == "asserted"
    assert stands(raid("03", chad("accuse")))[1] == "alleged"
    assert stands(told("03", togo()))[1] == "asserted", "a visit is done together"


def test_state_media_speak_for_their_government() -> None:
    radio = told("03", outlet="Radio Niamey", country="NER", state_media=True)
    assert stands(radio) == ("happened", "asserted", False, 1)
    assert stands(radio, told("04", niger()))[3] == 1
    cited = hop("Radio Niamey", "state_media", "named", "report", "NER MED")
    assert stands(plan("03", cited), plan("04", niger())) == ("planned", "asserted", False, 1)


@pytest.mark.parametrize(
    "hops", [(unnamed(),), (hop(None, "unknown", "elided"),), (hop("sources", "unknown", "bare_unnamed"),)]
)
def test_nobody_to_hold_to_it_is_a_rumour(hops: tuple[object, ...]) -> None:
    assert stands(plan("03", *hops)) == ("planned", "rumoured", False, 0)  # type: ignore[arg-type]


def test_a_hedge_is_a_rumour_whoever_makes_it() -> None:
    assert stands(raid("03", benin(), hedged=True)) == ("happened", "rumoured", False, 0)
    assert stands(raid("03", benin("believe")))[1] == "rumoured"


def test_unnamed_sources_neither_add_nor_take_away() -> None:
    assert stands(plan("03", niger()), plan("04", unnamed()), plan("05", unnamed())) == (
        "planned",
        "asserted",
        False,
        1,
    )


def test_who_denies_it_now_does_not_confirm_it() -> None:
    story = [plan("03", niger()), plan("04", togo()), denial("05", togo("deny"))]
    assert stands(*story)[1:3] == ("asserted", True)


def test_a_group_that_names_nobody_is_no_source() -> None:
    residents = hop("residents", "witness", "collective")
    assert stands(raid("03", residents)) == ("happened", "rumoured", False, 0)


def test_missing_countries_never_confirm() -> None:
    nobody = {"actors": (party(None, None),), "recipients": (party(None, None),)}
    ministries = [hop(f"the ministry {n}", "government", "role", "confirm") for n in "abcd"]
    assert stands(*[told(f"0{n}", one, **nobody) for n, one in enumerate(ministries, 3)])[1::2] == ("reported", 1)


def test_of_a_state_act_without_a_doer_the_announcing_government_is_the_doer() -> None:
    expelled = {"type": "SANCTION", "actors": (), "recipients": (party("PER", "GOV"),)}
    bolivia = hop("the foreign ministry in La Paz", "government", "role", "report", "BOL GOV")
    assert stands(plan("03", bolivia, **expelled))[1] == "asserted"
    assert stands(raid("03", benin(), actors=()))[1] == "reported"


def test_cancellation_has_its_own_support() -> None:
    assert stands(plan("03", both()), off("05", niger()), off("06", togo())) == ("cancelled", "confirmed", False, 2)
    assert stands(plan("03", both()), off("05", niger()), off("06", unnamed()))[1] == "asserted"


def test_names_without_any_side_fill_from_other_reports() -> None:
    ended = told("05", niger(), actors=())
    assert stands(told("03", actors=MARAN), ended)[1] == "reported"
    assert stands(plan("03", niger()), ended)[1] == "asserted"


def test_a_minister_without_a_sector_belongs_to_the_government() -> None:
    minister = hop("Foreign Minister Ada Sossou", "person", "named", "report", "TGO", "sossou")
    party_chair = hop("the president of the Dawn Party", "person", "role", "report", "TGO", "dawn-chair")
    assert stands(plan("03", niger()), plan("04", minister))[1::2] == ("confirmed", 2)
    assert stands(plan("03", niger()), plan("04", party_chair))[1] == "corroborated"


def test_three_bare_names_of_a_sides_country_do_not_confirm() -> None:
    names = [hop(name, "person", "named", "report", "TCD") for name in ("Ali Deby", "Moussa Tamba", "Hawa Nour")]
    assert stands(*[raid(f"0{n}", one) for n, one in enumerate(names, 3)])[1::2] == ("corroborated", 3)
