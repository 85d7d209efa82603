"""What still stands at a moment: the latest versions, without what was withdrawn."""

from collections.abc import Iterable, Sequence

import msgspec
from msgspec import structs

from purport.ledger.records import Report
from purport.ledger.voice import Voice


class Standing(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What counts at a moment. `carried`: addresses of reports that carry the claim, withdrawn or not."""

    voices: tuple[Voice, ...]
    carried: frozenset[str]


def standing(voices: Sequence[Voice], versions: Iterable[Report], moment: str) -> Standing:
    """Find what still stands.

    Arguments: the claim's voices in order; further versions of their reports that say nothing of the claim; the moment.
    Source: docs/ledger.md, "Withdrawal".
    """
    printed = [v for v in voices if v.at <= moment]
    current = _latest(printed, [r for r in versions if (r.published or r.recorded) <= moment])
    carried = frozenset(v.testimony.report.address for v in current)
    current = [_as_meant(voice, current) for voice in current]
    # What a newer version no longer says goes with its copies too.
    gone = {v.id for v in printed}.difference(v.id for v in current)
    for voice in current:
        if voice.act == "withdraws":
            # Each is read against everything: a second report of one withdrawal must not take more than the first.
            gone |= _withdrawn(voice, current)
    gone = _with_copies(gone, current)
    return Standing(voices=tuple(v for v in current if v.id not in gone and v.act != "withdraws"), carried=carried)


def _latest(voices: list[Voice], versions: list[Report]) -> list[Voice]:
    newest: dict[str, tuple[str, int, str]] = {}
    for report in [*(v.testimony.report for v in voices), *versions]:
        mark = (report.published or report.recorded, report.version, report.id)
        newest[report.address] = max(mark, newest.get(report.address, mark))
    return [v for v in voices if newest[v.testimony.report.address][2] == v.testimony.report.id]


def _as_meant(voice: Voice, current: list[Voice]) -> Voice:
    """A source that "corrects" to another number takes back the number only: it still says that it happened."""
    statement = voice.testimony.statement
    if voice.act != "withdraws" or statement.retracts or voice.stance.negated or not statement.quantities:
        return voice
    said = [
        q
        for other in current
        if other.spoke <= voice.spoke and other.act == "affirms" and _shares_origin(voice, other)
        for q in other.testimony.statement.quantities
    ]
    now = {(q.kind, q.low, q.high) for q in statement.quantities}
    kinds = {q.kind for q in statement.quantities}
    corrected = any(q.kind in kinds for q in said) and not any((q.kind, q.low, q.high) in now for q in said)
    return structs.replace(voice, act="affirms") if corrected else voice


def _shares_origin(one: Voice, two: Voice) -> bool:
    return bool(set(one.origin.keys).intersection(two.origin.keys))


def _withdrawn(voice: Voice, current: list[Voice]) -> set[str]:
    """Give the statements that a withdrawal takes away, of those printed up to its moment, and later echoes of them."""
    theirs = [v for v in current if v.id != voice.id and v.act != "withdraws" and _comes_from(v, voice)]
    house = voice.origin.house
    if house is not None:
        # "We wrongly reported": what others said through the outlet goes only where it said nothing of its own.
        theirs = [v for v in theirs if not v.origin.named or v.origin.house == house] or theirs
    before = [v for v in theirs if v.spoke <= voice.spoke]
    taken = _meant(voice, before)
    acts = {v.act for v in before if v.id in taken}
    return taken | {v.id for v in theirs if v.spoke > voice.spoke and v.act in acts and _echoes(v, voice, theirs)}


def _comes_from(voice: Voice, withdrawal: Voice) -> bool:
    """Say whether a statement is by the one who withdraws, or was had from there."""
    if set(withdrawal.origin.keys).intersection(voice.origin.keys):
        return True
    house = withdrawal.origin.house
    return house is not None and (house in voice.houses or house in voice.origin.via)


def _echoes(voice: Voice, withdrawal: Voice, theirs: list[Voice]) -> bool:
    """An outlet that still cites another's withdrawn report, when that other has not said it again itself."""
    house = withdrawal.origin.house
    if house is None or house in voice.houses:
        return False
    return not any(withdrawal.at < v.at <= voice.at and house in v.houses for v in theirs)


def _meant(voice: Voice, before: list[Voice]) -> set[str]:
    """Tell the withdrawal of an affirmation from that of a denial, and of a deed from that of its plan."""
    denials = [v for v in before if v.act in ("denies", "calls_off")]
    others = [v for v in before if v.act not in ("denies", "calls_off")]
    last_denies = bool(denials) and (not others or max(v.spoke for v in denials) >= max(v.spoke for v in others))
    if denials and (not others or (voice.stance.negated and last_denies)):
        return {v.id for v in denials}
    begun = voice.stance.tense != "planned"
    same = {v.id for v in others if (v.stance.tense != "planned") == begun}
    return same or {v.id for v in others}


def _with_copies(gone: set[str], current: list[Voice]) -> set[str]:
    found = set(gone)
    if not found:
        return found
    while True:
        more = {v.id for v in current if v.repeats in found and v.id not in found and v.act != "withdraws"}
        if not more:
            return found
        found |= more
