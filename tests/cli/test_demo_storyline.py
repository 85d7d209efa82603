"""The demo's storyline keeps what it promises, and its ledger reads true to somebody who knows the articles."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from purport.cli.demo_storyline import NOW, show_storyline, storyline_ledger
from purport.ledger.ledger import Ledger
from purport.ledger.owners import load_owners

FOLDER = Path(str(files("purport.cli") / "data" / "storyline"))


@pytest.fixture(scope="module")
def articles() -> list[dict[str, str]]:
    return [json.loads(line) for line in (FOLDER / "storyline.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def ledger() -> Iterator[Ledger]:
    with storyline_ledger() as opened:
        yield opened


def the_claim(ledger: Ledger, **filters: Any) -> dict[str, Any]:
    rows = ledger.claims(limit=None, **filters)
    assert len(rows) == 1, [row["sentence"] for row in rows]
    return ledger.show(rows[0]["claim"])


def test_at_least_fourteen_short_articles_of_eight_outlets_over_nine_days(articles: list[dict[str, str]]) -> None:
    assert len(articles) >= 14
    assert len({one["outlet"] for one in articles}) == 8
    days = sorted({one["published"][:10] for one in articles})
    assert (days[0], days[-1], len(days)) == ("2025-09-08", "2025-09-16", 9)
    assert days[-1] < NOW.date().isoformat()
    for one in articles:
        assert 80 <= len(one["text"].split("\n", 1)[1].split()) <= 160, one["title"]
        assert one["text"].startswith(one["title"])
        assert ".example/" in one["url"]


def test_the_owners_of_all_outlets_are_known(articles: list[dict[str, str]]) -> None:
    owners = load_owners(FOLDER / "owners.toml")
    assert all(owners.find(one["outlet"]) for one in articles)


def test_the_visit_goes_from_rumour_over_denial_to_confirmed_and_done(ledger: Ledger) -> None:
    page = the_claim(ledger, type="CONSULT", realisation="happened", country="TCD")
    told = [(entry["at"][:10], entry["realisation"], entry["support"], entry["denied"]) for entry in page["history"]]
    assert list(dict.fromkeys(told)) == [
        ("2025-09-08", "planned", "rumoured", False),
        ("2025-09-09", "planned", "rumoured", True),
        ("2025-09-10", "planned", "asserted", True),
        ("2025-09-10", "planned", "confirmed", False),
        ("2025-09-12", "happened", "confirmed", False),
    ]


def test_the_wire_copies_of_the_rumour_add_articles_but_no_origin(ledger: Ledger) -> None:
    page = the_claim(ledger, type="CONSULT", realisation="happened", country="TCD")
    first = [entry for entry in page["history"] if entry["at"] < "2025-09-09"]
    assert [(entry["articles"], entry["origins_low"], entry["origins_high"]) for entry in first] == [
        (1, 0, 1), (2, 0, 1), (3, 0, 1),
    ]  # fmt: skip
    shared = sorted(copy["containment"] for copy in page["copies"])
    assert len(shared) == 2 and shared[0] < 0.6 and shared[1] > 0.95


def test_the_promised_rice_goes_overdue_by_time_alone(ledger: Ledger) -> None:
    page = the_claim(ledger, type="AID")
    assert [(entry["at"], entry["realisation"], entry["statement"] is None) for entry in page["history"][-1:]] == [
        ("2025-09-15T00:00:00Z", "overdue", True)
    ]
    assert page["claim"]["support"] == "asserted"


def test_the_tolls_of_the_attack_stand_side_by_side_and_its_denial_is_no_end_of_it(ledger: Ledger) -> None:
    page = the_claim(ledger, type="ASSAULT")
    assert {report["low"] for report in page["values"]["killed"]["reports"]} == {9.0, 12.0, 21.0}
    assert page["values"]["killed"]["views"]["consensus"]["low"] == 12.0
    assert (page["claim"]["realisation"], page["claim"]["denied"]) == ("happened", True)


def test_the_correction_replaces_the_figure_and_not_the_report(ledger: Ledger) -> None:
    page = the_claim(ledger, type="ASSAULT")
    versions = [(one["version"], one["current"]) for one in page["statements"] if one["outlet"] == "Sahel Wire"]
    assert versions == [(1, False), (2, True)]
    counting = {report["low"] for report in page["values"]["killed"]["reports"] if report["counts"]}
    assert 21.0 not in counting and 12.0 in counting


def test_whoever_is_corrected_in_one_figure_still_says_that_it_happened(ledger: Ledger) -> None:
    row = the_claim(ledger, type="ASSAULT")["claim"]
    assert (row["support"], row["origins_low"]) == ("corroborated", 2)


def test_no_claim_is_called_confirmed_that_is_not(ledger: Ledger) -> None:
    confirmed = [row["type"] for row in ledger.claims(limit=None, support="confirmed")]
    assert confirmed == ["CONSULT"]


def test_the_visit_and_the_attack_are_two_stories(ledger: Ledger) -> None:
    stories = [ledger.story(row["story"]) for row in ledger.stories()]
    assert sorted(len(story["reports"]) for story in stories) == [6, 10]


def test_the_pages_are_written_and_their_places_told(tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    show_storyline(tmp_path)
    shown = " ".join(capfdbinary.readouterr()[0].decode("utf-8").split())
    names = sorted(path.name for path in tmp_path.iterdir())
    assert "claims.csv" in names and "story-1.html" in names and "claim-6.html" in names
    assert all(name in shown for name in names)
    assert 'href="claim-1.html"' in (tmp_path / "story-1.html").read_text(encoding="utf-8")
