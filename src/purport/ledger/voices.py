"""The statements of a claim as they are heard one after the other."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from purport.ledger.citations import Citations, Houses
from purport.ledger.contexts import context_of, in_context
from purport.ledger.origins import Origin, first_told, houses_of, origin_of, printed
from purport.ledger.owners import Owners, fold_name, shipped_owners
from purport.ledger.records import Testimony
from purport.ledger.sides import Place, frame_of
from purport.ledger.stances import Stance, read_stance
from purport.ledger.voice import Voice

__all__ = ["Hearing", "Voice", "context_of", "hear", "in_context", "told_origins"]

SHORTEST_COPY = 8
"""Words from which two reports do not have the same sentence by chance."""


class Hearing:
    """What was heard so far, and what is needed to hear later statements."""

    def __init__(self, owners: Owners) -> None:
        self._owners = owners
        self._by_id: dict[str, Testimony] = {}
        self._first: dict[str, Testimony] = {}
        self._missed: set[str] = set()
        self._houses = Houses(owners)
        self._citations = Citations()
        self.voices: list[Voice] = []

    def add(self, testimonies: Iterable[Testimony]) -> bool:
        """Hear statements.

        Returns False, and is of no use any more, where they change how earlier ones are heard: where they were not all
        printed later, or are what an earlier one copies or cites. Then all have to be heard anew.
        """
        before = self.voices[-1].at if self.voices else ""
        told = sorted(_without_bare_headlines(testimonies), key=_order)
        if not told:
            return True
        if printed(told[0].report) <= before or not self._missed.isdisjoint([t.statement.id for t in told]):
            return False
        linked = [self._linked(testimony) for testimony in told]
        self._by_id.update([(t.statement.id, t) for t in linked])
        self._missed.update([t.copied_from for t in linked if t.copied_from and t.copied_from not in self._by_id])
        voices = [_voice(testimony, self._by_id, self._owners) for testimony in linked]
        if not self._houses.add(voices):
            return False
        self.voices += self._citations.follow([self._houses.housed(voice) for voice in voices])
        return True

    def _linked(self, testimony: Testimony) -> Testimony:
        """Link a statement whose sentence an earlier report had word for word, in a text too short to be a copy."""
        words = fold_name(testimony.statement.sentence)
        source = self._first.setdefault(words, testimony)
        if (
            source is testimony
            or testimony.copied_from is not None
            or source.report.address == testimony.report.address
            or words.count(" ") + 1 < SHORTEST_COPY
        ):
            return testimony
        return replace(testimony, copied_from=source.statement.id)


def hear(testimonies: Sequence[Testimony], owners: Owners) -> tuple[Voice, ...]:
    """Make statements ready for the fold, in the order of (printed, report, statement)."""
    hearing = Hearing(owners)
    hearing.add(testimonies)
    return tuple(hearing.voices)


def told_origins(testimonies: Sequence[Testimony], *, owners: Owners | None = None) -> dict[str, Origin]:
    """Give the origin of each statement of a claim, by the statement's id, as the fold counts it.

    Other than `origins.origin_key` this follows cited outlets and joins names of one person over the whole claim.
    """
    told = hear(testimonies, owners or shipped_owners())
    context = context_of(told)
    return {voice.id: in_context(voice, context).origin for voice in told}


def _without_bare_headlines(testimonies: Iterable[Testimony]) -> list[Testimony]:
    """Leave out headlines whose own text names the source: "Envoys to meet" over "Envoys will meet, officials said".

    A headline leaves out the source for want of room; the outlet does not speak in its own voice there.
    """
    testimonies = list(testimonies)
    if not any(t.statement.headline for t in testimonies):
        return testimonies
    sourced = {t.report.id for t in testimonies if t.statement.chain and not t.statement.headline}
    return [t for t in testimonies if not t.statement.headline or t.statement.chain or t.report.id not in sourced]


def _says_the_same(stance: Stance, source: Testimony | None) -> bool:
    """A copied sentence into which somebody wrote a "not" is no copy of what it says."""
    if source is None:
        return False
    other = read_stance(source.statement)
    return (stance.act, stance.tense, stance.negated) == (other.act, other.tense, other.negated)


def _copied(testimony: Testimony, stance: Stance, by_id: Mapping[str, Testimony]) -> str | None:
    """Give the statement that this one copies. A new version of a report replaces the old one, it is no copy of it."""
    source = by_id.get(testimony.copied_from or "")
    if source is None or source.report.address == testimony.report.address or not _says_the_same(stance, source):
        return None
    return testimony.copied_from


def _order(testimony: Testimony) -> tuple[str, str, str]:
    return printed(testimony.report), testimony.report.id, testimony.statement.id


def _voice(testimony: Testimony, by_id: Mapping[str, Testimony], owners: Owners) -> Voice:
    """Give a statement as it stands alone; where its source stands is known in context only."""
    stance = read_stance(testimony.statement)
    repeats = _copied(testimony, stance, by_id)
    at = printed(testimony.report)
    return Voice(
        testimony=testimony,
        at=at,
        spoke=printed(first_told(testimony, by_id).report) if repeats else at,
        stance=stance,
        origin=origin_of(testimony, stance, by_id, owners),
        frame=frame_of(testimony.statement),
        place=Place(),
        houses=houses_of(testimony.report),
        act=stance.act,
        repeats=repeats,
    )
