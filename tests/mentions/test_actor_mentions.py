"""The project's own list of mentions keeps its codes, and scores tell right answers from wrong ones."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from purport.mentions import resolve_actor
from purport.records import Actor

LIST = Path(__file__).parent / "actor_mentions.tsv"
SURE = 0.9


@cache
def answers() -> tuple[tuple[dict[str, str], Actor | None, bool, bool], ...]:
    """Give each row with the answer and whether country and sector are right."""
    return tuple(_answers())


def _answers() -> Iterator[tuple[dict[str, str], Actor | None, bool, bool]]:
    lines = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    header = lines[0].split("\t")
    for line in lines[1:]:
        row = dict(zip(header, line.split("\t"), strict=True))
        actor = resolve_actor(row["mention"], date=row["date"], context=row["context"] or None)
        country = (actor.country if actor else None) or "-"
        sector = actor.sectors[0] if actor and actor.sectors else "-"
        wanted, sectors = row["country"].split("/"), row["sector"].split("/")
        yield row, actor, "?" in wanted or country in wanted, "?" in sectors or sector in sectors


def test_the_list_keeps_its_codes() -> None:
    countries = [right for _, _, right, _ in answers()]
    sectors = [right for _, _, _, right in answers()]
    assert len(countries) > 700
    assert sum(countries) / len(countries) >= 0.97
    assert sum(sectors) / len(sectors) >= 0.96


def test_sure_answers_are_right_and_most_answers_are_sure() -> None:
    sure = [country and sector for _, actor, country, sector in answers() if actor and actor.score >= SURE]
    assert sum(sure) / len(sure) >= 0.97
    assert len(sure) / len(answers()) >= 0.75


def test_unsure_answers_are_worse_than_sure_ones() -> None:
    def share(low: float, high: float) -> float:
        found = [c and s for _, actor, c, s in answers() if actor and low <= actor.score < high]
        return sum(found) / len(found)

    assert share(0.0, 0.6) < share(SURE, 1.01)
