"""An attribution while it is being put together, in tokens of one passage."""

from dataclasses import dataclass

from purport.attribution.ranges import Ranges
from purport.records.values import CueClass

VERSION = "1"
"""Version of the rules and lexicons of this room, written into every provenance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Source, cue and content as token ranges of passage `passage`.

    `head` is the token that attributes (the verb of the cue, the noun after "according to"); `entry` names the
    lexicon entry, rule or head that found it; `relays` is the head token of the attribution whose content this one
    shares ("A reported, citing B"); `speaker` points at the passage and first source token of an earlier attribution
    whose source goes on speaking; `contentless` that the cue needs no content ("declined to comment");
    `framed` that the lexicon knows the cue with a content of this form, `adverb` that it is one ("reportedly").
    """

    passage: int
    head: int | None
    source: Ranges = ()
    cue: Ranges = ()
    content: Ranges = ()
    class_: CueClass = "none"
    entry: str = ""
    learned: bool = False
    score: float = 0.5
    relays: int | None = None
    speaker: tuple[int, int] | None = None
    agentless: bool = False
    passive: bool = False
    contentless: bool = False
    framed: bool = False
    adverb: bool = False

    @property
    def anchor(self) -> int:
        """Give the token by which the attribution is placed in the text: cue, else source, else content."""
        for part in (self.cue, self.source, self.content):
            if part:
                return part[0][0]
        return 0 if self.head is None else self.head
