"""Draws a claim's step line as inline SVG: no script, no style of its own, all words escaped."""

from collections.abc import Mapping, Sequence
from html import escape
from itertools import pairwise
from typing import Any

from purport.exports.claim_words import REALISATIONS, SUPPORTS, cut, safe
from purport.exports.timeline import STRIP, Move, Step, Timeline, layout, rung
from purport.exports.timeline_dots import Arc, Dot

WIDE, NARROW = 960.0, 360.0
WIDE_LEFT, NARROW_LEFT = 98.0, 92.0
LABEL = 19.0
LETTER = 6.3
"""The mean width of a letter of the labels, for choosing the side on which they fit."""
MOST_LABELS = 12


def drawing(page: Mapping[str, Any], *, wide: bool) -> str:
    """Give the drawing of a claim's page, for a wide or a narrow screen. Only the wide one has the lines in it."""
    line = layout(page, width=WIDE if wide else NARROW, left=WIDE_LEFT if wide else NARROW_LEFT)
    moves = line.moves if len(line.moves) <= MOST_LABELS else ()
    labelled = moves if wide else ()
    height = line.bottom + LABEL * len(labelled) + (10 if labelled else 0)
    name = "wide" if wide else "narrow"
    parts = [
        _ladder(line),
        _times(line),
        "".join(_drop(move, _label_y(line, i)) for i, move in enumerate(labelled)),
        _strip(line.steps, line.strip, line),
        "".join(_arc(arc) for arc in line.arcs),
        _path(line.steps),
        _denied(line),
        "".join(_dot(dot, line.axis) for dot in line.dots),
        "".join(_number(move, i) for i, move in enumerate(line.moves, 1)),
        "".join(_label(move, i, _label_y(line, i - 1), line) for i, move in enumerate(labelled, 1)),
    ]
    return (
        f'<svg class="line {name}" viewBox="0 0 {line.width:.0f} {height:.0f}" role="img" '
        f'aria-label="{escape(_described(line))}">' + "".join(parts) + "</svg>"
    )


