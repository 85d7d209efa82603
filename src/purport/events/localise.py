"""The country of parties that the text leaves unsaid: "police arrested the student" in a report from one country.

A party without country, of a domestic sector, takes the country that the article is about, where one country stands
out; in a report on several, the one that its share of the article and the words before the party speak for. Refugees,
criminals, parties that cross borders and the governments of many states stay open.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from msgspec import structs

from purport.events.draft import DraftEvent
from purport.events.role_classes import role_classes
from purport.mentions.actor_phrases import OPPOSITE
from purport.mentions.pronouns import PRONOUNS
from purport.records import ActorMention, EventActor, Mentions
from purport.records.values import NON_STATE

DOMESTIC = frozenset({"GOV", "COP", "JUD", "LEG", "PTY", "OPP", "MIL", "REB", "PRM", "UAF", "CVL", "EDU", "JRN",
"LAB", "MED", "REL",
                      "SOC", "BUS", "AGR", "ELI"})  # fmt: skip
STATE = frozenset({"GOV", "MIL", "COP", "JUD", "LEG"})
TITLED = frozenset({"GOV", "LEG", "JUD"})
"""Sectors whose unknown bearers hold an office of the country, although a name stands in their words."""
REBELS = frozenset({"REB", "UAF", "PRM", "OPP"})
STRANGERS = frozenset({"CVL", "REF"})
"""Sectors of people whose country says nothing of where they are: "an Iraqi", "two tourists from Peru"."""
PRIVATE = STRANGERS | {"AGR", "BUS"}
"""Sectors of people who may be from anywhere: "fishermen" at sea."""
THOSE = frozenset({"they", "them", "those", "these", "who"})
"""Pronouns of people of whom nothing else is known: "those responsible"."""
LEADING = 0.75
LEAST_MENTIONS = 3
HEADLINE = 3
"""How much a mention in the headline weighs: it names those that a report is about."""
NEARBY = 250.0
"""After how many characters a mention counts half: about two sentences."""
LOCAL = 1.0
"""What a state's act or office right before a party adds to the state's share of the article; others add half."""
AHEAD = 1.3
FAR_AHEAD = 2.5
"""By how much a country must be ahead of the next for parties of the state, and for people who may be from anywhere."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What countries an article is about.

    `shares` are those of its mentions; `main` is the country that stands out; `said` gives, by passage, position,
    country and weight of the mentions that tell whose the parties after them are.
    """

    shares: Mapping[str, float]
    main: str | None
    said: Mapping[int, Sequence[tuple[int, str, float]]]


def setting_of(mentions: Mentions) -> Setting:
    """Weigh the countries of an article. Arguments: its mentions."""
    counts: Counter[str] = Counter()
    weights: Counter[str] = Counter()
    said: dict[int, list[tuple[int, str, float]]] = {}
    for passage, country, at, weight, counted in _spoken_of(mentions):
        if weight:
            said.setdefault(passage, []).append((at, country, weight))
        if counted:
            counts[country] += 1
            weights[country] += 1 if passage else HEADLINE
    (leader, count), *_ = counts.most_common(1) or [("", 0)]
    stands_out = count >= LEAST_MENTIONS and count >= LEADING * counts.total()
    shares = {country: weight / weights.total() for country, weight in weights.items()}
    return Setting(shares=shares, main=leader if stands_out else None, said=said)


def _spoken_of(mentions: Mentions) -> list[tuple[int, str, int, float, bool]]:
    """Give passage, country, position and weight of each mention of a country, and whether it counts for a share."""
    found = [
        # Twenty times "she" is one person named once: an article about her is not about her country.
        (m.passage, country, m.span[0], _weight(m), m.via not in ("pronoun", "surname"))
        for m in mentions.actors
        for country in _countries(m)
    ]
    found += [(p.passage, p.place.country, p.span[0], 0.5, True) for p in mentions.places if p.place.country]
    return found


def _countries(mention: ActorMention) -> Sequence[str]:
    found = [a.country for a in mention.actors if a.country and a.country not in NON_STATE]
    return found if len(found) < 2 else list(dict.fromkeys(found))


def _weight(mention: ActorMention) -> float:
    sectors = mention.actors[0].sectors[:1]
    if STRANGERS.intersection(sectors):
        return 0.0
    return 1.0 if STATE.intersection(sectors) else 0.5


def localise(drafts: Sequence[DraftEvent], mentions: Mentions) -> list[DraftEvent]:
    """Fill the countries that the text leaves unsaid.

    Arguments: the article's drafts; its mentions. Returns the drafts with countries filled where that is safe.
    """
    setting = setting_of(mentions)
    if not setting.shares:
        return list(drafts)
    return [_localised(draft, setting) for draft in drafts]


def _localised(draft: DraftEvent, setting: Setting) -> DraftEvent:
    if not any(is_local(a) for a in (*draft.actors, *draft.recipients)):
        return draft
    return structs.replace(
        draft,
        actors=_filled(draft.actors, draft.recipients, setting, draft.passage),
        recipients=_filled(draft.recipients, draft.actors, setting, draft.passage),
    )


def _filled(
    actors: tuple[EventActor, ...], others: tuple[EventActor, ...], setting: Setting, passage: int
) -> tuple[EventActor, ...]:
    return tuple(replace(a, country=_country(a, others, setting, passage)) if is_local(a) else a for a in actors)


def _country(actor: EventActor, others: tuple[EventActor, ...], setting: Setting, passage: int) -> str | None:
    if not role_classes()["sent_abroad"].isdisjoint(actor.text.lower().split()):
        return _sender(setting, {other.country for other in others})
    return setting.main or country_near(setting, actor, passage)


def _sender(setting: Setting, hosts: set[str | None]) -> str | None:
    """Give the country of an envoy: the one that stands out among those that do not summon, expel or receive him."""
    if hosts <= {None}:
        return None
    senders = sorted(((s, c) for c, s in setting.shares.items() if c not in hosts), reverse=True)
    if not senders or (len(senders) > 1 and senders[0][0] < FAR_AHEAD * senders[1][0]):
        return None
    return senders[0][1]


def country_near(setting: Setting, actor: EventActor, passage: int) -> str | None:
    """Give the country of a party in a report on several countries, None where two are as likely.

    What the passage says before counts the more the nearer it stands, on top of the country's share of the article.
    People at large and rebels are judged by the shares alone: whoever helps or flees them is named beside them.
    """
    words, sector = actor.text.split(), actor.sectors[0] if actor.sectors else None
    if (words[-1] != words[-1].lower() and sector not in TITLED) or words[-1].lower() in role_classes()["sent_abroad"]:
        return None
    anybody = sector is None or sector in PRIVATE or actor.via == "pronoun"
    if anybody and words[0].lower() in PRONOUNS and len(words) > 1:
        return None  # "her mother" is where her family is
    scores = Counter(setting.shares)
    for position, country, weight in () if anybody or sector in REBELS else setting.said.get(passage, ()):
        if position < actor.span[0]:
            scores[country] += LOCAL * weight * 0.5 ** ((actor.span[0] - position) / NEARBY)
    (best, top), *others = scores.most_common(2)
    return best if not others or top >= (FAR_AHEAD if anybody else AHEAD) * others[0][1] else None


def is_local(actor: EventActor) -> bool:
    """Tell whether a party without country may be of the country that the article is about."""
    if actor.country is not None or (actor.sectors and actor.sectors[0] not in DOMESTIC):
        return False
    if not actor.sectors and not _is_common(actor):
        return False
    words = actor.text.lower().split()
    if (
        words[-1] in role_classes()["plural_offices"]
        or words[-1] in role_classes()["unsaid"]
        or words[-1] in OPPOSITE
        or words[-1].isdigit()
    ):
        return False
    return role_classes()["loose"].isdisjoint(words[:3])


def _is_common(actor: EventActor) -> bool:
    """Tell whether a party is called by a common noun ("the owners") or plural pronoun, not by an unknown name."""
    word = actor.text.rpartition(" ")[2]
    if actor.via == "pronoun":
        return word.lower() in THOSE
    return word.isalpha() and word.islower() and word not in PRONOUNS
