"""Whom a statement comes from in the end, and how many of them there are."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

import msgspec
from msgspec import structs

from purport.ledger.owners import Owner, Owners, fold_name, shipped_owners
from purport.ledger.records import Hop, Origins, Report, Testimony
from purport.ledger.stances import Stance, read_stance
from purport.records.attribution import SourceActor
from purport.records.values import NON_STATE, Naming, Sector, SourceKind

__all__ = ["Origin", "Owner", "Owners", "count", "count_origins", "load_source_words", "origin_key", "origin_of"]

STATE: frozenset[Sector] = frozenset({"GOV", "MIL", "COP", "SPY"})
"""One government: its leader, ministries, forces, police and spokesmen."""
MEDIA: frozenset[SourceKind] = frozenset({"news_media", "news_agency", "state_media"})
ON_RECORD: frozenset[SourceKind] = MEDIA | {"document", "poll"}
"""They can be looked up even where the text gives no name."""
UNNAMED: frozenset[Naming] = frozenset({"described_unnamed", "bare_unnamed", "elided"})
DEEPEST_COPY = 64
UNKNOWN_STATE = "gov:?"


class Origin(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Whom a statement comes from.

    `keys`: one for each who speaks ("the two countries" are two), none where nobody can be held to it. `channel` is
    what an unnamed origin counts under, `via` the folded names of the outlets that it came through, `house` that of the
    outlet that it is, `label` the words for it. `self_report`: the report speaks of what it says itself.
    """

    keys: tuple[str, ...]
    named: bool
    own_voice: bool
    label: str
    channel: str
    kind: SourceKind
    via: frozenset[str] = frozenset()
    actors: tuple[SourceActor, ...] = ()
    house: str | None = None
    self_report: bool = False

    @property
    def key(self) -> str | None:
        """The key of the origin, None where nobody can be held to it."""
        return "+".join(self.keys) or None

    @property
    def countries(self) -> tuple[str, ...]:
        """The countries that it belongs to."""
        return tuple(dict.fromkeys(a.country for a in self.actors if a.country))


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWords:
    """Words for people who speak."""

    undefined: frozenset[str]
    reporters: frozenset[str]
    ours: frozenset[str]
    offices: frozenset[str]
    private: frozenset[str]


@cache
def load_source_words() -> SourceWords:
    """Read the words for people who speak."""
    table = tomllib.loads((files("purport.ledger") / "data" / "source_words.toml").read_text(encoding="utf-8"))
    return SourceWords(**{name: frozenset(table[name]) for name in SourceWords.__slots__})


def origin_key(testimony: Testimony, by_id: Mapping[str, Testimony], *, owners: Owners | None = None) -> Origin:
    """Find whom a statement comes from.

    Arguments: the statement with its report; all statements of the claim by id, so that copies can be followed; a table
    of owners, the shipped one by default. Source: docs/ledger.md, "Whom a statement comes from".
    """
    return origin_of(testimony, read_stance(testimony.statement), by_id, owners or shipped_owners())


def origin_of(testimony: Testimony, stance: Stance, by_id: Mapping[str, Testimony], owners: Owners) -> Origin:
    """Find whom a statement comes from, when its stance is known already."""
    first = first_told(testimony, by_id, past_credit=False)
    if first is not testimony and read_stance(first.statement).act != stance.act:
        first = testimony
    outlet = outlet_key(first.report, owners)
    via = houses_of(testimony.report)
    if first is not testimony:
        via |= houses_of(first.report)
    media = [fold_name(hop.text) for hop in stance.hops if hop.kind in MEDIA and hop.text]
    if media:
        via = via.union(media)
    hop = stance.deepest
    if hop is None or _means_itself(hop, outlet, owners):
        if first is not testimony:
            # A copy has its origin from what it copies, even where it dropped the attribution.
            return _with_via(origin_of(first, read_stance(first.statement), {}, owners), via)
        if hop is None and testimony.statement.support in ("reported_unnamed", "alleged"):
            return Origin(
                keys=(), named=False, own_voice=False, label="unnamed sources", channel=outlet, kind="unknown", via=via
            )
        return _own_voice(testimony.report, outlet, via, stated=hop is not None and hop.kind == "witness")
    channel = next((_medium(h.text, h, owners) for h in stance.hops[:-1] if h.kind in MEDIA and h.text), outlet)
    label = hop.text or "unnamed sources"
    if not _is_named(hop):
        return Origin(
            keys=(),
            named=False,
            own_voice=False,
            label=label,
            channel=channel,
            kind=hop.kind,
            via=via,
            actors=hop.actors,
        )
    keys = _keys(hop, owners)
    house = fold_name(label) if hop.kind in MEDIA else None
    return Origin(keys=keys, named=True, own_voice=False, label=label, channel=channel, kind=hop.kind, via=via,
                  actors=_actors(hop, owners), house=house)  # fmt: skip


