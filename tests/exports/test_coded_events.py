"""Files of coded events: exact columns, unique ids, the sentence in every row, and no plan that reads as a fact."""

import csv
import json
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO, StringIO

import pytest

from purport.errors import SchemaError, UsageError
from purport.exports.claims_csv import plain_cell, split_cell
from purport.exports.coded_codebook import codebook, dictionary, foreign_columns
from purport.exports.coded_columns import COLUMNS
from purport.exports.coded_event import CodedEvent, coded_events
from purport.exports.coded_registry import CODED_FORMATS, coded_format, select
from purport.records import Event, Reading
from purport.records.values import AuxiliaryMode, Support

POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, Actor "
    "Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia "
    "Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, Recipient "
    "Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, District, "
    "Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, Source, "
    "Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
).split(", ")


def with_event(reading: Reading, **changes: object) -> Reading:
    event: Event = replace(reading.events[0], **changes)  # type: ignore[arg-type]
    return replace(reading, events=(event,))


def events_of(reading: Reading) -> list[CodedEvent]:
    return list(coded_events([reading]))


def polecat_rows(events: Sequence[CodedEvent]) -> list[dict[str, str]]:
    lines = CODED_FORMATS["polecat"].render(events).decode("utf-8").splitlines()
    header = lines[0].split("\t")
    return [dict(zip(header, line.split("\t"), strict=True)) for line in lines[1:]]


@pytest.mark.parametrize("name", list(CODED_FORMATS))
def test_every_format_names_its_columns_and_writes_a_file_without_events(name: str) -> None:
    form = coded_format(name)
    assert len(set(form.columns)) == len(form.columns)
    data = form.render([])
    if name == "csv":
        assert data.decode("utf-8").strip().split(",") == list(form.columns)
    if name == "polecat":
        assert data.decode("utf-8").rstrip("\n").split("\t") == POLECAT


def test_plover_records_have_the_fields_of_the_codebook_in_order(reading: Reading) -> None:
    form = CODED_FORMATS["plover-jsonl"]
    record = json.loads(form.render(events_of(reading)).decode("utf-8").splitlines()[0])
    assert tuple(record) == form.columns


def test_a_csv_row_gives_back_what_the_event_holds(reading: Reading) -> None:
    (row,) = csv.DictReader(StringIO(CODED_FORMATS["csv"].render(events_of(reading)).decode("utf-8")))
    event = reading.events[0]
    assert row["event_id"] == f"{reading.article.id}-{event.id}"
    assert row["type"] == event.type and row["support"] == event.support
    assert split_cell(row["actor_names"]) == [event.actors[0].text]
    assert split_cell(row["sources"]) == ["Bolivian radio", "two officials"]
    assert plain_cell(row["sentence"]) == reading.article.text[slice(*event.sentence)]
    assert row["cameo"] == (event.cameo or "")


def test_a_planned_meeting_is_a_promise_in_the_codebooks_own_style(reading: Reading) -> None:
    planned = events_of(with_event(reading, type="CONSULT", mode="visit", aux=("future",)))
    (row,) = polecat_rows(planned)
    assert row["Event Type"] == "AGREE" and row["Event Mode"] == ""


@pytest.mark.parametrize(
    ("aux", "support"),
    [(("negation",), "denied"), (("hypothetical",), "asserted"), ((), "denied"), (("future",), "planned")],
)
def test_what_is_no_fact_is_left_out_where_a_format_cannot_say_so(
    reading: Reading, aux: tuple[AuxiliaryMode, ...], support: Support
) -> None:
    doubtful = events_of(with_event(reading, type="ASSAULT", mode=None, aux=aux, support=support))
    assert select(doubtful, CODED_FORMATS["polecat"], everything=False) == []
    assert len(select(doubtful, CODED_FORMATS["polecat"], everything=True)) == 1
    for name in ("csv", "parquet", "plover-jsonl"):
        assert len(select(doubtful, CODED_FORMATS[name], everything=False)) == 1


def test_doubt_stands_in_the_plover_record(reading: Reading) -> None:
    denied = events_of(with_event(reading, type="ASSAULT", mode="aerial", aux=("negation",), support="denied"))
    record = json.loads(CODED_FORMATS["plover-jsonl"].render(denied))
    assert record["mode"] == ["aerial", "negation"] and record["cite_info"]["support"] == "denied"


def test_kosovo_has_plovers_code_in_plovers_formats(reading: Reading) -> None:
    actor = replace(reading.events[0].actors[0], country="XKX")
    events = events_of(with_event(reading, actors=(actor,)))
    assert polecat_rows(events)[0]["Actor Country"] == "KOS"
    assert json.loads(CODED_FORMATS["plover-jsonl"].render(events))["actor"][0]["country"] == "KOS"


def test_tabs_and_line_breaks_of_the_text_never_break_a_row(reading: Reading) -> None:
    article = replace(reading.article, outlet="The\tMorning\nStar")
    events = events_of(replace(reading, article=article))
    assert polecat_rows(events)[0]["Source"] == "The Morning Star"


