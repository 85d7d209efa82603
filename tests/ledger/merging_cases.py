"""Statements and reports in few words, for the tests of merging."""

from datetime import UTC, datetime

from purport.ledger.merging import ClaimState
from purport.ledger.records import Hop, Report, Statement, Testimony
from purport.records import DateInterval, EventActor, Place, Quantity

ZINDER = (13.8, 8.99)
MARADI = (13.5, 7.1)


def report(name: str, day: str = "2031-05-14", title: str | None = None) -> Report:
    stamp = datetime.fromisoformat(day).replace(tzinfo=UTC).isoformat()[:19] + "Z"
    return Report(
        id=name, address=name, version=1, article=name, sha256="", outlet="Daily", published=stamp, recorded=stamp,
        coder="test", text="", title=title,
    )  # fmt: skip


def party(text: str, country: str | None = "NER", sector: str | None = None, entity: str | None = None) -> EventActor:
    sectors = (sector,) if sector else ()
    return EventActor(span=(0, 0), text=text, entity=entity, country=country, sectors=sectors)  # type: ignore[arg-type]


def place(name: str, point: tuple[float, float] | None = None, precision: str = "city", country: str = "NER") -> Place:
    lat, lon = point or (None, None)
    return Place(text=name, name=name, country=country, lat=lat, lon=lon, precision=precision)  # type: ignore[arg-type]


def day(first: str, last: str | None = None, words: str = "") -> DateInterval:
    return DateInterval(text=words, start=first, end=last or first, granularity="day")


def statement(name: str, sentence: str, trigger: str, **fields: object) -> Statement:
    start = fields.pop("start", 0)
    assert isinstance(start, int)
    given: dict[str, object] = {
        "type": "ASSAULT", "quad": 4, "support": "own_voice", "span": (start, start + len(sentence)), **fields,
    }  # fmt: skip
    return Statement(
        id=name,
        report=name.split(".")[0],
        event=name,
        key=name,
        sentence=sentence,
        trigger=trigger,
        **given,  # type: ignore[arg-type]
    )


def told(told_statement: Statement, told_report: Report | None = None, beside: tuple[str, ...] = ()) -> Testimony:
    return Testimony(statement=told_statement, report=told_report or report(told_statement.report), beside=beside)


def claim(*testimonies: Testimony) -> ClaimState:
    return ClaimState(claim=testimonies[0].statement.id, testimonies=testimonies)


def killed(number: float) -> Quantity:
    return Quantity(kind="killed", text=str(number), span=(0, 0), low=number, high=number)


def source(text: str) -> Hop:
    return Hop(text=text, kind="organisation", naming="role", cue="said", cue_class="report")