def _with_via(origin: Origin, via: frozenset[str]) -> Origin:
    return structs.replace(origin, via=origin.via | via, self_report=False)


def first_told(testimony: Testimony, by_id: Mapping[str, Testimony], *, past_credit: bool = True) -> Testimony:
    """Follow copies to the statement that was there first; a missing or circular link ends the way.

    With `past_credit` False a report that credits an agency ends it too: whose words they are is then said.
    """
    for _ in range(DEEPEST_COPY):
        if testimony.copied_from is None or (testimony.report.credit and not past_credit):
            return testimony
        source = by_id.get(testimony.copied_from)
        if source is None or printed(source.report) > printed(testimony.report):
            return testimony
        testimony = source
    return testimony


def printed(report: Report) -> str:
    """Give when a report was printed, or, where nobody gave a date, when the ledger learnt of it."""
    return report.published or report.recorded


def outlet_key(report: Report, owners: Owners) -> str:
    """Give the key under which a report's own voice counts: agency, state, owner or outlet, in this order."""
    if report.credit:
        return medium_key(report.credit, owners.find(report.credit))
    known = owners.find(report.outlet)
    country = report.country or (known.country if known else None)
    if (report.state_media or (known is not None and known.state_media)) and country:
        return f"gov:{country}"
    if report.owner:
        return f"owner:{fold_name(report.owner)}"
    return medium_key(report.outlet, known) if report.outlet else f"report:{report.address}"


def houses_of(report: Report) -> frozenset[str]:
    """Give the folded names under which others may cite a report: the outlet that prints it, the agency it credits."""
    return _houses(report.outlet, report.credit)


@lru_cache(maxsize=4096)
def _houses(*names: str | None) -> frozenset[str]:
    return frozenset(fold_name(name) for name in names if name)


def medium_key(name: str, known: Owner | None) -> str:
    """Give the key of an outlet or agency by its name and what is known of it."""
    if known is not None and known.state_media and known.country:
        return f"gov:{known.country}"
    if known is not None and known.owner:
        return f"owner:{fold_name(known.owner)}"
    return f"outlet:{fold_name(name)}"


def _medium(name: str | None, hop: Hop, owners: Owners) -> str:
    country = next((a.country for a in hop.actors if a.country), None)
    if hop.kind == "state_media" and country:
        return f"gov:{country}"
    return medium_key(name or "", owners.find(name))


def _own_voice(report: Report, outlet: str, via: frozenset[str], *, stated: bool) -> Origin:
    label = report.credit or report.outlet or "the report"
    if outlet.startswith("gov:"):
        actors = (SourceActor(country=outlet.removeprefix("gov:"), sectors=("GOV",)),)
        return Origin(keys=(outlet,), named=True, own_voice=False, label=label, channel=outlet, kind="state_media",
                      via=via, actors=actors, house=fold_name(label), self_report=True)  # fmt: skip
    kind: SourceKind = "news_agency" if report.credit else "news_media"
    return Origin(keys=(outlet,), named=stated, own_voice=not stated, label=label, channel=outlet, kind=kind, via=via,
                  house=fold_name(label), self_report=True)  # fmt: skip


def _means_itself(hop: Hop, outlet: str, owners: Owners) -> bool:
    """Say whether a source is the outlet: its reporter, "we", its own name, or nobody while it takes something back."""
    words = (hop.text or "").casefold()
    if not words:
        return hop.cue_class == "retract" and not hop.actors
    known = load_source_words()
    if words in known.ours or words.split()[0] in known.ours:
        return True
    if hop.kind == "witness" and hop.naming not in UNNAMED and known.reporters.intersection(words.split()):
        return True
    return hop.kind in MEDIA and outlet.split(":")[0] != "gov" and _medium(hop.text, hop, owners) == outlet


