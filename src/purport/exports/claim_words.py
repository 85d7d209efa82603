"""Short phrases about a claim for people: what it is, how it stands, who says so."""

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape
from typing import Any

from purport.exports.phrases import clean

REALISATIONS = ("unknown", "planned", "ongoing", "happened", "cancelled", "overdue")
SUPPORTS = ("rumoured", "alleged", "asserted", "reported", "corroborated", "confirmed")
"""From the weakest to the strongest."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST = 600
"""Characters of a sentence or headline that are shown."""
_MOVES = ("realisation", "support", "denied")
_SAFE = ("http://", "https://")


def cut(words: object, longest: int = LONGEST) -> str:
    """Make words of an article fit to be shown, not yet escaped: no control characters, not too long."""
    text = clean(str(words))
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def safe(words: object, longest: int = LONGEST) -> str:
    """Give words escaped for a page."""
    return escape(cut(words, longest))


def parties(names: Sequence[str]) -> str:
    """Give the parties of one side, at most three."""
    shown = [cut(name, 60) for name in names[:3]]
    return ", ".join(shown) + (f" and {len(names) - 3} more" if len(names) > 3 else "")


def claim_title(row: Mapping[str, Any]) -> str:
    """Give a claim in one line: who, to whom, what. Not escaped."""
    sides = " → ".join(side for side in (parties(row["actors"]), parties(row["recipients"])) if side)
    return f"{what(row)}: {sides}" if sides else what(row)


def what(row: Mapping[str, Any]) -> str:
    """Give type and mode."""
    return cut(f"{row['type']}, {row['mode']}" if row["mode"] else row["type"])


def when(row: Mapping[str, Any]) -> str:
    """Give the date of the event, compactly."""
    start, end = day(row["date_start"]), day(row["date_end"])
    if start and end and start != end:
        return f"{start} to {end}"
    if start or end:
        return start or f"by {end}"
    return f"“{cut(row['date_text'])}”" if row["date_text"] else ""


def where(row: Mapping[str, Any]) -> str:
    """Give the place and its country."""
    place, country = row["place"], row["place_country"]
    return ", ".join(cut(part) for part in (place, country) if part)


def origins(row: Mapping[str, Any]) -> str:
    """Give the number of stated origins, with both bounds where they differ."""
    low, high = row["origins_low"], row["origins_high"]
    return str(low) if low == high else f"{low} to {high}"


def day(moment: str | None) -> str:
    """Give "8 Sep 2025"; the words themselves where they are no ISO date."""
    if not moment:
        return ""
    try:
        found = date.fromisoformat(moment[:10])
    except ValueError:
        return cut(moment, 24)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}"


def moment(words: str | None, *, day_only: bool = False) -> str:
    """Give "8 Sep 2025, 06:40"."""
    if not words:
        return "no date"
    return day(words) if day_only or len(words) < 16 else f"{day(words)}, {cut(words[11:16])}"


def is_move(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> bool:
    """Say whether a change is one of status, not of the numbers alone."""
    return before is None or any(before[name] != after[name] for name in _MOVES)


def pills(row: Mapping[str, Any]) -> str:
    """Give a status as HTML."""
    found = [
        f'<span class="pill r-{_known(row["realisation"], REALISATIONS)}">{safe(row["realisation"])}</span>',
        f'<span class="pill s-{_known(row["support"], SUPPORTS)}">{safe(row["support"])}</span>',
    ]
    if row["denied"]:
        found.append('<span class="pill denied">denied</span>')
    return " ".join(found)


def _known(value: object, allowed: Sequence[str]) -> str:
    return str(value) if value in allowed else "unknown"


def chain(hops: Sequence[Mapping[str, Any]]) -> str:
    """Give a chain as HTML, the outermost source first, each with the words that attribute to it."""
    if not hops:
        return '<span class="own">the outlet in its own voice</span>'
    return ' <span class="then">›</span> '.join(_hop(hop) for hop in hops)


def _hop(hop: Mapping[str, Any]) -> str:
    who = safe(hop["text"], 160) if hop["text"] else "(nobody named)"
    cue = f" <i>{safe(hop['cue'], 80)}</i>" if hop["cue"] else ""
    kind = f"{hop['naming']} {hop['kind']}, {hop['cue_class']}".replace("_", " ")
    return f'<span class="hop" title="{safe(kind)}"><b>{who}</b>{cue}</span>'


def link(url: str | None, words: str) -> str:
    """Give escaped words, linked where the address is one of the web: no other scheme ever becomes a link."""
    if url and url.lower().startswith(_SAFE) and clean(url) == url:
        return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow">{words}</a>'
    return words


def deepest(hops: Sequence[Mapping[str, Any]], outlet: str | None) -> str:
    """Give whom a statement comes from in the end, in the words of the text. Not escaped."""
    if hops:
        return cut(hops[-1]["text"] or "somebody not named", 120)
    return cut(outlet or "the outlet", 120)
