"""Why a status changed: the statement, the line of docs/ledger.md, and one plain sentence."""

from collections.abc import Sequence

import msgspec

from purport.ledger.records import Status
from purport.ledger.status_rules import Ruling
from purport.ledger.voice import Voice

LONGEST_LABEL = 80
REALISED = {
    "unknown": "whether it is planned or happened is open",
    "planned": "it is planned",
    "ongoing": "it is going on",
    "happened": "it has happened",
    "cancelled": "it has been called off",
    "overdue": "its date has passed and nobody reports it done",
}
GONE = "A new version of a report no longer says so"


class Reason(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a change of status names."""

    statement: str | None
    rule: str
    line: str


def explain(
    before: Status | None, after: Status, ruling: Ruling, denied_by: Sequence[Voice], new: Sequence[Voice]
) -> Reason:
    """Name the statement, the rule and a plain line for a change of status.

    Arguments: the statuses, the rule that gave the support, the denials that are up, what was printed at that moment.
    """
    if not new:
        return _by_time(before, after, ruling)
    for found in (
        _withdrawal(before, after, new),
        _flag(before, after, denied_by, new),
        _called_off(before, after, new),
    ):
        if found is not None:
            return found
    if before is not None and (before.realisation, before.support) == (after.realisation, after.support):
        return _numbers(before, after, new)
    return _support(before, after, ruling, new)


def label(voice: Voice) -> str:
    """Give the words for who speaks, cut to a line."""
    words = " ".join(voice.origin.label.split())
    words = words if len(words) <= LONGEST_LABEL else words[: LONGEST_LABEL - 1].rstrip() + "…"
    return words[:1].upper() + words[1:]


def _by_time(before: Status | None, after: Status, ruling: Ruling) -> Reason:
    if after.realisation == "overdue":
        return Reason(
            statement=None, rule="overdue", line="Its date has passed and nobody has reported it done: overdue."
        )
    if before is not None and before.articles > after.articles:
        return Reason(statement=None, rule="new-version", line=f"{GONE}; {_left(after)}.")
    if before is not None and before.realisation == "ongoing":
        return Reason(
            statement=None, rule=after.realisation, line=f"Its last day is over: {REALISED[after.realisation]}."
        )
    return Reason(statement=None, rule=ruling.rule, line=f"Time has passed: {REALISED[after.realisation]}.")


def _left(after: Status) -> str:
    return "nothing is left of it" if after.realisation == "unknown" else f"what still stands: {after.support}"


def _withdrawal(before: Status | None, after: Status, new: Sequence[Voice]) -> Reason | None:
    voice = next((v for v in new if v.act == "withdraws"), None)
    if voice is None or before is None:
        return None
    if before.denied and not after.denied:
        return Reason(statement=voice.id, rule="denial-withdrawn", line=f"{label(voice)} withdrew the denial.")
    same = _stand(before) == _stand(after) and before.origins == after.origins
    left = "how it stands does not change" if same else _left(after)
    return Reason(statement=voice.id, rule="withdrawal", line=f"{label(voice)} took it back; {left}.")


def _stand(status: Status) -> tuple[str, str, bool]:
    return status.realisation, status.support, status.denied


def _flag(before: Status | None, after: Status, denied_by: Sequence[Voice], new: Sequence[Voice]) -> Reason | None:
    was = before.denied if before is not None else False
    if after.denied and not was:
        up = {v.id for v in denied_by}
        voice = next((v for v in new if v.id in up), denied_by[0])
        return Reason(statement=voice.id, rule="denied", line=f"{label(voice)} denied it.")
    if was and not after.denied and before is not None and _stand(before)[:2] == _stand(after)[:2]:
        voice = next((v for v in new if v.held and v.act == "affirms"), new[0])
        return Reason(statement=voice.id, rule="denial-lifted", line=f"{label(voice)} now affirmed what it had denied.")
    return None


def _called_off(before: Status | None, after: Status, new: Sequence[Voice]) -> Reason | None:
    was = before.realisation if before is not None else None
    if after.realisation != "cancelled" or was == "cancelled":
        return None
    voice = next((v for v in new if v.act == "calls_off" and v.held), new[0])
    return Reason(statement=voice.id, rule="cancelled", line=f"{label(voice)} said that it will not take place.")


def _numbers(before: Status, after: Status, new: Sequence[Voice]) -> Reason:
    if after.origins.low > before.origins.low:
        added = set(after.origins.named) - set(before.origins.named)
        voice = next((v for v in new if added.intersection(v.origin.keys)), new[0])
        return Reason(statement=voice.id, rule="origin", line=f"{label(voice)} said so too: one more origin.")
    if after.articles < before.articles or after.origins.low < before.origins.low:
        return Reason(statement=new[0].id, rule="new-version", line=f"{GONE}; {_left(after)}.")
    more = after.articles - before.articles
    if more > 0:
        reports = "One more report carries it" if more == 1 else f"{more} more reports carry it"
        return Reason(statement=new[0].id, rule="article", line=f"{reports}; how it stands does not change.")
    line = "The possible number of origins changes; how it stands does not."
    return Reason(statement=new[0].id, rule="origin", line=line)


def _support(before: Status | None, after: Status, ruling: Ruling, new: Sequence[Voice]) -> Reason:
    fresh = {v.id for v in new}
    voice = next((v for v in ruling.by if v.id in fresh), None)
    if voice is not None:
        return Reason(statement=voice.id, rule=ruling.rule, line=_line(voice, after, ruling))
    speaker = new[0]
    if any(v.testimony.report.version > 1 for v in new):
        return Reason(statement=speaker.id, rule="new-version", line=f"{GONE}; {_left(after)}.")
    if before is not None and before.realisation == "overdue" and after.realisation == "planned":
        line = f"{label(speaker)} reported it done, which is a rumour: the plan still stands."
        return Reason(statement=speaker.id, rule="planned", line=line)
    if after.realisation == "unknown":
        return Reason(statement=speaker.id, rule="unknown", line=_line(speaker, after, ruling))
    return Reason(statement=speaker.id, rule=ruling.rule, line=f"After {label(speaker)}: {_left(after)}.")


def _line(voice: Voice, after: Status, ruling: Ruling) -> str:
    who, done = label(voice), REALISED[after.realisation]
    match ruling.rule:
        case "confirmed-both-sides":
            if len(voice.origin.keys) > 1:
                return f"{who} said so: one source for both sides; {done}."
            return f"{who} confirmed it too: both sides now say so."
        case "confirmed-admission":
            return f"{who} admitted it: the accused confirmed what others had reported."
        case "confirmed-authority":
            return f"{who} confirmed it: the competent authority, and no side of it."
        case "confirmed-three-origins":
            return f"{who} said so too: three named origins that are no side of it; {done}."
        case "corroborated":
            return f"{who} said so too: two named origins, not all of them sides; {done}."
        case "reported":
            how = "in its own voice" if voice.origin.own_voice else "and is no side of it"
            return f"{who} said so {how}: {done}."
        case "asserted":
            act = "its own act or plan" if voice.place.doer else "something done together"
            return f"{who} said so, a side that speaks of {act}: {done}."
        case "alleged":
            return f"{who} said so, a side that speaks of the other one: {done}."
    if after.realisation == "unknown":
        return f"{who} spoke of a condition, a wish or a possibility only, or denied it: {done}."
    if voice.stance.hedged:
        return f"{who} said so with a hedge, which is a rumour: {done}."
    return f"{who} said so, and nobody can be held to it: a rumour; {done}."
