"""Where everything of a claim's step line stands: a pure layout, in units of the drawing.

Support goes up a ladder of six rungs, a dot stands for each report at the moment of its publication on the line as it
ran then, denials stand below the axis.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

from purport.exports.claim_words import SUPPORTS, is_move
from purport.exports.timeline_dots import Arc, Dot, arcs_of, dots_of
from purport.exports.timeline_ticks import ticks

RUNG = 38.0
TOP = 34.0
RIGHT = 16.0
LANE = 46.0
STRIP = 20.0
SHORTEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A stretch in which the status stays."""

    left: float
    right: float
    y: float
    realisation: str
    denied: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change of status: its number in the history, where it stands, its plain line."""

    number: int
    x: float
    y: float
    at: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The layout of a drawing."""

    width: float
    left: float
    axis: float
    steps: tuple[Step, ...] = ()
    moves: tuple[Move, ...] = ()
    dots: tuple[Dot, ...] = ()
    arcs: tuple[Arc, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()

    @property
    def denial(self) -> float:
        """The height at which denials stand."""
        return self.axis + 24

    @property
    def strip(self) -> float:
        """The upper edge of the strip that names what is claimed."""
        return self.axis + LANE

    @property
    def bottom(self) -> float:
        """The lower edge, below the days."""
        return self.strip + STRIP + 22


def rung(support: str) -> float:
    """Give the height of a support; the strongest is at the top."""
    place = SUPPORTS.index(support) if support in SUPPORTS else 0
    return TOP + RUNG * (len(SUPPORTS) - 1 - place)


def layout(page: Mapping[str, Any], *, width: float, left: float) -> Timeline:
    """Lay out the page of a claim.

    Arguments: what `Ledger.show` gives; the width; the room for the names of the rungs. An empty history gives an
    empty ladder.
    """
    axis = TOP + RUNG * len(SUPPORTS) - 8
    history = page["history"]
    if not history:
        return Timeline(width=width, left=left, axis=axis)
    scale = _Scale.of(page, left, width - RIGHT)
    steps = _steps(history, scale)
    line = Timeline(width=width, left=left, axis=axis)
    dots = dots_of(page["statements"], scale.x, lambda at: _level(history, at), line.denial)
    return Timeline(
        width=width,
        left=left,
        axis=axis,
        steps=steps,
        moves=_moves(history, scale),
        dots=dots,
        arcs=arcs_of(dots, page["statements"], page["copies"]),
        ticks=tuple((scale.x(at), words) for at, words in ticks(scale.start, scale.end, int((width - left) // 84))),
    )


def _level(history: Sequence[Mapping[str, Any]], at: str) -> float:
    """Give the height of the line at a moment."""
    past = [entry for entry in history if entry["at"] <= at]
    return rung((past[-1] if past else history[0])["support"])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    start: datetime
    end: datetime
    left: float
    right: float

    @classmethod
    def of(cls, page: Mapping[str, Any], left: float, right: float) -> "_Scale":
        moments = [entry["at"] for entry in page["history"]]
        moments += [one["published"] for one in page["statements"] if one["published"]]
        known = sorted(found for words in moments if (found := _moment(words)) is not None)
        if not known:
            known = [datetime(2000, 1, 1, tzinfo=UTC)]
        start, end = known[0], known[-1]
        # The last status goes on, so that the line has to show a little of what follows.
        air = max((end - start) / 9, SHORTEST / 2)
        try:
            return cls(start=start - air / 5, end=end + air, left=left, right=right)
        except OverflowError:
            return cls(start=start, end=end, left=left, right=right)

    def x(self, words: str) -> float:
        found = _moment(words) or self.start
        whole = (self.end - self.start).total_seconds() or 1.0
        part = (found - self.start).total_seconds() / whole
        return self.left + (self.right - self.left) * min(max(part, 0.0), 1.0)


def _moment(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _steps(history: Sequence[Mapping[str, Any]], scale: _Scale) -> tuple[Step, ...]:
    moving = [now for before, now in pairwise([None, *history]) if now is not None and is_move(before, now)]
    borders = [scale.x(entry["at"]) for entry in moving] + [scale.right]
    return tuple(
        Step(
            left=left,
            right=right,
            y=rung(entry["support"]),
            realisation=entry["realisation"],
            denied=bool(entry["denied"]),
        )
        for entry, (left, right) in zip(moving, pairwise(borders), strict=True)
    )


def _moves(history: Sequence[Mapping[str, Any]], scale: _Scale) -> tuple[Move, ...]:
    return tuple(
        Move(number=number, x=scale.x(now["at"]), y=rung(now["support"]), at=now["at"], line=now["line"])
        for number, (before, now) in enumerate(pairwise([None, *history]), 1)
        if now is not None and is_move(before, now)
    )
