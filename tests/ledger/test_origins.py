"""Whom a statement comes from, and how many of them there are."""

import pytest
from status_cases import both, charity, hop, last, niger, plan, raid, told, unnamed

from purport.ledger.origins import count, origin_key
from purport.ledger.owners import Owner, Owners
from purport.ledger.records import Hop
from purport.ledger.voices import told_origins


def key(*chain: Hop, **more: object) -> str | None:
    return origin_key(told("03", *chain, **more), {}).key  # type: ignore[arg-type]


def test_one_government_is_one_origin_with_its_army_police_and_media() -> None:
    for words, kind, sector in (
        ("the president", "person", "GOV"),
        ("the army", "group", "MIL"),
        ("police", "government", "COP"),
        ("the Kremlin", "government", "GOV"),
    ):
        assert key(hop(words, kind, "role", "report", f"NER {sector}")) == "gov:NER"
    assert key(hop("Radio Niamey", "state_media", "named", "report", "NER MED")) == "gov:NER"
    assert key(outlet="Radio Niamey", country="NER", state_media=True) == "gov:NER"


def test_parliament_courts_and_parties_are_origins_of_their_own() -> None:
    court = hop("the high court", "organisation", "role", "report", "NER JUD", "high-court")
    parliament = hop("parliament", "organisation", "role", "report", "NER LEG")
    opposition = hop("the Dawn Party", "organisation", "named", "report", "NER PTY", "dawn")
    assert len({key(niger()), key(court), key(parliament), key(opposition)}) == 4


def test_the_deepest_source_is_the_origin() -> None:
    ilbo = hop("Chosun Ilbo", "news_media", "named", "report", "KOR MED")
    assert key(ilbo) == "outlet:chosun ilbo"
    assert key(ilbo, unnamed()) is None
    assert key(ilbo, niger()) == "gov:NER"


@pytest.mark.parametrize("naming", ["described_unnamed", "bare_unnamed", "elided", "pronoun"])
def test_descriptions_name_nobody(naming: str) -> None:
    assert key(hop("a senior official", "government", naming, "report", "NER GOV")) is None


def test_a_pronoun_that_is_resolved_names_somebody() -> None:
    assert key(hop("he", "person", "pronoun", "report", "NER GOV", "leader:maran")) == "gov:NER"


def test_own_voice_comes_from_agency_copy_owner_or_outlet_in_this_order() -> None:
    wire = told("03", outlet="Wire")
    by_id = {wire.statement.id: wire}
    copied = {"copied_from": wire.statement.id}
    for more, found in (
        ({"outlet": "Post", "credit": "Agency", "owner": "Group", **copied}, "outlet:agency"),
        ({"outlet": "Post", "owner": "Group", **copied}, "outlet:wire"),
        ({"outlet": "Post", "owner": "Group"}, "owner:group"),
        ({"outlet": "Post"}, "outlet:post"),
    ):
        origin = origin_key(told("04", **more), by_id)  # type: ignore[arg-type]
        assert (origin.key, origin.own_voice) == (found, True)


def test_a_copy_that_dropped_the_attribution_has_the_origin_of_the_original() -> None:
    first = told("03", niger())
    copy = told("04", outlet="Copy Post", copied_from=first.statement.id)
    assert origin_key(copy, {first.statement.id: first}).key == "gov:NER"


def test_copies_in_a_circle_or_from_nowhere_end() -> None:
    one, two = told("03", outlet="Wire"), told("03", outlet="Post")
    ring = [told("03", outlet="A", copied_from=two.statement.id), told("03", outlet="B", copied_from="nowhere")]
    by_id = {t.statement.id: t for t in (one, two, *ring)}
    by_id[two.statement.id] = told("03", outlet="Post", copied_from=ring[0].statement.id)
    for testimony in ring:
        assert origin_key(testimony, by_id).own_voice


def test_our_reporter_is_a_stated_origin_the_outlet() -> None:
    origin = origin_key(told("03", hop("our correspondent", "witness", "role", "show"), outlet="Post"), {})
    assert (origin.key, origin.named, origin.own_voice) == ("outlet:post", True, False)


def test_an_outlet_that_names_itself_speaks_in_its_own_voice() -> None:
    assert origin_key(told("03", hop("the Post", "news_media", "named"), outlet="Post"), {}).own_voice


def test_two_countries_in_one_source_are_two_origins() -> None:
    assert last(plan("03", both())).origins.named == ("gov:NER", "gov:TGO")


def test_governments_of_no_known_country_count_once() -> None:
    assert key(hop("the ministry", "government", "role")) == key(hop("police", "government", "role")) == "gov:?"


def test_a_table_of_owners_joins_cited_outlets() -> None:
    owners = Owners(outlets={"day": Owner(owner="Group"), "night": Owner(owner="Group")})
    cites = [raid("03", hop(words, "news_media", "named")) for words in ("Day", "The Night")]
    assert last(*cites, owners=owners).origins.low == 1
    assert last(*cites).origins.low == 2


def test_the_upper_bound_counts_own_voices_and_reports_with_unnamed_sources() -> None:
    first = raid("03", unnamed(), outlet="Wire")
    told_ = [
        first,
        raid("04", unnamed(), outlet="Copy Post", copied_from=first.statement.id),
        raid("04", unnamed(), outlet="Day", owner="Group"),
        raid("05", unnamed(), outlet="Night", owner="Group"),
        raid("05", outlet="Herald"),
        raid("06", charity(), outlet="Mail"),
    ]
    origins = last(*told_).origins
    assert (origins.low, origins.high) == (1, 4), "Relief Corridor, Herald, Wire's source, Group's source"


def test_counting_takes_affirmations_only() -> None:
    assert count([plan("03", niger()), told("04", charity("Border Watch", "deny"), aux=("negation",))]).low == 1


def test_the_same_sentence_in_another_paper_is_a_copy_without_any_link() -> None:
    words = "The finance minister of Niger has resigned over a hole in the pension budget."
    first = raid("03", outlet="Chronicle", sentence=words)
    second = raid("04", outlet="Online", sentence=words)
    taken = raid("05", outlet="Chronicle", retracts=True)
    assert last(first, second).origins.high == 1
    assert last(first, second, taken).support == "rumoured"
    assert last(raid("03", outlet="Chronicle"), raid("04", outlet="Online"), taken).support == "reported"


def test_a_page_can_show_each_statements_origin_as_it_is_counted() -> None:
    brief = raid("03", unnamed(), outlet="Brief")
    cited = raid("04", hop("the Brief", "news_media", "named"), outlet="Other")
    long, short = (raid(at, hop(name, "person", "named")) for at, name in (("05", "Dana Okoye"), ("06", "Okoye")))
    found = told_origins([brief, cited, long, short])
    assert found[cited.statement.id].key is None
    assert found[long.statement.id].key == found[short.statement.id].key


def test_media_without_a_name_are_nobody_but_state_media_are_their_government() -> None:
    assert key(hop("local media", "news_media", "collective", "report", "NER MED")) is None
    assert key(hop("a newspaper", "news_media", "described_unnamed")) is None
    assert key(hop("state media", "state_media", "collective", "report", "NER MED")) == "gov:NER"
