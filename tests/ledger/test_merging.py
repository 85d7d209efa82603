"""Which claim a statement joins."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st
from merging_cases import MARADI, ZINDER, claim, day, killed, party, place, report, statement, told

from purport.ledger.merge_settings import shipped
from purport.ledger.merging import beside, block_keys, decide, decide_all

TUESDAY, WEDNESDAY, FRIDAY = day("2031-05-13"), day("2031-05-14"), day("2031-05-16")
TOWN = place("Zinder", ZINDER)
MARKET = statement(
    "m", "Gunmen killed six traders at the grain market in Zinder on Tuesday.", "killed",
    date=TUESDAY, place=TOWN, recipients=(party("six traders", sector="BUS"),), quantities=(killed(6),),
)  # fmt: skip
CHURCH = statement(
    "c", "Late on Tuesday attackers burned the cathedral of Zinder and its sexton.", "burned",
    date=TUESDAY, place=TOWN, recipients=(party("its sexton", sector="REL"),),
)  # fmt: skip
KNOWN = (claim(told(MARKET)), claim(told(CHURCH)))


def verdict(sentence: str, trigger: str, printed: str = "2031-05-15", known=KNOWN, **fields: object):
    return decide(statement("n", sentence, trigger, **fields), report("n", printed), known)


def test_the_same_day_and_town_is_one_attack_where_nothing_tells_two_apart() -> None:
    found = verdict("Armed men attacked Zinder on Tuesday.", "attacked", known=KNOWN[:1], date=TUESDAY, place=TOWN)
    assert (found.verdict, found.target) == ("join", "m")
    assert any("same day" in reason for reason in found.reasons)


def test_details_choose_between_two_attacks_of_one_day() -> None:
    found = verdict("Traders buried those shot at the grain market on Tuesday.", "shot", date=TUESDAY, place=TOWN)
    assert (found.verdict, found.target) == ("join", "m")


def test_what_fits_two_claims_is_uncertain() -> None:
    found = verdict("An attack hit Zinder on Tuesday.", "attack", date=TUESDAY, place=TOWN)
    assert found.verdict == "uncertain"
    assert found.target in {"m", "c"}


def test_a_claim_opened_in_doubt_does_not_keep_a_statement_from_the_one_it_was_in_doubt_about() -> None:
    again = statement("a", "Traders were shot at the grain market on Tuesday.", "shot", date=TUESDAY, place=TOWN)
    doubted = claim(told(statement("d", "Six traders fell at the grain market.", "fell", date=TUESDAY, place=TOWN)))
    sentence = "Traders buried those shot at the grain market on Tuesday."
    known = (claim(told(MARKET), told(again)), doubted)
    found = verdict(sentence, "shot", known=known, date=TUESDAY, place=TOWN)
    assert (found.verdict, found.target) == ("join", "m")


@given(st.sampled_from(["market", "cathedral", "bridge"]), st.sampled_from([None, TUESDAY, WEDNESDAY, FRIDAY]))
def test_scores_are_probabilities_that_decide(site: str, date) -> None:
    found = verdict(f"They were shot at the {site}.", "shot", "2031-05-17", date=date, place=TOWN)
    limits = shipped().limits
    assert 0 <= found.score <= 1
    assert (found.verdict == "join") == (found.score >= limits["join"])
    assert (found.verdict == "new") == (found.score < limits["uncertain"])


def test_another_town_is_another_attack() -> None:
    found = verdict(
        "Gunmen killed six traders at the grain market of Maradi.",
        "killed",
        date=TUESDAY,
        place=place("Maradi", MARADI),
    )
    assert (found.verdict, found.target) == ("new", None)


def test_another_day_is_another_attack_whatever_the_words() -> None:
    found = verdict(MARKET.sentence, "killed", "2031-05-17", date=FRIDAY, place=TOWN)
    assert found.verdict == "new"
    assert any("days apart" in reason for reason in found.reasons)


def test_tolls_blame_and_denial_never_keep_apart() -> None:
    found = verdict(
        "The army denied that its soldiers had killed sixty traders at the grain market on Tuesday.", "killed",
        known=KNOWN[:1], date=TUESDAY, place=TOWN, actors=(party("its soldiers", sector="MIL"),), aux=("negation",),
        quantities=(killed(60),),
    )  # fmt: skip
    assert (found.verdict, found.target) == ("join", "m")


def test_a_second_attack_of_the_day_is_set_apart() -> None:
    found = verdict("A second attack shook Zinder on Tuesday.", "attack", known=KNOWN[:1], date=TUESDAY, place=TOWN)
    plain = verdict("An attack shook Zinder on Tuesday.", "attack", known=KNOWN[:1], date=TUESDAY, place=TOWN)
    assert found.score < plain.score


def test_different_ordinals_are_different_events() -> None:
    third = claim(told(statement("t", "A third attack shook Zinder on Tuesday.", "attack", date=TUESDAY, place=TOWN)))
    found = verdict("A second attack shook Zinder on Tuesday.", "attack", known=(third,), date=TUESDAY, place=TOWN)
    assert found.verdict == "new"


def test_a_list_in_one_sentence_speaks_of_different_events() -> None:
    sentence = "Gunmen raided a bank and kidnapped a priest in Zinder on Tuesday."
    two = [statement(f"n.{i}", sentence, t, date=TUESDAY, place=TOWN) for i, t in enumerate(("raided", "kidnapped"))]
    found = decide_all(two, report("n"), {})
    assert {decision.verdict for decision in found.values()} == {"new"}


def test_two_sentences_of_a_report_speak_of_one_event_and_the_second_names_the_first() -> None:
    one = statement("n.1", "Gunmen raided a bank in Zinder on Tuesday.", "raided", date=TUESDAY, place=TOWN)
    two = statement("n.2", "The raid lasted an hour.", "raid", start=60, place=TOWN)
    found = decide_all((one, two), report("n"), {})
    assert found["n.1"].verdict == "new"
    assert (found["n.2"].verdict, found["n.2"].target) == ("join", "n.1")


def test_another_in_the_same_report_keeps_apart() -> None:
    one = statement("n.1", "Gunmen raided a bank in Zinder on Tuesday.", "raided", date=TUESDAY, place=TOWN)
    two = statement("n.2", "Another raid hit the town on Tuesday.", "raid", start=60, date=TUESDAY, place=TOWN)
    assert decide_all((one, two), report("n"), {})["n.2"].verdict == "new"


def test_one_vague_member_does_not_open_a_claim_to_a_second_incident() -> None:
    vague = statement("v", "There was an attack in Niger this week.", "attack", date=day("2031-05-12", "2031-05-18"),
                      place=place("Niger", precision="country"))  # fmt: skip
    chain = claim(told(MARKET), told(vague, report("v", "2031-05-16")))
    found = verdict(
        "Gunmen shot traders in Zinder on Friday.", "shot", "2031-05-17", known=(chain,), date=FRIDAY, place=TOWN
    )
    assert found.verdict == "new"


def test_two_vague_statements_do_not_join() -> None:
    fields = {"place": place("Niger", precision="country"), "recipients": (party("civilians", sector="CVL"),)}
    one, two = (statement(n, "Armed men attacked civilians in the country.", "attacked", **fields) for n in "vw")
    found = decide(two, report("w"), (claim(told(one)),))
    assert found.verdict == "new"
    assert "both too vague" in found.reasons


def test_a_lemma_alone_never_joins() -> None:
    one = statement("a", "They were arrested.", "arrested", type="COERCE")
    assert (
        decide(
            statement("b", "They were arrested.", "arrested", type="COERCE"), report("b"), (claim(told(one)),)
        ).verdict
        == "new"
    )


def test_a_plan_its_denial_and_its_fulfilment_are_one_claim() -> None:
    parties = {"actors": (party("Ilo Sarr", "SEN", "GOV", "sarr"),), "recipients": (party("Chad", "TCD", "GOV"),)}
    common = {"type": "CONSULT", "mode": "visit", "quad": 1, **parties}
    plan = statement("p", "Ilo Sarr will visit Chad on Friday.", "visit", date=FRIDAY, aux=("future",), **common)
    known = (claim(told(plan, report("p", "2031-05-12"))),)
    denial = verdict(
        "There is no visit of Ilo Sarr to Chad.", "visit", "2031-05-13", known, aux=("future", "negation"), **common
    )
    done = verdict("Ilo Sarr visited Chad on Friday.", "visited", "2031-05-17", known, date=FRIDAY, **common)
    assert [denial.verdict, done.verdict] == ["join", "join"]


def test_statements_that_may_join_share_a_key() -> None:
    undated = statement("u", "The grain market of Zinder was attacked.", "attacked", place=TOWN)
    nameless = statement("n", "Gunmen fired on Tuesday.", "fired", date=WEDNESDAY)
    assert set(block_keys(MARKET)) & set(block_keys(undated))
    assert set(block_keys(MARKET)) & set(block_keys(nameless))


def test_keys_are_few_and_the_most_telling_come_first() -> None:
    sentence = "Near Kano " + " ".join(f"Name{chr(97 + i % 26)}{i}" for i in range(300)) + " were shot."
    keys = block_keys(
        statement("k", sentence, "shot", place=TOWN, date=TUESDAY, recipients=(party("Ali Bako", entity="bako"),))
    )
    assert keys[0] == "ASSAULT|id|bako"
    assert len(keys) < 30


def test_triggers_beside_a_statement_are_those_of_its_own_sentence() -> None:
    sentence = "They raided a bank and shot a clerk."
    one, two = (statement(f"n.{t}", sentence, t) for t in ("raided", "shot"))
    elsewhere = statement("n.x", "They fled.", "fled", start=80)
    assert beside(one, (one, two, elsewhere)) == ("shot",)


def test_a_report_of_two_thousand_statements_costs_seconds_at_most() -> None:
    sentence = "They fired at towns, farms and roads for hours on Tuesday."
    many = [statement(f"n.{i}", sentence, "fired", start=i // 50, place=TOWN, date=TUESDAY) for i in range(2000)]
    begin = perf_counter()
    assert len(decide_all(many, report("n"), {})) == 2000
    assert perf_counter() - begin < 30


@given(st.permutations(KNOWN))
def test_the_order_of_candidates_does_not_matter(known) -> None:
    found = verdict("Traders buried those shot at the grain market.", "shot", known=tuple(known), place=TOWN)
    assert found == verdict("Traders buried those shot at the grain market.", "shot", place=TOWN)
