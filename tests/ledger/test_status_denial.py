"""Denial, withdrawal and versions."""

from dataclasses import replace

from status_cases import (
    benin,
    both,
    chad,
    change,
    charity,
    denial,
    hop,
    last,
    niger,
    plan,
    raid,
    stands,
    sudan,
    togo,
    told,
    unnamed,
)

from purport.ledger.status import fold
from purport.records import Quantity


def killed(number: int) -> tuple[Quantity, ...]:
    return (Quantity(kind="killed", text=str(number), span=(0, 1), low=number, high=number),)


def test_a_named_denial_raises_the_flag_and_takes_nothing_away() -> None:
    found = change(raid("03", chad()), raid("04", sudan("deny"), aux=("negation",)))
    assert (found.status.support, found.status.denied, found.rule) == ("alleged", True, "denied")


def test_no_comment_and_unnamed_or_hedged_denials_are_none() -> None:
    story = plan("03", niger())
    assert not last(story, plan("04", togo("decline"))).denied
    assert not last(story, denial("04", unnamed("deny"))).denied
    assert not last(story, denial("04", togo(), hedged=True)).denied
    assert not last(story, denial("04")).denied


def test_a_past_negation_by_a_named_source_denies_without_the_word() -> None:
    assert last(told("03", niger()), denial("04", togo())).denied


def test_the_flag_comes_down_when_that_origin_affirms() -> None:
    story = [plan("03", unnamed()), denial("04", niger("deny"))]
    assert last(*story, plan("05", togo())).denied
    minister = hop("Maran's minister", "person", "role", "report", "NER GOV", "minister")
    assert not last(*story, plan("05", minister)).denied
    assert last(*story, plan("05", minister, hedged=True)).denied


def test_affirmed_and_denied_at_one_moment_stays_denied() -> None:
    assert last(plan("04", niger()), denial("04", niger("deny"))).denied


def test_a_withdrawn_denial_brings_the_flag_down_and_affirms_nothing() -> None:
    story = [plan("03", unnamed()), denial("04", togo("deny"))]
    found = change(*story, denial("05", togo("retract")))
    assert (found.status.denied, found.status.origins.low, found.rule) == (False, 0, "denial-withdrawn")


def test_who_stands_outside_a_report_denies_it() -> None:
    post = hop("the Southern Post", "news_media", "named")
    assert stands(told("03", niger("deny"), post)) == ("unknown", "rumoured", True, 0)


def test_a_withdrawal_leaves_what_still_stands() -> None:
    story = [raid("03"), raid("04", chad()), raid("05", retracts=True)]
    found = change(*story)
    assert (found.status.support, found.rule, found.status.articles) == ("alleged", "withdrawal", 3)


def test_after_the_last_withdrawal_nothing_is_left() -> None:
    assert stands(raid("03", charity()), raid("05", charity(cue="retract"))) == ("unknown", "rumoured", False, 0)


def test_copies_and_echoes_go_with_what_they_came_from() -> None:
    first = raid("03", outlet="Sahel Wire")
    copy = raid("04", outlet="Copy Post", copied_from=first.statement.id)
    cited = raid("04", hop("Sahel Wire", "news_agency", "named"), outlet="Other Post")
    credited = raid("04", outlet="Third Post", credit="Sahel Wire")
    taken = raid("06", outlet="Sahel Wire", retracts=True)
    late = raid("08", hop("Sahel Wire", "news_agency", "named"), outlet="Slow Post")
    assert stands(first, copy, cited, credited)[1::2] == ("reported", 1)
    assert stands(first, copy, cited, credited, taken, late)[:2] == ("unknown", "rumoured")


def test_an_outlet_that_withdraws_takes_its_quotations_along_but_not_other_peoples() -> None:
    story = [raid("03", charity(), outlet="Sahel Wire"), raid("06", outlet="Sahel Wire", retracts=True)]
    assert stands(*story)[:2] == ("unknown", "rumoured")
    assert stands(*story, raid("04", charity(), outlet="Other Post"))[:2] == ("happened", "reported")


