"""The page of a claim is safe, whole and true to what the ledger gave."""

import re

import pytest
from ledger_pages import change, claim_page, claim_row, hop, statement, value
from page_checks import check

from purport.exports.claim_page import render

HOSTILE = """</style></title><script>alert(1)</script><img src=x onerror=alert(1)>"'&\u202e\x00"""


def test_nothing_that_comes_from_a_report_is_ever_markup() -> None:
    row = claim_row(
        actors=[HOSTILE], recipients=[HOSTILE], place=HOSTILE, place_country=HOSTILE, mode=HOSTILE, line=HOSTILE,
        sentence=HOSTILE, claim=HOSTILE, date_start=None, date_end=None, date_text=HOSTILE, review=HOSTILE,
    )  # fmt: skip
    said = statement(
        outlet=HOSTILE, title=HOSTILE, sentence=HOSTILE, url=f"https://x.example/{HOSTILE}", credit=HOSTILE,
        coder=HOSTILE, chain=[hop(text=HOSTILE, cue=HOSTILE, kind=HOSTILE)], copied_from=HOSTILE,
        origin={"key": HOSTILE, "label": HOSTILE, "named": False, "own_voice": False},
    )  # fmt: skip
    page = claim_page(
        claim=row,
        history=[change("2031-03-03T08:01:00Z", line=HOSTILE, realisation=HOSTILE, support=HOSTILE)],
        statements=[said],
        values={HOSTILE: {"reports": [value(words=HOSTILE, low=HOSTILE, high=HOSTILE), value()], "views": {}}},
        links=[{"claim": HOSTILE, "score": 1.0, "reasons": [HOSTILE]}],
        decisions=[
            {"decision": "d1", "recorded": HOSTILE, "who": HOSTILE, "why": HOSTILE, "action": "correct", "keys": [],
             "claim": HOSTILE, "other": HOSTILE, "field": HOSTILE, "value": HOSTILE, "undoes": HOSTILE}
        ],
    )  # fmt: skip
    shown = render(page)
    check(shown)
    assert b"<script" not in shown and b"<img" not in shown and b"\x00" not in shown
    assert "\u202e" not in shown.decode("utf-8")


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://x.example", "//x.example", None])
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    page = render(claim_page(statements=[statement(url=url)])).decode("utf-8")
    assert 'rel="noopener' not in page and "javascript:" not in page


def test_a_claim_of_which_nothing_is_known_yet_gives_a_page() -> None:
    row = claim_row(actors=[], recipients=[], mode=None, date_start=None, date_end=None, date_text=None, place=None,
                    place_country=None, first_published=None, last_published=None)  # fmt: skip
    text = check(render(claim_page(claim=row, history=[], statements=[])))
    assert "Nothing has been reported" in text


def test_one_report_gives_one_dot_and_one_change() -> None:
    shown = render(claim_page()).decode("utf-8")
    check(shown.encode("utf-8"))
    assert shown.count('class="dot d-weak"') == 2, "one on the wide drawing, one on the narrow one"
    assert shown.count('<li id="h') == 1


def test_a_hundred_reports_are_all_listed_and_drawn() -> None:
    told = [statement(n, outlet=f"Outlet {n}") for n in range(1, 101)]
    history = [
        change(f"2031-03-03T08:{n:02}:00Z", articles=n, support=("rumoured", "asserted")[n % 2]) for n in range(60)
    ]
    shown = render(claim_page(statements=told, history=history)).decode("utf-8")
    text = check(shown.encode("utf-8"))
    assert all(f"Outlet {n} " in text for n in range(1, 101))
    assert shown.count('class="dot ') == 200
    assert len(shown) < 400_000


def test_more_statements_than_a_page_can_hold_are_left_out_and_the_page_says_so() -> None:
    shown = render(claim_page(statements=[statement(n) for n in range(1, 1_102)]))
    assert "101 later statements are not shown" in check(shown)


