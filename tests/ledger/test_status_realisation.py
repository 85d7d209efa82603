"""The table "Realisation" of docs/ledger.md, line by line, with near misses."""

from status_cases import benin, both, day, denial, last, niger, off, plan, stands, togo, told, unnamed

from purport.ledger.status import fold, present


def test_what_is_to_come_is_planned_and_what_is_past_has_happened() -> None:
    assert last(plan("03", niger())).realisation == "planned"
    assert last(plan("03", niger()), told("10", togo())).realisation == "happened"


def test_a_rumour_that_a_plan_was_carried_out_leaves_it_planned() -> None:
    assert last(plan("03", niger()), told("10", unnamed())).realisation == "planned"
    assert last(plan("03", niger()), told("10", togo(), hedged=True)).realisation == "planned"
    assert last(told("10", unnamed())).realisation == "happened"


def test_a_late_reprint_of_the_plan_does_not_undo_the_deed() -> None:
    assert last(plan("03", niger()), told("10", togo()), plan("11")).realisation == "happened"


def test_a_time_without_an_end_is_ongoing() -> None:
    assert last(told("10", date=day("2031-03-09", words="since Monday"))).realisation == "ongoing"
    assert last(told("10", date=day("2031-03-09", "2031-03-12", words="until Friday"))).realisation == "ongoing"
    assert last(told("10", date=day("2031-03-09", "2031-03-15", words="this week"))).realisation == "happened"


def test_a_named_end_turns_ongoing_into_happened_when_its_day_is_over() -> None:
    truce = told("10", date=day("2031-03-09", "2031-03-12", words="until Friday"))
    assert last(truce, until="2031-03-12T23:59:59Z").realisation == "ongoing"
    over = fold([truce], until="2031-03-13T00:00:00Z")[-1]
    assert (over.status.realisation, over.statement, over.at) == ("happened", None, "2031-03-13T00:00:00Z")


def test_words_about_a_running_strike_do_not_count_for_its_end() -> None:
    running = told("10", togo(), date=day("2031-03-09", words="since Monday"))
    assert stands(running, told("12", niger())) == ("happened", "asserted", False, 2)


def test_a_side_or_a_named_source_cancels_a_known_plan() -> None:
    assert stands(plan("03", niger()), off("05", niger()))[:2] == ("cancelled", "asserted")
    assert stands(plan("03", niger()), off("05", benin()))[:2] == ("cancelled", "reported")
    assert stands(plan("03", niger()), off("05", both()))[:2] == ("cancelled", "confirmed")


def test_an_unnamed_source_or_an_outlet_alone_cancels_nothing() -> None:
    assert last(plan("03", niger()), off("05", unnamed())).realisation == "planned"
    assert last(plan("03", niger()), off("05")).realisation == "planned"


def test_what_nobody_planned_cannot_be_cancelled() -> None:
    assert stands(off("05", niger())) == ("unknown", "rumoured", True, 0)


def test_a_cancelled_plan_can_be_restored_and_carried_out() -> None:
    story = [plan("03", niger()), off("05", niger())]
    assert last(*story, plan("06", unnamed())).realisation == "cancelled"
    assert last(*story, plan("06", togo())).realisation == "planned"
    assert last(*story, told("12", togo())).realisation == "happened"


def test_to_say_that_there_is_no_plan_is_a_denial_and_no_cancellation() -> None:
    assert stands(plan("03", unnamed()), off("05", togo("deny")))[:3] == ("planned", "rumoured", True)


def test_a_plan_is_overdue_after_its_date_and_one_more_day() -> None:
    story = plan("03", niger(), date=day("2031-03-10"))
    assert last(story, until="2031-03-11T23:59:59Z").realisation == "planned"
    change = fold([story], until="2031-03-12T00:00:00Z")[-1]
    assert (change.status.realisation, change.rule, change.statement) == ("overdue", "overdue", None)


def test_a_plan_for_a_month_has_one_more_week() -> None:
    story = plan("03", niger(), date=day("2031-04-01", "2031-04-30"))
    assert last(story, until="2031-05-07T12:00:00Z").realisation == "planned"
    assert last(story, until="2031-05-08T00:00:00Z").realisation == "overdue"


def test_a_week_has_one_more_day() -> None:
    story = plan("03", niger(), date=day("2031-03-10", "2031-03-16"))
    assert last(story, until="2031-03-17T12:00:00Z").realisation == "planned"
    assert last(story, until="2031-03-18T00:00:00Z").realisation == "overdue"


def test_nothing_is_overdue_that_is_done_or_off_or_undated() -> None:
    dated = plan("03", niger(), date=day("2031-03-10"))
    late = "2031-06-01T00:00:00Z"
    assert last(dated, told("10", togo()), until=late).realisation == "happened"
    assert last(dated, off("05", niger()), until=late).realisation == "cancelled"
    assert last(plan("03", niger()), until=late).realisation == "planned"
    assert last(dated, told("13", unnamed()), until=late).realisation == "planned", "somebody reported it done"


def test_a_postponed_plan_is_due_at_its_new_date() -> None:
    story = [plan("03", niger(), date=day("2031-03-10")), plan("08", niger(), date=day("2031-05-01"))]
    assert last(*story, until="2031-04-01T00:00:00Z").realisation == "planned"
    assert last(*story, until="2031-05-03T00:00:00Z").realisation == "overdue"


def test_a_vaguer_date_does_not_postpone() -> None:
    story = [plan("03", niger(), date=day("2031-03-10")), plan("04", togo(), date=day("2031-03-09", "2031-03-15"))]
    assert last(*story, until="2031-03-12T00:00:00Z").realisation == "overdue"


def test_conditions_wishes_and_denials_alone_are_unknown() -> None:
    assert stands(told("03", niger(), aux=("hypothetical",))) == ("unknown", "rumoured", False, 0)
    assert stands(plan("03", niger("want"))) == ("unknown", "rumoured", False, 0)
    assert stands(plan("03", togo("demand"))) == ("unknown", "rumoured", False, 0)
    assert stands(denial("03", niger("deny"))) == ("unknown", "rumoured", True, 0)


def test_the_present_status_is_the_last_of_the_history() -> None:
    story = [plan("03", niger(), date=day("2031-03-10")), denial("04", togo("deny")), told("09", unnamed())]
    for until in (None, "2031-03-03T12:00:00Z", "2031-03-20T00:00:00Z"):
        assert present(story, until=until) == fold(story, until=until)[-1].status
    assert present([], until=None) is None and fold([]) == ()


def test_what_may_come_is_a_possibility_and_what_is_believed_planned_a_rumour() -> None:
    may = plan("03", niger(), hedged=True, sentence="Maran may visit Togo next week.")
    believed = plan("03", niger(), hedged=True, sentence="Maran is believed to plan a visit to Togo.")
    past = told("03", niger(), hedged=True, sentence="Maran may have visited Togo.")
    assert [stands(t)[:2] for t in (may, believed, past)] == [
        ("unknown", "rumoured"),
        ("planned", "rumoured"),
        ("happened", "rumoured"),
    ]
