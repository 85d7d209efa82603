"""The dots of a claim's step line: one for each report, and one more below the axis for one that denies it as well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from purport.exports.claim_words import cut, deepest, moment

MOST = 400
"""Reports drawn; the list beneath holds all."""
NEAR = 11.0
SLOT = 9.0
SLOTS = 4
_GUESSES = frozenset({"described_unnamed", "bare_unnamed", "elided"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A report on the drawing.

    `kind`: stands (a named source or the outlet itself), weak (only unnamed sources or hedged words), denies,
    withdraws, replaced (a newer version counts). `number` is that of its first statement in the list.
    """

    report: str
    kind: str
    x: float
    y: float
    number: int
    copy: bool
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arc:
    """A copy's line to what it copies."""

    x1: float
    y1: float
    x2: float
    y2: float


def dots_of(
    statements: Sequence[Mapping[str, Any]],
    x: Callable[[str], float],
    level: Callable[[str], float],
    denial: float,
) -> tuple[Dot, ...]:
    """Place the dots; those that would lie on each other go down from the line."""
    originals = originals_of(statements)
    groups: dict[tuple[str, bool], list[tuple[int, Mapping[str, Any]]]] = {}
    for number, one in enumerate(statements, 1):
        groups.setdefault((one["report"], denies(one)), []).append((number, one))
    placed: list[Dot] = []
    for (report, denying), told in list(groups.items())[:MOST]:
        number, first = told[0]
        at = first["published"] or ""
        left, top = x(at), denial if denying else level(at)
        placed.append(
            Dot(
                report=report,
                kind=_kind([one for _, one in told], denying),
                x=left,
                y=top + SLOT * _slot(placed, left, top),
                number=number,
                copy=any(one["statement"] in originals for _, one in told),
                title=_title(first),
            )
        )
    return tuple(placed)


def originals_of(statements: Sequence[Mapping[str, Any]]) -> dict[str, Mapping[str, Any] | None]:
    """Give for each statement that copies another one that other, None where it is not on the page.

    A new version of a report repeats the old one; that makes it no copy.
    """
    by_id = {one["statement"]: one for one in statements}
    found = {one["statement"]: by_id.get(one["copied_from"]) for one in statements if one["copied_from"]}
    urls = {one["statement"]: one["url"] for one in statements}
    return {
        copy: source for copy, source in found.items() if source is None or not _versions(urls[copy], source["url"])
    }


def _versions(url: str | None, other: str | None) -> bool:
    return url is not None and url == other


def denies(statement: Mapping[str, Any]) -> bool:
    """Say whether a statement denies the claim rather than affirms it."""
    last = statement["chain"][-1]["cue_class"] if statement["chain"] else "none"
    return statement["support"] == "denied" or last == "deny"


def _kind(told: Sequence[Mapping[str, Any]], denying: bool) -> str:
    if not any(one["current"] for one in told):
        return "replaced"
    if any(withdraws(one) for one in told):
        return "withdraws"
    if denying:
        return "denies"
    return "weak" if all(is_weak(one) for one in told) else "stands"


def withdraws(statement: Mapping[str, Any]) -> bool:
    """Say whether a statement takes back what was said."""
    last = statement["chain"][-1]["cue_class"] if statement["chain"] else "none"
    return bool(statement["retracts"]) or last == "retract"


def is_weak(statement: Mapping[str, Any]) -> bool:
    """Say whether nobody can be held to it."""
    return bool(statement["hedged"]) or bool(statement["chain"] and statement["chain"][-1]["naming"] in _GUESSES)


def _slot(placed: Sequence[Dot], left: float, top: float) -> int:
    taken = {
        round((d.y - top) / SLOT) for d in placed[-40:] if abs(d.x - left) < NEAR and 0 <= d.y - top < SLOT * SLOTS
    }
    return next((slot for slot in range(SLOTS) if slot not in taken), len(placed) % SLOTS)


def _title(one: Mapping[str, Any]) -> str:
    who = deepest(one["chain"], one["outlet"])
    outlet = cut(one["outlet"] or "unknown outlet", 80)
    told = f"{outlet}: {who}" if one["chain"] else outlet
    return f"{moment(one['published'], day_only=bool(one['day_only']))} · {told}"


def arcs_of(
    dots: Sequence[Dot], statements: Sequence[Mapping[str, Any]], copies: Sequence[Mapping[str, Any]]
) -> tuple[Arc, ...]:
    """Join each copy with the report that it copies, where both are drawn."""
    originals = originals_of(statements)
    pairs = {(one["report"], source["report"]) for one in statements if (source := originals.get(one["statement"]))}
    linked = {report for report, _ in pairs}
    urls = {one["report"]: one["url"] for one in statements}
    pairs |= {
        (one["report"], one["source"])
        for one in copies
        if one["report"] not in linked and not _versions(urls.get(one["report"]), urls.get(one["source"]))
    }
    at: dict[str, Dot] = {}
    for dot in dots:
        at.setdefault(dot.report, dot)
    found = [(at[one], at[two]) for one, two in sorted(pairs) if one != two and one in at and two in at]
    return tuple(Arc(x1=two.x, y1=two.y, x2=one.x, y2=one.y) for one, two in found)
