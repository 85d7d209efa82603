"""What a statement does to its claim: affirms, denies, calls off, withdraws, or leaves it open."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

from purport.ledger.records import Hop, Statement
from purport.records import DateInterval
from purport.records.values import CueClass

Act = Literal["affirms", "denies", "calls_off", "withdraws", "leaves_open"]
Tense = Literal["planned", "ongoing", "happened"]

TURNING: frozenset[CueClass] = frozenset({"deny", "retract"})
"""Who denies or retracts a report stands outside it: what hangs below is what is denied or retracted."""
GUESSES: frozenset[CueClass] = frozenset({"believe", "predict", "estimate"})
SILENT: frozenset[CueClass] = frozenset({"decline", "doubt", "ask"})
WISHES: frozenset[CueClass] = frozenset({"want", "demand"})
"""What is wished or demanded is not yet a plan."""


class Stance(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a statement does, of which tense it speaks, and the sources that do it, the outermost first.

    `negated`: its words carry a negation. `ends`: the day after which something ongoing is over, where one is given.
    """

    act: Act
    tense: Tense
    hedged: bool
    negated: bool
    hops: tuple[Hop, ...]
    ends: str | None = None

    @property
    def deepest(self) -> Hop | None:
        """The source that does it, None for the outlet's own voice."""
        return self.hops[-1] if self.hops else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TenseWords:
    """Words of a time that goes on, those whose time is the end, and words for what may come."""

    running: frozenset[str]
    ending: frozenset[str]
    possible: frozenset[str]


@cache
def load_tense_words() -> TenseWords:
    """Read the words that tell that something is going on."""
    table = tomllib.loads((files("purport.ledger") / "data" / "tense_words.toml").read_text(encoding="utf-8"))
    return TenseWords(**{name: frozenset(table[name]) for name in ("running", "ending", "possible")})


def read_stance(statement: Statement) -> Stance:
    """Read what a statement does to its claim.

    The rules are those of docs/ledger.md, "Status"; the tense of what is denied or called off is that of the deed.
    """
    hops = _speaking(statement.chain)
    cue: CueClass = hops[-1].cue_class if hops else "none"
    tense, ends = _tense(statement, cue)
    return Stance(
        act=_act(statement, cue, bool(hops)),
        tense=tense,
        hedged=_hedged(statement, cue),
        negated="negation" in statement.aux,
        hops=hops,
        ends=ends,
    )


def _speaking(chain: tuple[Hop, ...]) -> tuple[Hop, ...]:
    for position, hop in enumerate(chain):
        if hop.cue_class in TURNING:
            return chain[: position + 1]
    return chain


def _act(statement: Statement, cue: CueClass, attributed: bool) -> Act:
    aux = statement.aux
    if statement.retracts or cue == "retract":
        return "withdraws"
    if cue in SILENT:
        return "leaves_open"
    if cue == "deny":
        return "denies"
    if "hypothetical" in aux or cue in WISHES or _is_possibility(statement):
        return "leaves_open"
    if "negation" in aux and "future" in aux:
        return "calls_off"
    if "negation" in aux or (statement.support == "denied" and attributed):
        return "denies"
    return "affirms"


def _is_possibility(statement: Statement) -> bool:
    """ "May visit" is a mere possibility; "is believed to plan a visit", "may have visited" are rumours."""
    if not statement.hedged or "future" not in statement.aux:
        return False
    return bool(load_tense_words().possible.intersection(statement.sentence.casefold().split()))


def _hedged(statement: Statement, cue: CueClass) -> bool:
    if statement.hedged or statement.support == "estimated":
        # "The ministry estimated that 200 were killed" guesses the number, not the deed.
        return not (cue == "estimate" and statement.quantities and not statement.hedged)
    return cue in GUESSES and not (cue == "estimate" and statement.quantities)


def _tense(statement: Statement, cue: CueClass) -> tuple[Tense, str | None]:
    if "future" in statement.aux:
        return "planned", None
    if "historical" not in statement.aux and (cue == "plan" or statement.support == "planned"):
        return "planned", None
    if statement.date is not None and "historical" not in statement.aux:
        ongoing, ends = _going_on(statement.date)
        if ongoing:
            return "ongoing", ends
    return "happened", None


def _going_on(date: DateInterval) -> tuple[bool, str | None]:
    """Say whether a time begins and has no end yet ("since Monday"), or an end that is named ("until Friday")."""
    known = load_tense_words()
    words = frozenset(date.text.casefold().replace(",", " ").split())
    if date.modifier == "UNTIL" or words & known.ending:
        return date.end is not None, date.end
    return date.modifier == "SINCE" or bool(words & known.running), None
