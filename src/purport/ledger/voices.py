"""A statement made ready for the fold: when it was printed, what it does, from whom, and where they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from purport.ledger.origins import Origin, first_told, houses_of, keys_of, origin_of, outlet_key, printed
from purport.ledger.owners import Owners, fold_name, shipped_owners
from purport.ledger.records import Testimony
from purport.ledger.sides import Frame, Party, Place, completed, frame_of, place_of
from purport.ledger.stances import Act, Stance, read_stance

SHORTEST_COPY = 8
"""Words from which two reports do not have the same sentence by chance."""
CITATIONS = 8
"""How many outlets deep citations of one moment are followed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One testimony with everything that can be said of it alone.

    `at`: when it was printed, or, where nobody gave a date, when the ledger learnt of it; `spoke`: the same of what it
    copies, since a copy says nothing new. `houses`: the names of the outlet and of the agency it credits. `act`
    differs from the stance's where a retraction corrects a value only; `repeats`: the statement that it copies, where
    it says the same.
    """

    testimony: Testimony
    at: str
    spoke: str
    stance: Stance
    origin: Origin
    frame: Frame
    place: Place
    houses: frozenset[str]
    act: Act
    repeats: str | None = None

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.testimony.statement.id

    @property
    def firm(self) -> bool:
        """Somebody who can be held to it, or an outlet in its own voice, says so without a hedge."""
        return not self.stance.hedged and (self.origin.named or self.origin.own_voice)

    @property
    def held(self) -> bool:
        """A named source says so without a hedge."""
        return not self.stance.hedged and self.origin.named


def hear(testimonies: Sequence[Testimony], owners: Owners) -> tuple[Voice, ...]:
    """Make statements ready for the fold, in the order of (printed, report, statement)."""
    by_id = {t.statement.id: t for t in _with_repeated_sentences(_without_bare_headlines(testimonies))}
    voices = sorted((_voice(testimony, by_id, owners) for testimony in by_id.values()), key=_order)
    return _cited(_known_houses(voices, owners))


def told_origins(testimonies: Sequence[Testimony], *, owners: Owners | None = None) -> dict[str, Origin]:
    """Give the origin of each statement of a claim, by the statement's id, as the fold counts it.

    Other than `origins.origin_key` this follows cited outlets and joins names of one person over the whole claim.
    """
    told = hear(testimonies, owners or shipped_owners())
    context = context_of(told)
    return {voice.id: in_context(voice, context).origin for voice in told}


def _without_bare_headlines(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """Leave out headlines whose own text names the source: "Envoys to meet" over "Envoys will meet, two officials said".

    A headline leaves out the source for want of room; the outlet does not speak in its own voice there.
    """
    sourced = {t.report.id for t in testimonies if t.statement.chain and not t.statement.headline}
    return [t for t in testimonies if not t.statement.headline or t.statement.chain or t.report.id not in sourced]


def _with_repeated_sentences(testimonies: Sequence[Testimony]) -> list[Testimony]:
    """Link statements whose sentence an earlier report had word for word, in texts too short to be found as copies."""
    first: dict[str, Testimony] = {}
    linked = []
    for testimony in sorted(testimonies, key=lambda t: (printed(t.report), t.report.id, t.statement.id)):
        words = fold_name(testimony.statement.sentence)
        source = first.setdefault(words, testimony)
        if (
            testimony.copied_from is None
            and source.report.address != testimony.report.address
            and words.count(" ") + 1 >= SHORTEST_COPY
        ):
            testimony = replace(testimony, copied_from=source.statement.id)
        linked.append(testimony)
    return linked


def _known_houses(voices: Sequence[Voice], owners: Owners) -> list[Voice]:
    """Let "Lagos Evening of Nigeria" be the Lagos Evening that has printed by then."""
    keys: dict[str, str] = {}
    since: dict[str, str] = {}
    for voice in voices:
        report = voice.testimony.report
        for name in (report.outlet, report.credit):
            if name:
                since.setdefault(fold_name(name), voice.at)
                keys.setdefault(
                    fold_name(name), outlet_key(replace(report, credit=name if name == report.credit else None), owners)
                )
    return [_housed(voice, keys, since) for voice in voices]


def _housed(voice: Voice, keys: Mapping[str, str], since: Mapping[str, str]) -> Voice:
    origin = voice.origin
    if origin.house is None or origin.house in keys or origin.self_report:
        return voice
    slugs = {fold_name((a.entity or "").replace("-", " ")) for a in origin.actors}
    around = f" {origin.house} "
    fits = [h for h, at in since.items() if at <= voice.at and (h in slugs or (" " in h and f" {h} " in around))]
    if not fits:
        return voice
    house = max(fits, key=lambda h: (len(h), h))
    return replace(voice, origin=replace(origin, house=house, keys=(keys[house],), via=origin.via | {house}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """What an outlet's own reports have said so far: in its own voice, or from whom, and through whom."""

    own_voice: bool
    deepest: tuple[bool, str, tuple[str, ...], str, str]
    origin: Origin
    via: frozenset[str]


