"""The subject of a cue: who speaks, and whether anybody is named."""

import msgspec


class Subject(msgspec.Struct, frozen=True, kw_only=True):
    """The source's head token, or None; `passive` says that the cue is one, `agentless` that nobody is named.

    `patient` is the subject of the passive, `via` the verb that has the subject.
    """

    head: int | None
    passive: bool = False
    agentless: bool = False
    patient: int | None = None
    via: int | None = None
