"""Whether a statement only repeats what a claim's statements said before, so that nothing has to be weighed anew."""

from collections.abc import Iterable, Sequence

from purport.ledger.voice import Voice

_ADMITS = ("confirm", "admit")


class Sameness:
    """What was said so far of a deed that everybody affirms as past. Of any other claim it says nothing.

    The rules of docs/ledger.md look at such a claim as a set: who says it, in which words for certainty, and where he
    stands. What is in the set already changes the number of articles only. An admission is the exception: there it
    matters who spoke first.
    """

    def __init__(self) -> None:
        self.plain = True
        self._said: set[object] = set()
        self._reports: dict[str, str] = {}
        self._heard = 0

    def catch_up(self, voices: Sequence[Voice]) -> None:
        """Take in the statements, in context, that came since."""
        for voice in voices[self._heard :]:
            report = voice.testimony.report
            known = self._reports.setdefault(report.address, report.id)
            self.plain = self.plain and known == report.id and _is_plain(voice)
            self._said.add(_said(voice))
        self._heard = len(voices)

    def holds(self, voices: Iterable[Voice]) -> bool:
        """Say whether statements of new reports, in context, repeat only what was said."""
        return self.plain and all(
            _is_plain(voice) and voice.testimony.report.address not in self._reports and _said(voice) in self._said
            for voice in voices
        )


def _is_plain(voice: Voice) -> bool:
    stance = voice.stance
    if voice.act != "affirms" or stance.tense != "happened":
        return False
    return not (voice.frame.hostile and stance.deepest is not None and stance.deepest.cue_class in _ADMITS)


def _said(voice: Voice) -> object:
    origin, deepest, place = voice.origin, voice.stance.deepest, voice.testimony.statement.place
    return (
        origin.keys,
        origin.named,
        origin.own_voice,
        origin.kind,
        origin.actors,
        origin.channel if not origin.named and not origin.own_voice else None,
        voice.stance.hedged,
        deepest.cue_class if deepest else None,
        voice.frame,
        voice.place,
        place.country if place else None,
    )