def _is_named(hop: Hop) -> bool:
    if hop.kind in ("news_media", "news_agency"):
        # "Local media" and "a newspaper" name no outlet; "state media" of a country name its government.
        return bool(hop.text) and hop.naming in ("named", "role")
    if hop.kind in ON_RECORD:
        return bool(hop.text) and hop.naming not in ("bare_unnamed", "elided")
    if hop.naming in ("pronoun", "elided"):
        # "He said": whoever it is, the record must know him.
        return any(a.entity for a in hop.actors)
    if hop.naming in UNNAMED:
        return False
    if hop.naming == "collective":
        words = fold_name(hop.text or "").split()
        described = bool(load_source_words().undefined.intersection(words))
        return not described and any(a.country or a.entity for a in hop.actors)
    return bool(hop.text) or any(a.entity for a in hop.actors)


def _actors(hop: Hop, owners: Owners) -> tuple[SourceActor, ...]:
    known = owners.find(hop.text) if hop.kind in MEDIA else None
    if not hop.actors and known is not None and known.state_media and known.country:
        return (SourceActor(country=known.country, sectors=("GOV",)),)
    return tuple(_in_office(actor, hop) for actor in hop.actors)


def _in_office(actor: SourceActor, hop: Hop) -> SourceActor:
    """ "The prime minister" of a country belongs to its government, even where nobody coded the sector."""
    words = frozenset(fold_name(hop.text or "").split())
    known = load_source_words()
    unknown = actor.country and actor.country not in NON_STATE and not actor.sectors and hop.kind not in MEDIA
    if unknown and known.offices & words and not known.private & words:
        return replace(actor, sectors=("GOV",))
    return actor


def _keys(hop: Hop, owners: Owners) -> tuple[str, ...]:
    if hop.kind in MEDIA:
        return (_medium(hop.text, hop, owners),)
    return keys_of(_actors(hop, owners), hop.kind, hop.text or "?")


def keys_of(actors: Sequence[SourceActor], kind: SourceKind, label: str) -> tuple[str, ...]:
    """Give one key for each who speaks, by the actors behind the source and the words for it."""
    if not actors:
        # Governments of no known country are one: counting them apart would count one twice.
        return (UNKNOWN_STATE,) if kind == "government" else (f"name:{fold_name(label)}",)
    return tuple(sorted({_actor_key(actor, kind, label, len(actors) == 1) for actor in actors}))


def _actor_key(actor: SourceActor, kind: SourceKind, label: str, alone: bool) -> str:
    sector = actor.sectors[0] if actor.sectors else None
    if actor.country and actor.country not in NON_STATE:
        if sector in STATE or (sector is None and kind in ("government", "state_media")):
            return f"gov:{actor.country}"
        if sector in ("LEG", "JUD"):
            return f"{sector.lower()}:{actor.country}"
    if actor.entity:
        return f"entity:{actor.entity}"
    if kind == "government" and not actor.country:
        return UNKNOWN_STATE
    return f"name:{fold_name(label)}" if alone else f"group:{actor.country}:{sector}"


def count_origins(origins: Iterable[Origin]) -> Origins:
    """Count distinct stated origins among those that affirm: lower and upper bound, and the named ones."""
    named: set[str] = set()
    own: set[str] = set()
    unnamed: set[str] = set()
    for origin in origins:
        if origin.named:
            named.update(origin.keys)
        elif origin.own_voice:
            own.update(origin.keys)
        else:
            unnamed.add(origin.channel)
    low = len(named) or min(1, len(own))
    return Origins(low=low, high=len(named | own) + len(unnamed), named=tuple(sorted(named)))


def count(testimonies: Sequence[Testimony], *, owners: Owners | None = None) -> Origins:
    """Count the stated origins of the statements that affirm, all of them standing. `status.fold` knows which stand."""
    table = owners or shipped_owners()
    by_id = {t.statement.id: t for t in testimonies}
    stances = [(t, read_stance(t.statement)) for t in testimonies]
    return count_origins(origin_of(t, s, by_id, table) for t, s in stances if s.act == "affirms")
