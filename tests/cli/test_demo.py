"""The demo shows the whole job on the invented story that ships with the package."""

from typing import Any

import pytest

import purport
from purport.cli.demo import PUBLISHED, SAMPLE


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    from importlib.resources import files

    text = (files("purport.cli") / "data" / SAMPLE).read_text(encoding="utf-8")
    return purport.read(text=text, published=PUBLISHED).to_dict()


def events(record: dict[str, Any], **wanted: Any) -> list[dict[str, Any]]:
    return [e for e in record["events"] if all(e[key] == value for key, value in wanted.items())]


def countries(actors: list[dict[str, Any]]) -> set[str]:
    return {a["country"] for a in actors if a["country"]}


def chain(record: dict[str, Any], event: dict[str, Any]) -> list[str]:
    by_id, found, at = {a["id"]: a for a in record["attributions"]}, [], event["attribution"]
    while at:
        found.append(by_id[at]["source"]["text"])
        at = by_id[at]["parent"]
    return found[::-1]


def test_the_visit_is_a_plan_that_both_governments_confirm(record: dict[str, Any]) -> None:
    visits = events(record, type="CONSULT", support="confirmed", aux=["future"])
    assert any(countries(e["actors"]) == {"ECU"} and "COL" in countries(e["recipients"]) for e in visits)


def test_the_relayed_deployment_hangs_on_the_unnamed_sources(record: dict[str, Any]) -> None:
    moved = events(record, type="MOBILIZE", support="reported_unnamed")
    assert any(chain(record, e)[0].startswith("Ecuadorean media") and len(chain(record, e)) == 2 for e in moved)


def test_the_denial_is_never_a_fact(record: dict[str, Any]) -> None:
    offers = [e for e in record["events"] if "offered" in e["trigger"]["text"]]
    assert all("negation" in e["aux"] and e["support"] == "denied" for e in offers)


def test_nothing_is_coded_from_teasers_forms_or_captions(record: dict[str, Any]) -> None:
    blocks = record["article"]["blocks"]
    assert {blocks[e["block"]]["kind"] for e in record["events"]} <= {"headline", "subheading", "body"}
    kinds = {record["article"]["text"][b["start"] : b["end"]].split("\n")[0]: b["kind"] for b in blocks}
    assert kinds["Leave a Reply"] == "boilerplate"
    assert kinds["WATCH l Why the border stays closed:"] == "teaser"