def test_parquet_has_the_same_types_with_and_without_events(reading: Reading) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    render = CODED_FORMATS["parquet"].render
    empty = parquet.read_table(BytesIO(render([]))).schema
    full = parquet.read_table(BytesIO(render(events_of(reading))))
    assert full.schema.equals(empty)
    assert full.column_names == [column.name for column in COLUMNS]
    assert full.to_pylist()[0]["actor_names"] == [reading.events[0].actors[0].text]


def test_the_codebook_says_what_was_left_out_and_explains_every_column() -> None:
    for name, form in CODED_FORMATS.items():
        text = codebook(name, form, (), 3, 2, everything=False)
        assert "3 rows" in text and "2 events left out" in text
        assert all(f"| {column} |" in text for column in form.columns)
        rows = list(csv.reader(StringIO(dictionary(form))))
        assert [row[1] for row in rows[1:]] == list(form.columns)
        assert all(kind and meaning for _, _, kind, meaning in rows[1:])


def test_an_unknown_format_lists_the_known_ones() -> None:
    with pytest.raises(UsageError, match="polecat"):
        coded_format("gdelt")


def test_a_promise_under_a_condition_never_reads_as_given(reading: Reading) -> None:
    # "If the talks succeed, France may send aid": the codebooks' style has AGREE for it and no mode left for the doubt.
    hoped = events_of(with_event(reading, type="AID", mode=None, aux=("future", "hypothetical"), support="asserted"))
    assert select(hoped, CODED_FORMATS["polecat"], everything=False) == []
    assert json.loads(CODED_FORMATS["plover-jsonl"].render(hoped))["mode"] == ["hypothetical"]


def test_ids_stay_unique_where_two_outlets_carry_the_same_text_and_in_broken_readings(reading: Reading) -> None:
    copy = replace(reading, article=replace(reading.article, outlet="The Copper Gazette"))
    event = reading.events[0]
    twice = replace(reading, events=(event, event))
    ids = [coded.id for coded in coded_events([reading, copy, twice])]
    assert len(set(ids)) == 4 and ids[0] == f"{reading.article.id}-{event.id}"


def test_a_quotation_mark_that_never_closes_swallows_no_row(reading: Reading) -> None:
    article = replace(reading.article, outlet='"The Morning')
    rows = events_of(replace(reading, article=article)) + events_of(reading)
    data = CODED_FORMATS["polecat"].render(rows).decode("utf-8")
    read = list(csv.DictReader(StringIO(data), delimiter="\t"))
    assert [row["Source"] for row in read] == ['"The Morning', "Radio & Co"]


def test_text_that_a_spreadsheet_would_run_is_inert_and_negative_numbers_stay_numbers(reading: Reading) -> None:
    place = reading.events[0].place
    assert place is not None
    event = replace(reading.events[0], place=replace(place, lat=-12.05, lon=-77.04))
    article = replace(reading.article, outlet="=HYPERLINK(1)")
    (row,) = polecat_rows(events_of(replace(reading, article=article, events=(event,))))
    assert row["Source"] == "'=HYPERLINK(1)" and row["Latitude"] == "-12.05"


def test_promised_material_cooperation_has_quad_and_score_of_its_codebook_type(reading: Reading) -> None:
    planned = events_of(with_event(reading, type="COOPERATE", mode=None, quad=2, aux=("future",), support="planned"))
    (row,) = csv.DictReader(StringIO(CODED_FORMATS["csv"].render(planned).decode("utf-8")))
    assert (row["quad"], row["plover_type"], row["plover_quad"], row["plover_score"]) == ("2", "AGREE", "1", "2.5")


def test_plover_dates_are_days(reading: Reading) -> None:
    date = reading.events[0].date
    assert date is not None
    events = events_of(with_event(reading, date=replace(date, start="2024-05-17T10:00", end=None)))
    record = json.loads(CODED_FORMATS["plover-jsonl"].render(events))
    assert (record["date"], record["enddate"]) == ("2024-05-17", None)


def test_a_number_too_large_for_parquet_is_told_and_no_crash(reading: Reading) -> None:
    pytest.importorskip("pyarrow")
    with pytest.raises(SchemaError, match="too large"):
        CODED_FORMATS["parquet"].render(events_of(with_event(reading, quad=2**70)))


def test_the_codebook_names_every_version_that_coded(reading: Reading) -> None:
    coders = (reading.coder, replace(reading.coder, version="9.9"))
    text = codebook("csv", CODED_FORMATS["csv"], coders, 3, 0, everything=False)
    assert "Coder 9.9" in text and "2 different versions" in text


def test_every_column_of_the_other_formats_is_explained_once() -> None:
    used = [name for form in ("polecat", "plover-jsonl") for name in CODED_FORMATS[form].columns]
    assert sorted(foreign_columns()) == sorted(used)
