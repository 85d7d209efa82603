"""The record survives a round trip, and its schema is what it says."""

import json

import pytest

from purport.errors import SchemaError
from purport.records import Reading, json_schema, reading_from_json


def test_a_record_survives_the_round_trip_through_json(reading: Reading) -> None:
    assert reading_from_json(reading.to_json()) == reading


def test_the_same_record_gives_the_same_bytes(reading: Reading) -> None:
    assert reading.to_json() == reading_from_json(reading.to_json()).to_json()


def test_keys_are_those_of_the_published_record(reading: Reading) -> None:
    record = reading.to_dict()
    assert list(record) == ["schema", "coder", "article", "attributions", "events", "issues"]
    assert set(record["attributions"][0]) >= {
        "id", "block", "source", "cue", "content", "date", "parent", "form", "score", "provenance",
    }  # fmt: skip
    assert record["attributions"][0]["cue"]["class"] == "report"
    assert set(record["events"][0]) >= {
        "id", "key", "block", "sentence", "trigger", "type", "mode", "contexts", "quad", "cameo", "goldstein",
        "actors", "recipients", "date", "place", "places", "quantities", "aux", "certainty", "attribution",
        "support", "score", "provenance",
    }  # fmt: skip


def test_cue_class_is_an_attribute_under_its_json_name(reading: Reading) -> None:
    assert getattr(reading.attributions[0].cue, "class") == "report"


def test_a_value_outside_the_closed_lists_is_named_with_its_place(reading: Reading) -> None:
    record = reading.to_dict()
    record["events"][0]["support"] = "certain"
    with pytest.raises(SchemaError, match=r"events\[0\].support|events\[\.\.\.\].support"):
        reading_from_json(json.dumps(record))


def test_records_cannot_be_changed(reading: Reading) -> None:
    with pytest.raises(AttributeError):
        reading.article.text = "other"  # type: ignore[misc]


def test_the_schema_names_every_part() -> None:
    schema = json_schema()
    assert {"Reading", "Article", "Attribution", "Cue", "Event", "Issue"} <= set(schema["$defs"])
    assert "class" in schema["$defs"]["Cue"]["properties"]