def test_the_sister_paper_of_one_that_withdraws_keeps_its_sources() -> None:
    story = [raid("03", chad(), outlet="Day", owner="Group"), raid("06", outlet="Night", owner="Group", retracts=True)]
    assert stands(*story)[1] == "alleged"


def test_an_origin_may_say_it_again_after_withdrawing() -> None:
    story = [raid("03", charity()), raid("05", charity(cue="retract")), raid("07", charity())]
    assert stands(*story)[1::2] == ("reported", 1)


def test_the_deed_may_be_withdrawn_and_the_plan_stand() -> None:
    story = [plan("03", niger()), told("05", niger()), told("06", niger("retract"))]
    assert stands(*story) == ("planned", "asserted", False, 1)


def test_our_own_reader_marks_what_is_retracted_as_negated() -> None:
    taken = raid("05", charity(cue="retract"), aux=("negation",), support="denied")
    assert stands(raid("03", charity()), taken)[:2] == ("unknown", "rumoured")


def test_a_corrected_number_withdraws_the_number_only() -> None:
    story = [raid("03", charity(), quantities=killed(13)), raid("05", charity(cue="retract"), quantities=killed(3))]
    assert stands(*story)[1::2] == ("reported", 1)
    whole = [raid("03", charity(), quantities=killed(13)), raid("05", charity(cue="retract"), quantities=killed(13))]
    assert stands(*whole)[1] == "rumoured"


def test_a_new_version_replaces_the_old_one() -> None:
    old = raid("03", charity(), address="//post/1")
    new = raid("05", unnamed(), address="//post/1", version=2)
    assert stands(old, new) == ("happened", "rumoured", False, 0)
    assert last(old, new).articles == 1
    assert last(old, new, until="2031-03-04T00:00:00Z").origins.low == 1


def test_a_version_that_no_longer_carries_the_claim_takes_it_away() -> None:
    old = raid("03", charity(), address="//post/1")
    other = raid("04", chad())
    bare = replace(old.report, id="r-new", version=2, published="2031-03-06T12:00:00Z")
    status = last(old, other, versions=[bare])
    assert (status.support, status.origins.low, status.articles) == ("alleged", 1, 1)
    assert fold([old], versions=[bare])[-1].status.realisation == "unknown"


def test_a_cited_paper_is_followed_to_the_source_of_its_own_report() -> None:
    brief = raid("03", unnamed(), outlet="The Ottawa Brief")
    cite = hop("Ottawa Brief of Canada", "news_media", "named")
    assert stands(brief, raid("04", cite, outlet="Other Post")) == ("happened", "rumoured", False, 0)
    assert stands(raid("04", cite, outlet="Other Post"))[1::2] == ("reported", 1)
    named = raid("03", benin(), outlet="The Ottawa Brief")
    assert stands(named, raid("04", cite, outlet="Other Post"))[3] == 1


def test_every_change_names_statement_rule_and_line() -> None:
    story = [
        plan("03", unnamed()),
        plan("04", niger()),
        denial("05", togo("deny")),
        plan("06", togo()),
        plan("07", both()),
    ]
    history = fold([*story, told("10", benin()), told("11", benin("retract"))])
    assert [c.rule for c in history] == [
        "rumoured", "asserted", "denied", "confirmed-both-sides", "article", "reported", "withdrawal",
    ]  # fmt: skip
    ids = {t.statement.id for t in story}
    assert all(c.statement in ids for c in history[:5]) and all(c.line.endswith(".") for c in history)


def test_a_withdrawal_that_two_papers_report_takes_no_more_than_one() -> None:
    story = [plan("03", niger()), told("05", niger()), told("06", niger("retract")), told("07", niger("retract"))]
    assert stands(*story) == ("planned", "asserted", False, 1)
