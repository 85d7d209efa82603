"""The country of parties that the text leaves unsaid: "police arrested the student" in a report from one country.

A party without country, of a domestic sector, takes the country that the article is about, where one country stands
out. Refugees, criminals and parties that cross borders stay open.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from msgspec import structs

from purport.events.draft import DraftEvent
from purport.records import EventActor, Mentions
from purport.records.values import NON_STATE

DOMESTIC = frozenset({"GOV", "COP", "JUD", "LEG", "PTY", "OPP", "MIL", "REB", "PRM", "UAF", "CVL", "EDU", "JRN",
"LAB", "MED", "REL",
                      "SOC", "BUS", "AGR", "ELI"})  # fmt: skip
ANYBODY = frozenset(
    "people person others other more dozens hundreds thousands victims victim passengers captives worshippers tourists "
    "pedestrians bystanders shoppers".split()
)
"""Words for people who may come from anywhere: those harmed are often strangers, those held are of the country."""
LOOSE = frozenset({"international", "foreign", "world", "global", "regional", "other"})
LEADING = 0.75
LEAST_MENTIONS = 3


def main_country(mentions: Mentions) -> str | None:
    """Give the country that the article is about, or None where no country stands out.

    Arguments: the article's mentions. One country must hold most of the mentions of countries, places and people.
    """
    counts: Counter[str] = Counter()
    for mention in mentions.actors:
        if mention.via in ("pronoun", "surname"):
            # Twenty times "she" is one person named once: an article about her is not about her country.
            continue
        countries = [a.country for a in mention.actors if a.country and a.country not in NON_STATE]
        for country in countries if len(countries) < 2 else set(countries):
            counts[country] += 1
    for place in mentions.places:
        if place.place.country:
            counts[place.place.country] += 1
    if not counts:
        return None
    country, count = counts.most_common(1)[0]
    return country if count >= LEAST_MENTIONS and count >= LEADING * counts.total() else None


def localise(drafts: Sequence[DraftEvent], mentions: Mentions) -> list[DraftEvent]:
    """Fill the countries that the text leaves unsaid.

    Arguments: the article's drafts; its mentions. Returns the drafts with countries filled where that is safe.
    """
    main = main_country(mentions)
    if main is None:
        return list(drafts)
    return [_localised(draft, main) for draft in drafts]


def _localised(draft: DraftEvent, country: str) -> DraftEvent:
    harmed = draft.type == "ASSAULT"
    if not any(_is_local(a, harmed) for a in (*draft.actors, *draft.recipients)):
        return draft
    return structs.replace(
        draft, actors=_filled(draft.actors, country, harmed), recipients=_filled(draft.recipients, country, harmed)
    )


def _filled(actors: tuple[EventActor, ...], country: str, harmed: bool) -> tuple[EventActor, ...]:
    return tuple(replace(a, country=country) if _is_local(a, harmed) else a for a in actors)


def _is_local(actor: EventActor, harmed: bool) -> bool:
    if actor.country is not None or not actor.sectors or actor.sectors[0] not in DOMESTIC:
        return False
    words = actor.text.lower().split()
    if harmed and words and (words[-1] in ANYBODY or words[-1].isdigit()):
        return False
    return not any(word in LOOSE for word in words[:3])
