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


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured figure. `interval` is a 95 % bootstrap interval where there is one."""

    name: str
    value: float
    digits: int = 1
    interval: tuple[float, float] | None = None
    baseline: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The figures of one evaluation, the data they were measured on, and what to keep in mind."""

    name: str
    data: str
    figures: tuple[Figure, ...]
    notes: tuple[str, ...] = ()
    digest: str = ""


@cache
def _floors() -> Mapping[str, Mapping[str, float | str]]:
    text = (files("purport.evaluation") / "data" / "floors.toml").read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))


def floor(report: Report, figure: Figure) -> float | None:
    """Give the pinned floor of a figure, or None; floors hold for the data they were measured on only."""
    pinned = _floors().get(report.name, {})
    if report.digest and pinned.get("digest") != report.digest:
        return None
    value = pinned.get(figure.name)
    return float(value) if isinstance(value, int | float) else None


def below_floor(report: Report) -> list[str]:
    """Name the figures that fell under their floors."""
    fallen = []
    for figure in report.figures:
        least = floor(report, figure)
        if least is not None and round(figure.value, figure.digits) < least:
            fallen.append(f"{figure.name}: {figure.value:.{figure.digits}f} is under the floor of {least}")
    return fallen


def lines(report: Report) -> Iterator[str]:
    """Give the report as plain lines that fit 100 columns."""
    yield f"{report.name}: {report.data}"
    yield f"measured on {machine()}"
    width = max([len(figure.name) for figure in report.figures], default=10)
    for figure in report.figures:
        yield _line(report, figure, width)
    for note in report.notes:
        yield f"note: {note}"
    if report.digest and _floors().get(report.name, {}).get("digest") not in (None, report.digest):
        yield "note: this is not the data that the floors were pinned on, so no floor applies"


def _line(report: Report, figure: Figure, width: int) -> str:
    parts = [f"  {figure.name:{width}} {figure.value:8.{figure.digits}f}"]
    if figure.interval:
        parts.append(f"[{figure.interval[0]:.{figure.digits}f}, {figure.interval[1]:.{figure.digits}f}]")
    least = floor(report, figure)
    if least is not None:
        parts.append(f"floor {least:g}")
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
