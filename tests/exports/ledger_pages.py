"""Pages of claims and stories as `Ledger.show` and `Ledger.story` give them; a test sets what it is about."""

from typing import Any


def status(**given: Any) -> dict[str, Any]:
    return {
        "realisation": "planned", "support": "rumoured", "denied": False, "origins_low": 0, "origins_high": 1,
        "origins": [], "articles": 1, **given,
    }  # fmt: skip


def claim_row(**given: Any) -> dict[str, Any]:
    return {
        "claim": "c1", "type": "CONSULT", "mode": "visit", "actors": ["the envoy"], "actor_countries": ["BOL"],
        "recipients": ["Peru"], "recipient_countries": ["PER"], "date_start": "2031-03-07", "date_end": "2031-03-07",
        "date_text": "Friday", "place": "Lima", "place_country": "PER", "lat": -12.05, "lon": -77.04, **status(),
        "statements": 1, "first_published": "2031-03-03T08:30:00Z", "last_published": "2031-03-03T08:30:00Z",
        "changed": "2031-03-03T08:30:00Z", "line": "Officials said so: a rumour.",
        "sentence": "The envoy will visit Lima on Friday, two officials said.", "review": None, "stories": ["s1"],
        **given,
    }  # fmt: skip


def change(at: str, **given: Any) -> dict[str, Any]:
    return {"at": at, **status(), "statement": "r1.e1", "rule": "rumoured", "line": "Officials said so.", **given}


def hop(**given: Any) -> dict[str, Any]:
    return {
        "text": "two officials", "kind": "person", "naming": "described_unnamed", "cue": "said",
        "cue_class": "report", **given,
    }  # fmt: skip


def report(number: int = 1, **given: Any) -> dict[str, Any]:
    return {
        "report": f"r{number}", "outlet": "Andes Radio", "published": f"2031-03-03T08:{number % 60:02}:00Z",
        "day_only": False, "recorded": "2031-03-12T00:00:00Z", "version": 1, "title": "Envoy to visit Lima",
        "url": f"https://andesradio.example/{number}", "credit": None, "owner": None, "country": None,
        "state_media": False, "coder": "1/2/3", "sha256": "00", **given,
    }  # fmt: skip


def statement(number: int = 1, **given: Any) -> dict[str, Any]:
    return {
        "statement": f"r{number}.e1", "key": f"k{number}", **report(number), "current": True, "copied_from": None,
        "sentence": "The envoy will visit Lima on Friday, two officials said.", "headline": False, "trigger": "visit",
        "type": "CONSULT", "mode": "visit", "quad": 1, "support": "reported_unnamed", "aux": ["future"],
        "hedged": False, "retracts": False, "actors": [], "recipients": [], "date": None, "place": None,
        "quantities": [], "chain": [hop()],
        "origin": {"key": None, "label": "two officials", "named": False, "own_voice": False}, **given,
    }  # fmt: skip


def value(number: int = 1, **given: Any) -> dict[str, Any]:
    return {
        "field": "killed", "low": 3.0, "high": 3.0, "words": "three", "statement": f"r{number}.e1",
        "report": f"r{number}", "published": "2031-03-03T08:30:00Z", "origins": ["gov:PER"], "named": True,
        "counts": True, **given,
    }  # fmt: skip


def claim_page(**given: Any) -> dict[str, Any]:
    return {
        "claim": claim_row(), "history": [change("2031-03-03T08:01:00Z")], "statements": [statement()], "values": {},
        "copies": [], "links": [], "decisions": [], **given,
    }  # fmt: skip


def story_report(number: int = 1, **given: Any) -> dict[str, Any]:
    return {**report(number), "verdict": "join", "copies": [], **given}


def story(**given: Any) -> dict[str, Any]:
    return {
        "story": "s1", "first": "2031-03-03T08:01:00Z", "last": "2031-03-03T08:01:00Z", "reports": [story_report()],
        "links": [], "claims": [claim_row()], **given,
    }  # fmt: skip
