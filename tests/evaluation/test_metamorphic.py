"""Changed texts come with the way to undo the change."""

from purport.evaluation.metamorphic import own_cases, shift_weekdays, signatures


def test_weekdays_move_by_the_same_number_of_days_around_the_week() -> None:
    assert shift_weekdays("on Monday, late on Sunday") == "on Wednesday, late on Tuesday"


def test_every_change_is_there_and_every_text_is_filled() -> None:
    cases = list(own_cases())
    assert {case.change for case in cases} == {"countries", "leaders", "clause order", "quotation marks", "weekdays"}
    assert all("{" not in case.before[0] + case.after[0] for case in cases)
    assert all(case.before[0] != case.after[0] for case in cases)


def test_a_signature_maps_countries_and_dates_back() -> None:
    record = {
        "attributions": [],
        "events": [
            {"type": "CONSULT", "mode": "visit", "aux": ["future"], "support": "own_voice", "attribution": None,
             "actors": [{"country": "KEN", "sectors": ["GOV"]}], "recipients": [],
             "date": {"text": "on Friday", "start": "2024-05-19", "end": "2024-05-19", "modifier": None}},
        ],
    }  # fmt: skip
    (signature,) = signatures(record, {"KEN": "FRA"}, 2)
    assert ("FRA", "GOV") in signature[2]
    assert signature[-1] == ("2024-05-17", "2024-05-17", None)
