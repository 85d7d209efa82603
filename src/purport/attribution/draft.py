"""An attribution while it is being put together, in tokens of one passage."""

import msgspec
from msgspec.structs import replace

from purport.attribution.ranges import Ranges
from purport.records.values import CueClass

VERSION = "1"
"""Version of the rules and lexicons of this room, written into every provenance."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """Source, cue and content as token ranges of passage `passage`.

    A Struct, because every rule copies drafts and a frozen dataclass takes thirty times as long to copy.

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


def with_spans(draft: Draft, source: Ranges, content: Ranges) -> Draft:
    """Give the draft with this source and content; copies only where something changes."""
    same = source == draft.source and content == draft.content
    return draft if same else replace(draft, source=source, content=content)
