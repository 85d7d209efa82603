"""Figures as they are printed: each beside a baseline, a published figure and its floor."""

import hashlib
import os
import platform
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure. `interval` is a 95 % bootstrap interval where there is one.

    `better` says which way is up: of an error less is better, and its pin is a ceiling; speeds and spreads are only
    told.
    """

    name: str
    value: float
    digits: int = 1
    interval: tuple[float, float] | None = None
    baseline: str = ""
    published: str = ""
    better: Literal["more", "less", "neither"] = "more"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one evaluation, the data they were measured on, and what to keep in mind."""

    name: str
    data: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    digest: str = ""


@cache
def _pinned() -> tuple[Mapping[str, Any], ...]:
    text = (files("purport.evaluation") / "data" / "floors.toml").read_text(encoding="utf-8")
    return tuple(MappingProxyType(entry) for entry in tomllib.loads(text).get("floor", ()))


def forget_floors() -> None:
    """Read the floors anew at the next call, after the file was written."""
    _pinned.cache_clear()


def floors(report: Report) -> Mapping[str, float]:
    """Give the pinned floors of a report's figures; they hold for the data that they were measured on only."""
    for entry in _pinned():
        if entry["name"] == report.name and entry.get("digest", "") == report.digest:
            return MappingProxyType(entry["figures"])
    return MappingProxyType({})


def below_floor(report: Report) -> list[str]:
    """Name the figures that fell under their floors, or rose over their ceilings."""
    pinned = floors(report)
    fallen = []
    for figure in report.figures:
        if figure.name not in pinned or figure.better == "neither":
            continue
        limit, value = pinned[figure.name], round(figure.value, figure.digits)
        if value < limit if figure.better == "more" else value > limit:
            side = "under the floor" if figure.better == "more" else "over the ceiling"
            fallen.append(f"{figure.name}: {value:.{figure.digits}f} is {side} of {limit:g}")
    return fallen


def lines(report: Report) -> Iterator[str]:
    """Give the report as plain lines that fit 100 columns."""
    yield f"{report.name}: {report.data}"
    yield f"measured on {machine()}"
    width = max([len(figure.name) for figure in report.figures], default=10)
    least = floors(report)
    for figure in report.figures:
        yield _line(figure, width, least.get(figure.name))
    for note in report.notes:
        yield f"note: {note}"
    if report.digest and not least:
        yield "note: this is not the data that floors were pinned on, so no floor applies"


def _line(figure: Figure, width: int, least: float | None) -> str:
    parts = [f"  {figure.name:{width}} {figure.value:8.{figure.digits}f}"]
    if figure.interval:
        parts.append(f"[{figure.interval[0]:.{figure.digits}f}, {figure.interval[1]:.{figure.digits}f}]")
    if least is not None:
        parts.append(f"{'ceiling' if figure.better == 'less' else 'floor'} {least:g}")
    if figure.baseline:
        parts.append(f"baseline {figure.baseline}")
    if figure.published:
        parts.append(f"published {figure.published}")
    return "  ".join(parts)


def machine() -> str:
    """Describe the machine, without its name."""
    return f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"


def digest(paths: Iterable[Path]) -> str:
    """Give a digest of files, so that floors are never compared over other data."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(path.name.encode())
        total.update(path.read_bytes())
    return total.hexdigest()[:16]
