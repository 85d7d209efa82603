"""What sets a statement and a claim against each other beyond their codes, and what their setting says."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import log1p

from purport.ledger.claim_picture import Member, Named, Picture
from purport.ledger.compatibility import Finding
from purport.ledger.merge_settings import Settings
from purport.ledger.parties import is_person_name
from purport.ledger.word_forms import words_of

_ONE = frozenset({"a", "an", "his", "her", "one"})
_SEVERAL = frozenset({"several", "some", "many", "dozens", "scores", "hundreds", "thousands"})
FIRST_WORDS = 4
KINDS = ("site", "person", "thing")
Findings = Mapping[str, Finding]


def cannot_link(member: Member, picture: Picture) -> str | None:
    """Say why a statement cannot belong to a claim whatever else fits: lists and counted events; else None."""
    mine = member.details
    for other in picture.members if member.report in picture.reports else ():
        if other.report == member.report:
            if other.statement.span == member.statement.span:
                return "told side by side in one sentence"
            word = mine.other or other.details.other
            if word:
                return f"set apart in the same report ({word!r})"
    if mine.ordinal and picture.ordinals and mine.ordinal not in picture.ordinals:
        return f"{mine.ordinal!r} is not {min(picture.ordinals)!r}"
    return None


def contrasts(member: Member, picture: Picture, found: Findings, settings: Settings) -> Iterator[Finding]:
    """Give what the words set against each other: place, victims, means, time of day, parties, "another".

    Each counts by the share of the claim's members that it speaks against, so that one stray member does not
    open the claim. Named recipients that agree outweigh how places and persons are described.
    """
    mine, weights, named = member.details, settings.weights, found["recipient"].exact
    if not named:
        yield from _other_kinds(member, picture, settings)
    if mine.hours and picture.hours and found["date"].exact:
        if any(mine.hours & h for h in picture.hours):
            yield Finding("the same time of day", weights["hour_same"])
        elif not any(_same_night(a, b, settings) for h in picture.hours for a in mine.hours for b in h):
            yield Finding(f"{min(mine.hours)}, not {min(picture.hours[0])}", weights["hour_other"])
    if mine.other and not named and not picture.set_apart:
        yield Finding(f"{mine.other!r} sets it apart from what was known", weights["contrast"])
    yield from _other_parties(member, picture, settings)
    strange = sum([word not in picture.words for word in mine.marks])
    if strange:
        yield Finding(f"{strange} names and things not told of it before", weights["strange"] * log1p(strange))


def _same_night(one: str, two: str, settings: Settings) -> bool:
    return frozenset((one, two)) in settings.hours_compatible


def _other_kinds(member: Member, picture: Picture, settings: Settings) -> Iterator[Finding]:
    for kind in KINDS:
        groups, theirs = member.details.groups.get(kind), picture.groups.get(kind)
        if not groups or not theirs:
            continue
        told = [some for m in picture.members if (some := m.details.groups.get(kind))]
        apart = sum([groups.isdisjoint(some) for some in told]) / len(told)
        if apart:
            reason = f"{min(groups)}, not {min(theirs - groups)}"
            yield Finding(reason, settings.weights[f"{kind}_other"] * apart)


def _other_parties(member: Member, picture: Picture, settings: Settings) -> Iterator[Finding]:
    weights, sides = settings.weights, picture.codes.sides
    counted = how_many(member.sides.recipients)
    told = [number for side in sides if (number := how_many(side.recipients))]
    apart = sum([number != counted for number in told])
    if counted and apart:
        yield Finding("one person, not several", weights["number_other"] * apart / len(told))
    if _are_others(member.sides.recipients, [p for side in sides for p in side.recipients], "entity"):
        yield Finding("other recipients by name", weights["recipient_named"])
    if member.kind.type == "ASSAULT":
        # Who did it is what reports of violence quarrel about.
        return
    actors = [p for side in sides for p in side.actors]
    if _are_others(member.sides.actors, actors, "entity"):
        yield Finding("other actors by name", weights["actor_named"])
    if member.kind.mode in settings.public_modes and _are_others(member.sides.actors, actors, "country"):
        yield Finding("the act of another country", weights["actor_country"])


def _are_others(mine: Sequence[Named], theirs: Sequence[Named], field: str) -> bool:
    """Say whether both sides give a value for this field, and none that both give."""
    one = {value for party in mine if (value := getattr(party, field))}
    two = {value for party in theirs if (value := getattr(party, field))}
    return bool(one and two) and one.isdisjoint(two)


def how_many(parties: Sequence[Named]) -> str | None:
    """Say whether recipients are "one" or "several"; None where the words do not tell, or name some of both."""
    numbers = {number for party in parties if (number := _number(party.text, party.entity is not None))}
    return numbers.pop() if len(numbers) == 1 else None


@lru_cache(maxsize=8192)
def _number(text: str, known: bool) -> str | None:
    words = words_of(text)[:FIRST_WORDS]
    number = next((word.number for word in words if word.number is not None), None)
    if number is not None:
        return "one" if number == 1 else "several"
    first = words[0].folded if words else ""
    if first in _SEVERAL:
        return "several"
    return "one" if first in _ONE or (known and is_person_name(text)) else None


def setting(member: Member, picture: Picture, settings: Settings, *, here: bool, same_story: bool) -> Iterator[Finding]:
    """Give what report, story and numbers say. Tolls far apart are disputed more often than they are two events."""
    weights = settings.weights
    if here:
        title = member.statement.headline or any(
            m.statement.headline for m in picture.members if m.report == member.report
        )
        yield Finding("in the same report", weights["same_report_title" if title else "same_report"])
    elif same_story:
        yield Finding("in the same story", weights["same_story"])
    if member.when.open and any(when.open for when in picture.codes.times):
        yield Finding("neither is told as done", weights["plan_both"])
    toll = member.toll
    if toll is None or member.when.open or not picture.tolls:
        return
    if toll in picture.tolls and toll[1] > 1:
        yield Finding("the same number", weights["toll_same"])
        return
    like = [there[1] for there in picture.tolls if there[0] == toll[0]]
    if like and all(ratio(toll[1], there) > settings.limits["toll_ratio"] for there in like):
        name = "toll_ratio" if toll[0] in settings.casualties else "count_ratio"
        yield Finding("numbers far apart", weights[name])


def ratio(one: float, two: float) -> float:
    """Give how many times the larger of two positive numbers is the smaller."""
    return max(one, two) / max(min(one, two), 1e-9)