def _stroke(name: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    return f'<line class="{name}" x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}"/>'


def _described(line: Timeline) -> str:
    return f"How well the claim stands over time: {len(line.moves)} changes of status, {len(line.dots)} reports"


def _ladder(line: Timeline) -> str:
    rows = "".join(
        _stroke("rung", (line.left, rung(s)), (line.width, rung(s)))
        + f'<text class="name" x="{line.left - 8:.1f}" y="{rung(s) + 4:.1f}" text-anchor="end">{s}</text>'
        for s in SUPPORTS
    )
    return (
        f'<g>{rows}<line class="axis" x1="{line.left:.1f}" x2="{line.width:.1f}" y1="{line.axis:.1f}" '
        f'y2="{line.axis:.1f}"/><text class="name below" x="{line.left - 8:.1f}" y="{line.denial + 4:.1f}" '
        'text-anchor="end">denials</text></g>'
    )


def _times(line: Timeline) -> str:
    return "".join(
        _stroke("tick", (x, rung(SUPPORTS[-1]) - 12), (x, line.strip + STRIP + 4))
        + f'<text class="time" x="{min(x, line.width - 20):.1f}" y="{line.strip + STRIP + 17:.1f}" '
        f'text-anchor="middle">{escape(words)}</text>'
        for x, words in line.ticks
    )


def _strip(steps: Sequence[Step], top: float, line: Timeline) -> str:
    """Name what is claimed, below the line, in one block for each stretch of the same."""
    blocks: list[tuple[float, float, str]] = []
    for step in steps:
        if blocks and blocks[-1][2] == step.realisation:
            blocks[-1] = (blocks[-1][0], step.right, step.realisation)
        else:
            blocks.append((step.left, step.right, step.realisation))
    found = "" if not blocks else (
        f'<text class="name" x="{line.left - 8:.1f}" y="{top + 14:.1f}" text-anchor="end">claimed</text>'
    )  # fmt: skip
    for left, right, name in blocks:
        words = f'<text class="claimed" x="{left + 5:.1f}" y="{top + 14:.1f}">{safe(name)}</text>'
        fits = right - left > len(name) * 6.5 + 8
        found += (
            f'<g class="r-{_class(name)}"><rect x="{left:.1f}" y="{top:.1f}" width="{max(right - left - 1, 1):.1f}" '
            f'height="{STRIP:.0f}"><title>{safe(name)}</title></rect>{words if fits else ""}</g>'
        )
    return found


def _class(name: str) -> str:
    return name if name in REALISATIONS else "unknown"


def _path(steps: Sequence[Step]) -> str:
    rises = "".join(
        _stroke("rise", (two.left, one.y), (two.left, two.y)) for one, two in pairwise(steps) if one.y != two.y
    )
    return rises + "".join(_stroke(f"step r-{_class(s.realisation)}", (s.left, s.y), (s.right, s.y)) for s in steps)


def _denied(line: Timeline) -> str:
    """Fill the lane below the axis while the flag is up."""
    return "".join(
        f'<rect class="flag" x="{s.left:.1f}" y="{line.axis:.1f}" width="{max(s.right - s.left, 1):.1f}" height="40">'
        "<title>denied</title></rect>"
        for s in line.steps
        if s.denied
    )


def _dot(dot: Dot, axis: float) -> str:
    x, y = f"{dot.x:.1f}", f"{dot.y:.1f}"
    radius = 3.6 if dot.copy else 5.0
    if dot.kind in ("withdraws", "replaced"):
        d = 4.5
        mark = f'<path d="M{dot.x - d:.1f} {dot.y - d:.1f}l{2 * d} {2 * d}m0 {-2 * d}l{-2 * d} {2 * d}"/>'
    else:
        mark = f'<circle cx="{x}" cy="{y}" r="{radius}"/>'
    stem = f'<line class="stem" x1="{x}" x2="{x}" y1="{axis:.1f}" y2="{y}"/>' if dot.kind == "denies" else ""
    return (
        f'<a class="dot d-{dot.kind}" href="#s{dot.number}">{stem}{mark}<title>{escape(dot.title)}</title></a>'
    )  # fmt: skip


def _arc(arc: Arc) -> str:
    height = 10 + min(abs(arc.x2 - arc.x1) * 0.14, 26)
    top = min(arc.y1, arc.y2) - height
    return (
        f'<path class="copy" d="M{arc.x1:.1f} {arc.y1:.1f}Q{(arc.x1 + arc.x2) / 2:.1f} {top:.1f} '
        f'{arc.x2:.1f} {arc.y2:.1f}"/>'
    )


def _number(move: Move, shown: int) -> str:
    y = move.y - 15
    return (
        f'<a class="number" href="#h{move.number}"><circle cx="{move.x:.1f}" cy="{y:.1f}" r="8"/>'
        f'<text x="{move.x:.1f}" y="{y + 3.6:.1f}" text-anchor="middle">{shown}</text>'
        f"<title>{escape(cut(move.line))}</title></a>"
    )


def _label_y(line: Timeline, place: int) -> float:
    return line.bottom + 14 + LABEL * place


def _drop(move: Move, y: float) -> str:
    return _stroke("drop", (move.x, move.y), (move.x, y - 9))


def _label(move: Move, shown: int, y: float, line: Timeline) -> str:
    """Write a change's line right of its moment where it fits, else left of it, else up to the right edge."""
    words = f"{shown}  {move.line}"
    length = len(words) * LETTER
    if length <= line.width - move.x:
        x, anchor = move.x, "start"
    elif length <= move.x:
        x, anchor = move.x, "end"
    else:
        x, anchor = line.width, "end"
    shown_words = escape(cut(words, int(line.width / LETTER) - 1))
    return f'<text class="label" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{shown_words}</text>'