def test_every_change_of_status_carries_its_plain_line_in_the_drawing_and_in_the_list() -> None:
    lines = ["Two officials said so: a rumour.", "The ministry denied it.", "Peru confirms it too."]
    history = [
        change("2031-03-03T08:01:00Z", line=lines[0]),
        change("2031-03-04T09:00:00Z", line=lines[1], denied=True),
        change("2031-03-05T09:00:00Z", line=lines[2], support="confirmed"),
    ]
    shown = render(claim_page(history=history)).decode("utf-8")
    for number, line in enumerate(lines, 1):
        assert f">{number}  {line}</text>".replace("  ", " ") in shown
        assert f'<span class="why">{line}' in shown


def test_the_chain_runs_outermost_first_with_its_cues() -> None:
    chain = [hop(text="Bolivian radio", cue="reported"), hop(text="two officials", cue="citing")]
    text = check(render(claim_page(statements=[statement(chain=chain)])))
    assert text.index("Andes Radio › Bolivian radio reported › two officials citing") > 0


def test_a_denial_stands_below_the_axis_and_a_copy_is_joined_to_its_source() -> None:
    told = [
        statement(1),
        statement(2, copied_from="r1.e1"),
        statement(3, support="denied", chain=[hop(text="the ministry", naming="role", cue_class="deny")]),
    ]
    copies = [{"report": "r2", "source": "r1", "containment": 0.43}]
    shown = render(claim_page(statements=told, copies=copies)).decode("utf-8")
    assert shown.count('class="copy" d="M') == 2
    axis = float(re.findall(r'class="axis" x1="[\d.]+" x2="[\d.]+" y1="([\d.]+)"', shown)[0])
    denial = re.findall(r'class="dot d-denies".*?<circle cx="[\d.]+" cy="([\d.]+)"', shown)[0]
    assert float(denial) > axis
    assert 'copy of <a href="#s1">1</a>, 43% of the shorter text shared' in shown


def test_a_new_version_of_a_report_is_no_copy_of_it() -> None:
    url = "https://andesradio.example/1"
    told = [statement(1, current=False), statement(2, url=url, version=2, copied_from="r1.e1")]
    copies = [{"report": "r2", "source": "r1", "containment": 0.9}]
    shown = render(claim_page(statements=told, copies=copies)).decode("utf-8")
    assert 'class="copy" d=' not in shown and "copy of" not in shown
    assert "a newer version has replaced it" in shown and "version 2" in shown


def test_conflicting_values_stand_side_by_side_with_who_gives_them_and_the_views() -> None:
    nine, twelve = value(1, low=9.0, high=9.0, words="nine"), value(2, low=12.0, high=12.0, words="12")
    gone = value(3, low=21.0, high=21.0, words="21", counts=False)
    views = {"consensus": twelve, "low": nine, "high": twelve, "best": nine}
    told = [statement(1, outlet="Lima Day"), statement(2, outlet="Andes Radio"), statement(3, outlet="La Hora")]
    page = claim_page(statements=told, values={"killed": {"reports": [nine, twelve, gone], "views": views}})
    shown = render(page).decode("utf-8")
    cards = re.findall(r'<li class="value(?: gone)?">.*?</ul></li>', shown)
    assert [re.findall(r'class="what">([^<]+)<', card)[0] for card in cards] == ["9 (“nine”)", "12", "21"]
    assert re.findall(r'view">(\w+)<', cards[0]) == ["low", "best"]
    assert re.findall(r'view">(\w+)<', cards[1]) == ["consensus", "high"]
    assert "in Lima Day" in cards[0] and "no longer counts" in cards[2]


def test_a_decision_says_who_when_and_why() -> None:
    decision = {"decision": "d1", "recorded": "2031-03-12T10:00:00Z", "who": "desk two", "why": "seen the paper",
                "action": "accept", "keys": [],
                "claim": "c1", "other": None, "field": None, "value": None, "undoes": None}  # fmt: skip
    text = check(render(claim_page(decisions=[decision])))
    assert "12 Mar 2031, 10:00 desk two accept c1 seen the paper" in text
