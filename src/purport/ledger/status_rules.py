"""The tables of docs/ledger.md: realisation, support and denial at one moment, each with the line that fits."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import msgspec

from purport.ledger.origins import count_origins
from purport.ledger.records import Origins, Realisation
from purport.ledger.records import Standing as Support
from purport.ledger.sides import TOGETHER, both_sides, speaks_for_both
from purport.ledger.voice import Voice

MONTH = 28
"""Days from which an interval is "a month or longer": the shortest month."""


class Ruling(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value, the line of the table that gave it, and the statements that decided."""

    value: Support
    rule: str
    by: tuple[Voice, ...] = ()


def denials(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Give the denials that are up: by a named source that has not affirmed since."""
    known = first_plan(voices)
    found = []
    for voice in voices:
        early = voice.act == "calls_off" and (known is None or voice.spoke < known)
        if not voice.held or not (voice.act == "denies" or early):
            continue
        if not all(_affirms_since(key, voice.spoke, voices) for key in voice.origin.keys):
            found.append(voice)
    return tuple(found)


def _affirms_since(key: str, at: str, voices: Iterable[Voice]) -> bool:
    return any(v.act == "affirms" and v.held and v.spoke > at and key in v.origin.keys for v in voices)


def first_plan(voices: Iterable[Voice]) -> str | None:
    """Give the moment from which a plan was known, None where none was."""
    return min((v.spoke for v in voices if v.act == "affirms" and v.stance.tense == "planned"), default=None)


def realisation(voices: Sequence[Voice], moment: str) -> tuple[Realisation, tuple[Voice, ...]]:
    """Decide what is claimed, and give the statements about just that.

    Arguments: what stands, in order; the moment. Source: docs/ledger.md, table "Realisation".
    """
    affirmed = [v for v in voices if v.act == "affirms"]
    begun = [v for v in affirmed if v.stance.tense != "planned"]
    plans = [v for v in affirmed if v.stance.tense == "planned"]
    if any(v.firm for v in begun) or (begun and not plans):
        return _begun(begun, moment)
    if not plans:
        return "unknown", ()
    called_off = [v for v in voices if v.act == "calls_off" and v.spoke >= min(p.spoke for p in plans)]
    if _is_off(called_off, plans):
        return "cancelled", tuple(called_off)
    if not begun and _is_overdue(plans, moment):
        return "overdue", tuple(plans)
    return "planned", tuple(plans)


def _begun(begun: list[Voice], moment: str) -> tuple[Realisation, tuple[Voice, ...]]:
    weighty = [v for v in begun if v.firm] or begun
    newest = max(v.spoke for v in weighty)
    latest = [v for v in weighty if v.spoke == newest]
    running = [v for v in begun if _runs(v, moment)]
    if any(_runs(v, moment) for v in latest):
        return "ongoing", tuple(running)
    # Who spoke of it as going on has not said that it is over; only where nobody has, the named end speaks for itself.
    past = [v for v in begun if v.stance.tense == "happened"]
    return "happened", tuple(past or begun)


def _runs(voice: Voice, moment: str) -> bool:
    ends = voice.stance.ends
    return voice.stance.tense == "ongoing" and (ends is None or ends >= moment[:10])


def _is_off(called_off: list[Voice], plans: list[Voice]) -> bool:
    binding = [v for v in called_off if v.held]
    return bool(binding) and not any(v.held and v.spoke > max(b.spoke for b in binding) for v in plans)


def _is_overdue(plans: list[Voice], moment: str) -> bool:
    due = _due(plans)
    return due is not None and moment[:10] >= due


def _due(plans: list[Voice]) -> str | None:
    """Give the day from which a plan is overdue, None where nothing dates it.

    A later date that overlaps the one before makes it more precise; one that does not has replaced it.
    """
    firm = [v for v in plans if v.firm and v.testimony.statement.date] or plans
    current: tuple[str, str] | None = None
    for voice in sorted(firm, key=lambda v: (v.spoke, _window(v) or ("", ""))):
        window = _window(voice)
        if window is None:
            continue
        if current is None or window[0] > current[1] or window[1] < current[0]:
            current = window
        else:
            current = max(current[0], window[0]), min(current[1], window[1])
    return deadline(*current) if current else None


def _window(voice: Voice) -> tuple[str, str] | None:
    given = voice.testimony.statement.date
    if given is None or given.end is None or given.modifier in ("AFTER", "EARLIEST", "SINCE"):
        return None
    return given.start or given.end, given.end


def deadline(start: str, end: str) -> str:
    """Give the day from which something planned for an interval of ISO dates is overdue.

    One more day after its last; one week more after an interval of a month or longer.
    """
    try:
        first, last = date.fromisoformat(start), date.fromisoformat(end)
        grace = 7 if (last - first).days + 1 >= MONTH else 1
        return (last + timedelta(days=grace + 1)).isoformat()
    except (ValueError, OverflowError):
        return "9999-12-31"


def turning_days(voice: Voice) -> Iterable[str]:
    """Give the days on which time alone may change what a statement does to the status."""
    given = voice.testimony.statement.date
    if voice.stance.ends:
        yield deadline(voice.stance.ends, voice.stance.ends)
        yield _next_day(voice.stance.ends)
    if voice.stance.tense == "planned" and given is not None and given.end:
        yield deadline(given.start or given.end, given.end)
        yield deadline(given.end, given.end)


def _next_day(day: str) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return "9999-12-31"


def support(relevant: Sequence[Voice], all_standing: Sequence[Voice], happened: bool) -> Ruling:
    """Decide how well the present realisation stands: the first line of the table that fits.

    Arguments: the statements about this realisation; everything that stands; whether it is a deed (ongoing or past).
    """
    held = [v for v in relevant if v.held]
    own = [v for v in relevant if v.firm and v.origin.own_voice]
    silenced = {key for v in denials(all_standing) for key in v.origin.keys}
    # Who denies it now cannot confirm it, whatever he said before.
    sworn = [v for v in held if not silenced.intersection(v.origin.keys)]
    confirmed = _both(sworn) or (_admitted(sworn, relevant) or _authority(sworn, all_standing) if happened else None)
    if confirmed or (confirmed := _three(sworn)):
        return confirmed
    apart = [v for v in held if v.place.uninvolved]
    keys = {key for v in held for key in v.origin.keys}
    if len(keys) >= 2 and apart:
        return Ruling(value="corroborated", rule="corroborated", by=tuple(held))
    if apart or own:
        return Ruling(value="reported", rule="reported", by=tuple(apart or own))
    if held:
        value: Support = "asserted" if any(_about_itself(v) for v in held) else "alleged"
        return Ruling(value=value, rule=value, by=tuple(held))
    return Ruling(value="rumoured", rule="rumoured", by=tuple(relevant))


def _about_itself(voice: Voice) -> bool:
    return voice.place.doer or voice.frame.type in TOGETHER


def _both(held: list[Voice]) -> Ruling | None:
    for voice in held:
        if speaks_for_both(voice.origin, voice.frame):
            return Ruling(value="confirmed", rule="confirmed-both-sides", by=(voice,))
    for frame in dict.fromkeys(v.frame for v in held):
        # Two sides that blame each other for one deed do not confirm it: they must name the same doer.
        doers = {p.own for p in frame.doers}
        agreeing = [v for v in held if not frame.hostile or not v.frame.doers or doers & {p.own for p in v.frame.doers}]
        speakers = [v for v in agreeing if not v.place.uninvolved]
        if both_sides([v.origin for v in speakers], frame):
            return Ruling(value="confirmed", rule="confirmed-both-sides", by=tuple(speakers))
    return None


def _admitted(held: list[Voice], relevant: Sequence[Voice]) -> Ruling | None:
    for voice in held:
        cue = voice.stance.deepest.cue_class if voice.stance.deepest else "none"
        if not voice.frame.hostile or cue not in ("confirm", "admit") or not voice.place.doer or voice.place.other:
            continue
        mine = set(voice.origin.keys)
        if any(v.spoke <= voice.spoke and not mine.intersection(v.origin.keys) and v.id != voice.id for v in relevant):
            return Ruling(value="confirmed", rule="confirmed-admission", by=(voice,))
    return None


def _authority(held: list[Voice], everything: Sequence[Voice]) -> Ruling | None:
    for voice in held:
        cue = voice.stance.deepest.cue_class if voice.stance.deepest else "none"
        country = _country(voice, everything)
        if cue != "confirm" or country is None or f"gov:{country}" not in voice.origin.keys:
            continue
        if voice.place.uninvolved and _is_clear(voice):
            return Ruling(value="confirmed", rule="confirmed-authority", by=(voice,))
    return None


def _country(voice: Voice, everything: Sequence[Voice]) -> str | None:
    """Where it happened: as the statement says, else as all others that say so agree."""
    place = voice.testimony.statement.place
    if place is not None and place.country:
        return place.country
    found = {v.testimony.statement.place.country for v in everything if v.testimony.statement.place is not None}
    found.discard(None)
    return found.pop() if len(found) == 1 else None


def _is_clear(voice: Voice) -> bool:
    """The sides are known well enough to say that somebody belongs to neither."""
    return not voice.frame.vague_other and bool(voice.frame.parties)


def _three(held: list[Voice]) -> Ruling | None:
    apart = [v for v in held if v.place.uninvolved and not v.place.unclear]
    if len({key for v in apart for key in v.origin.keys}) < 3:
        return None
    return Ruling(value="confirmed", rule="confirmed-three-origins", by=tuple(apart))


def origins(voices: Sequence[Voice]) -> Origins:
    """Count the origins of everything that affirms the claim, plan and deed together.

    A hedged word is a rumour whoever says it, so that it counts as an unnamed one does: for the upper bound only.
    """
    known = first_plan(voices)
    counted = [v for v in voices if v.act == "affirms" and (v.firm or not v.origin.keys)]
    off = [v for v in voices if v.act == "calls_off" and known is not None and v.spoke >= known and not v.stance.hedged]
    return count_origins(v.origin for v in [*counted, *off])
