"""Whether two statements may name the same actors and recipients."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

import msgspec

from purport.ledger.compatibility import Finding
from purport.ledger.merge_settings import Settings
from purport.ledger.records import Statement
from purport.ledger.word_forms import stem, words_of
from purport.records.values import NON_STATE

_DESCRIBES = frozenset(
    "a an the their his her its our one some two three several many he she they we another both".split()
)
"""Words with which a description begins, as against a name."""
_CLOSEST = ("state", "same", "fits", "sector", "named", "country")
_LOOSE = frozenset({*NON_STATE, "UNK"})


class Party(Protocol):
    """One actor or recipient."""

    @property
    def text(self) -> str: ...
    @property
    def entity(self) -> str | None: ...
    @property
    def country(self) -> str | None: ...
    @property
    def sectors(self) -> tuple[str, ...]: ...


class Parted(Protocol):
    """What has actors and recipients."""

    @property
    def actors(self) -> Sequence[Party]: ...
    @property
    def recipients(self) -> Sequence[Party]: ...


class Likeness(msgspec.Struct, frozen=True, gc=False):
    """How two parties compare: "state" (one government), "same", "fits", "sector", "country" or "named" (two names)."""

    kind: str
    named: bool = False


def compare_recipients(one: Statement, two: Parted, settings: Settings) -> Finding:
    """Compare whom it was done to. Two victims with different names keep apart."""
    a, b = one.recipients, two.recipients
    together = is_mutual(one, settings)
    if together:
        a, b = (*one.actors, *one.recipients), (*two.actors, *two.recipients)
    if not a or not b:
        return Finding("one without recipient", told=False, generic=not a and not b)
    best = best_likeness(a, b, settings)
    if together and best.kind in ("named", "country", "sector") and min(len(a), len(b)) == 1:
        # "The army will keep the truce", "the rebels will keep the truce": each names one side of it.
        return Finding("one side each", told=False)
    weights = settings.weights
    generic = not any(map(is_specific, a)) and not any(map(is_specific, b))
    if best.kind == "state":
        return Finding(f"both {b[0].country}", weights["recipient_state"], exact=True)
    if best.kind == "same":
        score = weights["recipient_same"] if best.named else weights["recipient_fits"]
        return Finding(f"the same recipient ({b[0].text})", score, generic=generic, exact=best.named)
    if best.kind == "fits":
        return Finding("the recipients fit", weights["recipient_fits"] / 2, generic=generic)
    if best.kind == "named":
        return Finding(f"{a[0].text} is not {b[0].text}", blocks=True)
    if best.kind == "country":
        if one.type not in settings.blamed:
            return Finding(f"{a[0].country} is not {b[0].country}", blocks=True)
        return Finding("recipients of two countries", weights["recipient_country"])
    return Finding("another kind of recipient", weights["recipient_sector"])


def compare_actors(one: Statement, two: Parted, settings: Settings) -> Finding:
    """Compare who did it. Blame for violence and unrest is a value in dispute, so there it never keeps apart."""
    a, b = one.actors, two.actors
    if is_mutual(one, settings):
        return Finding("done together", told=False, generic=not a and not b)
    if not a or not b:
        return Finding("one without actor", told=False, generic=not a and not b)
    best = best_likeness(a, b, settings)
    weights = settings.weights
    generic = not any(map(is_specific, a)) and not any(map(is_specific, b))
    if best.kind == "state":
        return Finding(f"both {b[0].country}", weights["actor_state"], exact=True)
    if best.kind == "same":
        same = "actor_told" if one.type in settings.told_by_actor else "actor_same"
        score = weights[same] if best.named else weights["actor_fits"]
        return Finding(f"the same actor ({b[0].text})", score, generic=generic, exact=best.named)
    if best.kind == "fits":
        return Finding("the actors fit", weights["actor_fits"] / 2, generic=generic)
    if one.type in settings.blamed:
        return Finding("blame differs", weights["actor_other"])
    if best.kind == "sector":
        return Finding("another kind of actor", weights["recipient_sector"])
    return Finding(f"{a[0].text} is not {b[0].text}", blocks=True)


def is_mutual(statement: Statement, settings: Settings) -> bool:
    """Say whether two sides do it together, so that either may be called its actor."""
    return statement.type in settings.mutual or statement.mode in settings.mutual_modes


def is_specific(party: Party) -> bool:
    """Say whether a party is one among its kind: an id or a name, or a country's government or forces."""
    return party.entity is not None or bool(names_of(party.text)) or is_state(party)


def is_state(party: Party) -> bool:
    """Say whether a party is a country's government or forces and nobody in particular in them."""
    return party.entity is None and party.country is not None and party.sectors[:1] in (("GOV",), ("MIL",))


def best_likeness(one: Sequence[Party], two: Sequence[Party], settings: Settings) -> Likeness:
    """Give the closest likeness between any two parties of the two lists."""
    if len(one) == len(two) == 1:
        return likeness(one[0], two[0], settings)
    found = [likeness(a, b, settings) for a in one for b in two]
    return min(found, key=lambda found: (not found.named, _CLOSEST.index(found.kind)))


def likeness(one: Party, two: Party, settings: Settings) -> Likeness:
    """Compare two parties by id, name, country and sector, one of them possibly more general."""
    if one.entity and two.entity:
        return Likeness("same" if one.entity == two.entity else "named", named=one.entity == two.entity)
    if one.country and two.country and one.country != two.country and _LOOSE.isdisjoint((one.country, two.country)):
        return Likeness("country")
    names = names_of(one.text), names_of(two.text)
    if names[0] and names[1]:
        if names[0] & names[1]:
            return Likeness("same", named=True)
        if is_person_name(one.text) and is_person_name(two.text):
            return Likeness("named")
    if not sectors_fit(one.sectors[:1], two.sectors[:1], settings):
        return Likeness("sector")
    if one.country and one.country == two.country and one.sectors[:1] == two.sectors[:1]:
        return Likeness("state" if is_state(one) and is_state(two) else "same")
    return Likeness("fits")


def sectors_fit(one: Sequence[str], two: Sequence[str], settings: Settings) -> bool:
    """Say whether two sectors are equal, one holds the other, or both are armed groups."""
    if not one or not two or one[0] == two[0]:
        return True
    a, b = one[0], two[0]
    if {a, b} & settings.open_sectors or {a, b} <= settings.armed:
        return True
    return b in settings.general.get(a, ()) or a in settings.general.get(b, ())


@lru_cache(maxsize=8192)
def names_of(text: str) -> frozenset[str]:
    """Give the stems of the capitalised words of a party, but for one that starts its description."""
    words = words_of(text)
    # "The Eastern Front" cannot be told from "the Bolivian embassy"; "Gunmen" starts a sentence and is no name.
    if words and words[0].folded in _DESCRIBES:
        return frozenset()
    capitals = [w for w in words if w.text[0].isupper() and len(w.folded) > 2]
    return frozenset(stem(w.folded) for w in capitals) if len(capitals) > 1 else frozenset()


@lru_cache(maxsize=8192)
def is_person_name(text: str) -> bool:
    """Say whether a party is written as a personal name: two or more words, all of them capitalised."""
    words = [w for w in words_of(text) if len(w.text) > 1]
    capitals = [w for w in words if w.text[0].isupper()]
    return len(capitals) >= 2 and len(capitals) == len(words)
