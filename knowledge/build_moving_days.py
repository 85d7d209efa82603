"""Write the feasts that move: `python -m knowledge.build_moving_days OUT` needs the package holidays 0.61 (MIT).

The tables of its calendars hold the first day of each feast by year; for Ramadan the last day, the eve of Eid al-Fitr,
is written too.
"""

import sys
from datetime import date, timedelta
from pathlib import Path

YEARS = range(1950, 2051)
HEADING = """\
# First day of feasts that move, as MM-DD; two in a year are apart by a comma, Ramadan also has its last day.
# Computed calendars, as in the tables of the PyPI package holidays 0.61 (MIT); {sighting}
""".format(sighting="sighting may move an Islamic feast by a day.")


def tables() -> dict[str, list[date]]:
    """Return the first days of every feast in order of time."""
    from holidays.calendars.chinese import _ChineseLunisolar as chinese
    from holidays.calendars.hebrew import _HebrewLunisolar as hebrew
    from holidays.calendars.islamic import _IslamicLunar as islamic

    sources = {
        "ramadan": islamic.RAMADAN_BEGINNING_DATES, "eid_al_fitr": islamic.EID_AL_FITR_DATES,
        "eid_al_adha": islamic.EID_AL_ADHA_DATES, "ashura": islamic.ASHURA_DATES, "mawlid": islamic.MAWLID_DATES,
        "islamic_new_year": islamic.HIJRI_NEW_YEAR_DATES, "lunar_new_year": chinese.LUNAR_NEW_YEAR_DATES,
        "mid_autumn": chinese.MID_AUTUMN_DATES, "passover": hebrew.PASSOVER_DATES,
        "rosh_hashanah": hebrew.ROSH_HASHANAH_DATES, "yom_kippur": hebrew.YOM_KIPPUR_DATES,
        "hanukkah": hebrew.HANUKKAH_DATES, "purim": hebrew.PURIM_DATES, "sukkot": hebrew.SUKKOT_DATES,
    }  # fmt: skip
    return {name: _days(table) for name, table in sources.items()}


def _days(table: dict) -> list[date]:
    found: list[date] = []
    for year, days in table.items():
        found += [date(year, month, day) for month, day in ([days] if isinstance(days[0], int) else days)]
    return sorted(found)


def main() -> None:
    """Write the table."""
    feasts = tables()
    lines = ["\t".join(("year", *feasts))]
    for year in YEARS:
        cells = [
            ",".join(_cell(name, day, feasts) for day in days if day.year == year) for name, days in feasts.items()
        ]
        lines.append("\t".join((str(year), *cells)))
    Path(sys.argv[1]).write_text(HEADING + "\n".join(lines) + "\n", encoding="utf-8")


def _cell(name: str, day: date, feasts: dict[str, list[date]]) -> str:
    if name != "ramadan":
        return f"{day:%m-%d}"
    last = min(end for end in feasts["eid_al_fitr"] if end > day) - timedelta(days=1)
    return f"{day:%m-%d}/{last:%m-%d}"


if __name__ == "__main__":
    main()
