"""The page of a story holds all reports in order, with the claims they carry and how those stood then."""

from ledger_pages import change, claim_page, claim_row, statement, story, story_report
from page_checks import check

from purport.exports.story_page import render

HOSTILE = """</style><script>alert(1)</script><img src=x onerror=alert(1)>"'&\u202e"""


def test_nothing_that_comes_from_a_report_is_ever_markup() -> None:
    row = claim_row(actors=[HOSTILE], recipients=[HOSTILE], line=HOSTILE, place=HOSTILE)
    one = story_report(outlet=HOSTILE, title=HOSTILE, url=f"https://x.example/{HOSTILE}", credit=HOSTILE,
                       copies=[{"source": HOSTILE, "containment": 0.5}])  # fmt: skip
    page = story(story=HOSTILE, reports=[one], claims=[row], links=[{"story": HOSTILE, "score": 1, "reasons": []}])
    told = claim_page(claim=row, statements=[statement(outlet=HOSTILE)])
    shown = render(page, [told], links={"c1": "claim-1.html"})
    check(shown)
    assert b"<script" not in shown and b"<img" not in shown


def test_reports_stand_in_order_with_the_claims_they_carry_and_the_status_after_each() -> None:
    reports = [story_report(1), story_report(2, published="2031-03-05T09:00:00Z", title="Peru confirms visit")]
    history = [
        change("2031-03-03T08:01:00Z", statement="r1.e1", line="Two officials said so."),
        change("2031-03-05T09:00:00Z", statement="r2.e1", support="confirmed", line="Peru confirms it too."),
    ]
    told = [statement(1), statement(2, published="2031-03-05T09:00:00Z")]
    text = check(render(story(reports=reports), [claim_page(statements=told, history=history)]))
    assert text.index("3 Mar 2031") < text.index("Two officials said so.") < text.index("Peru confirms visit")
    assert text.index("Peru confirms visit") < text.index("planned confirmed Peru confirms it too.")


def test_what_time_alone_changed_has_its_place_among_the_reports() -> None:
    reports = [story_report(1), story_report(2, published="2031-03-15T09:00:00Z", title="A later report")]
    history = [
        change("2031-03-03T08:01:00Z"),
        change("2031-03-09T00:00:00Z", statement=None, realisation="overdue", line="Its date has passed."),
    ]
    text = check(render(story(reports=reports), [claim_page(history=history)]))
    assert text.index("9 Mar 2031") < text.index("Its date has passed.") < text.index("A later report")


def test_without_the_claims_pages_the_reports_are_shown_all_the_same() -> None:
    assert "Envoy to visit Lima" in check(render(story()))


def test_a_hundred_reports_and_copies_give_a_page() -> None:
    reports = [story_report(n, copies=[{"source": "r1", "containment": 1.0}] if n > 1 else []) for n in range(1, 101)]
    text = check(render(story(reports=reports)))
    assert text.count("100% shared with report 1") == 99


def test_an_empty_story_gives_a_page() -> None:
    check(render(story(reports=[], claims=[], first=None, last=None)))