def _cited(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """Follow a cited outlet to whom its own report has it from, where that report is at hand.

    Reports of one moment may cite each other in a row: they are gone over again until nothing changes.
    """
    known: dict[str, Cited] = {}
    found: list[Voice] = []
    told: dict[str, Origin] = {}
    for _, some in groupby(voices, key=lambda v: v.at):
        raw = list(some)
        group = raw
        for _ in range(CITATIONS):
            here = _with_reports(known, group)
            told |= {voice.id: voice.origin for voice in group}
            followed = [replace(voice, origin=_resolved(voice, here, told)) for voice in raw]
            if followed == group:
                break
            group = followed
        known = _with_reports(known, group)
        told |= {voice.id: voice.origin for voice in group}
        found += group
    return tuple(found)


def _resolved(voice: Voice, known: Mapping[str, Cited], told: Mapping[str, Origin]) -> Origin:
    """A copy has the origin of what it copies, as it was known when that was printed."""
    source = told.get(voice.repeats or "")
    if source is None or (voice.origin.own_voice and voice.testimony.report.credit):
        return _followed(voice.origin, known)
    return replace(source, via=source.via | voice.origin.via, self_report=False)


def _with_reports(known: Mapping[str, Cited], voices: Iterable[Voice]) -> dict[str, Cited]:
    added = dict(known)
    for voice in voices:
        if voice.act != "affirms":
            continue
        origin = voice.origin
        # What was printed at one moment is told apart by what it says, never by the ids of reports.
        mark = (origin.named, voice.at, origin.keys, origin.label, origin.channel)
        for house in voice.houses:
            one = Cited(own_voice=origin.own_voice or origin.self_report, deepest=mark, origin=origin, via=origin.via)
            before = added.get(house, one)
            best = max(one, before, key=lambda cited: cited.deepest)
            added[house] = replace(best, own_voice=one.own_voice or before.own_voice, via=one.via | before.via)
    return added


def _followed(origin: Origin, known: Mapping[str, Cited]) -> Origin:
    cited = known.get(origin.house or "")
    if cited is None or cited.own_voice or not origin.named or origin.self_report:
        return origin
    return replace(cited.origin, via=origin.via | cited.via)


def _says_the_same(stance: Stance, source: Testimony | None) -> bool:
    """A copied sentence into which somebody wrote a "not" is no copy of what it says."""
    if source is None:
        return False
    other = read_stance(source.statement)
    return (stance.act, stance.tense, stance.negated) == (other.act, other.tense, other.negated)


def _copied(testimony: Testimony, stance: Stance, by_id: dict[str, Testimony]) -> str | None:
    """Return the statement that this one copies. A new version of a report replaces the old one, it is no copy of it."""
    source = by_id.get(testimony.copied_from or "")
    if source is None or source.report.address == testimony.report.address or not _says_the_same(stance, source):
        return None
    return testimony.copied_from


def _order(voice: Voice) -> tuple[str, str, str]:
    return voice.at, voice.testimony.report.id, voice.id


def _voice(testimony: Testimony, by_id: dict[str, Testimony], owners: Owners) -> Voice:
    stance = read_stance(testimony.statement)
    origin = origin_of(testimony, stance, by_id, owners)
    frame = frame_of(testimony.statement)
    repeats = _copied(testimony, stance, by_id)
    return Voice(
        testimony=testimony,
        at=printed(testimony.report),
        spoke=printed(first_told(testimony, by_id).report) if repeats else printed(testimony.report),
        stance=stance,
        origin=origin,
        frame=frame,
        place=place_of(origin, frame),
        houses=houses_of(testimony.report),
        act=stance.act,
        repeats=repeats,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What all statements up to a moment tell about each: who the parties are, and which keys name one person."""

    doers: tuple[Party, ...] = ()
    others: tuple[Party, ...] = ()
    same: Mapping[str, str] = field(default_factory=dict)


def context_of(voices: Sequence[Voice]) -> Context:
    """Gather the parties and the people of all statements given."""
    doers = {p.own: p for v in voices for p in v.frame.doers}
    others = {p.own: p for v in voices for p in v.frame.others}
    return Context(
        doers=tuple(doers.values()), others=tuple(others.values()), same=_same_people([v.origin for v in voices])
    )


def _identified(origin: Origin, parties: Sequence[Party]) -> Origin:
    """Find the id of a rebel or company that a source gives by country and sector only, where one party fits."""
    actors = []
    for actor in origin.actors:
        fits = {p.own for p in parties if not p.state and actor.sectors[:1] == (p.sector,) and p.land == actor.country}
        known = actor.entity or not actor.country or len(fits) != 1 or not origin.named
        actors.append(actor if known else replace(actor, entity=fits.pop()))
    if tuple(actors) == origin.actors:
        return origin
    return replace(origin, actors=tuple(actors), keys=keys_of(actors, origin.kind, origin.label))


def in_context(voice: Voice, context: Context) -> Voice:
    """Complete a statement by the others: "the strike ended, the union said" leaves out who struck."""
    frame = completed(voice.frame, context.doers, context.others)
    origin = _identified(voice.origin, context.doers + context.others)
    if len(origin.keys) == 1 and origin.keys[0] in context.same:
        origin = replace(origin, keys=(context.same[origin.keys[0]],))
    place = place_of(origin, frame)
    if place.uninvolved and not place_of(origin, replace(frame, doers=context.doers, others=context.others)).uninvolved:
        # A party to the matter as somebody else tells it is no outsider.
        place = Place(close=True)
    return replace(voice, frame=frame, origin=origin, place=place)


def _same_people(origins: Sequence[Origin]) -> dict[str, str]:
    """Find keys that name one person: "Dana Okoye" and later "Okoye", with an id in one report and without in another.

    To count one person twice is the worse error, so that two people of one surname count as one.
    """
    names: dict[str, str] = {}
    for origin in origins:
        if len(origin.keys) == 1 and origin.keys[0].startswith(("name:", "entity:")) and origin.kind != "government":
            names.setdefault(origin.keys[0], fold_name(origin.label))
    same: dict[str, str] = {}
    ordered = sorted(names.items(), key=lambda item: (-len(item[1].split()), not item[0].startswith("entity:"), item))
    for position, (key, name) in enumerate(ordered):
        for longer, full in ordered[:position]:
            both_known = key.startswith("entity:") and longer.startswith("entity:")
            if not both_known and (full == name or f" {full} ".endswith(f" {name} ")):
                same[key] = same.get(longer, longer)
                break
    return same
