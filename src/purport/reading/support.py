"""How the text presents an event: stated, asserted, confirmed, alleged, denied, planned or guessed.

The rules follow the annotation guide's `support` values. They look at the innermost source only; the
ledger weighs sources against each other.
"""

from collections.abc import Mapping

from purport.events.draft import DraftEvent
from purport.records import Attribution, EventActor, Source, SourceActor
from purport.records.values import CueClass, EventType, Naming, SourceKind, Support

UNNAMED: frozenset[Naming] = frozenset({"described_unnamed", "bare_unnamed", "elided"})
GUESSES: frozenset[CueClass] = frozenset({"estimate", "predict", "believe", "doubt"})
CHARGES: frozenset[CueClass] = frozenset({"allege", "accuse"})
INTENTIONS: frozenset[CueClass] = frozenset({"plan", "want", "threaten", "decline"})
DEMANDS: frozenset[CueClass] = frozenset({"demand", "order", "ask"})
UNDECIDED: frozenset[CueClass] = frozenset({"decline", "doubt", "ask", "want", "demand", "order", "plan", "threaten"})
VERBAL: frozenset[EventType] = frozenset({"ACCUSE", "REQUEST", "THREATEN", "REJECT"})
OFFICIAL_ACTS: frozenset[EventType] = frozenset({"ACCUSE", "SANCTION", "COERCE", "REJECT", "AGREE"})
ON_RECORD: frozenset[SourceKind] = frozenset({"document", "poll", "news_media", "news_agency", "state_media"})
MEDIA: frozenset[SourceKind] = frozenset({"news_media", "news_agency"})
AUTHORITIES: frozenset[SourceKind] = frozenset({"government", "organisation", "document"})
ARMED_SECTORS = frozenset({"REB", "UAF"})
OWN_WORDS = frozenset({"they", "it", "we", "i", "he", "she", "their", "its", "our", "his", "her", "themselves"})
AUTHORITY_SECTORS = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})


def support_of(draft: DraftEvent, attribution: Attribution | None) -> Support:
    """Decide the support of an event.

    Arguments: the event; the innermost attribution that holds its trigger, or None for the outlet's own voice.
    Returns one of `SUPPORTS`. Source: the guide's list of support values and DESIGN section 2 on "confirmed".
    """
    if draft.denied:
        return "denied"
    if draft.alleged:
        return "alleged"
    if attribution is None:
        return "estimated" if draft.estimated else "planned" if draft.planned else "own_voice"
    cue = attribution.cue.class_ if attribution.cue else "none"
    if "negation" in draft.aux and "hypothetical" not in draft.aux and cue not in UNDECIDED:
        return "denied"
    if cue in CHARGES and draft.type != "ACCUSE":
        return "alleged"
    if cue in GUESSES or draft.estimated:
        return "estimated"
    if cue == "confirm" or (cue == "admit" and draft.type not in VERBAL):
        return "confirmed" if is_competent(attribution, draft) else _claimed(attribution, draft)
    future = "future" in draft.aux
    if cue in INTENTIONS and future:
        return "planned"
    if is_unnamed(attribution):
        return "reported_unnamed"
    if cue in DEMANDS:
        return "asserted"
    if draft.planned or (future and attribution.source.kind not in MEDIA and _announces(attribution, draft)):
        return "planned"
    return _claimed(attribution, draft)


def _claimed(attribution: Attribution, draft: DraftEvent) -> Support:
    """What an armed group says about violence, and a prosecutor about an offence, is a claim by a party."""
    source = attribution.source
    if source.kind == "armed_group" and draft.type in ("ASSAULT", "COERCE"):
        return "alleged"
    if draft.type in OFFICIAL_ACTS or not draft.actors or any(a.sectors[:1] == ("JUD",) for a in draft.actors):
        return "asserted"
    words = (source.text or "").lower()
    they = words == "they" and any(a.sectors[:1] == ("JUD",) for a in source.actors)
    return "alleged" if they or "prosecutor" in words else "asserted"


def is_unnamed(attribution: Attribution) -> bool:
    """Say whether nobody can be held to the statement.

    A report, a poll or an outlet can be looked up even where the text gives no name. A source that the sentence
    elides but the context gives ("He spoke on Monday. "We will go."") has a kind.
    """
    source = attribution.source
    if source.kind in ON_RECORD:
        return False
    return source.naming in UNNAMED and not (source.naming == "elided" and source.kind != "unknown")


def is_competent(attribution: Attribution, draft: DraftEvent) -> bool:
    """Say whether the confirming source is a party to the event or a responsible authority.

    An unnamed source that confirms is neither: nobody can be held to it.
    """
    source = attribution.source
    if source.kind == "armed_group" or any(s in ARMED_SECTORS for a in source.actors for s in a.sectors[:1]):
        return _owns_up(attribution, draft)
    if attribution.cue is not None and attribution.cue.class_ == "admit" and _is_own_act(source, draft.actors):
        return True
    if source.naming in UNNAMED and source.kind != "government":
        # "Officials in both capitals confirmed": the sides of a two-sided act confirm it together.
        return len({a.country for a in source.actors if a.country}) > 1 and _is_party(source.actors, draft)
    if source.kind in AUTHORITIES or any(s in AUTHORITY_SECTORS for a in source.actors for s in a.sectors[:1]):
        return True
    return _is_party(source.actors, draft)


def _is_own_act(source: Source, actors: tuple[EventActor, ...]) -> bool:
    """Say whether a source admits what it did itself: "the defendant admitted that he had shot the guard"."""
    words = (source.text or "").lower()
    return bool(words) and any(a.text and (a.text.lower() in words or words in a.text.lower()) for a in actors)


def _owns_up(attribution: Attribution, draft: DraftEvent) -> bool:
    """Say whether an armed group speaks of what its own people did, other than by claiming responsibility for it.

    "The rebels confirmed that they had killed two guards", "that their fighters had seized the dam", "that the rebels
    had". A pronoun that stands for somebody else has other sectors than the source.
    """
    cue = attribution.cue.text.lower() if attribution.cue is not None else ""
    if "claim" in cue or "responsib" in cue:
        return False
    own = {s for a in attribution.source.actors for s in a.sectors}
    for actor in draft.actors:
        words = (actor.text or "").lower().split()
        same = not actor.sectors or not own or not own.isdisjoint(actor.sectors)
        theirs = bool(words) and words[0] in OWN_WORDS and same
        if theirs or _is_own_act(attribution.source, (actor,)):
            return True
        if actor.entity is not None and any(a.entity == actor.entity for a in attribution.source.actors):
            return True
    return False


def _announces(attribution: Attribution, draft: DraftEvent) -> bool:
    """A plan is announced by somebody who takes part in it, or by a state medium speaking for one who does."""
    return not attribution.source.actors or _is_party(attribution.source.actors, draft)


def _is_party(actors: tuple[SourceActor, ...], draft: DraftEvent) -> bool:
    parties: tuple[EventActor, ...] = draft.actors + draft.recipients
    countries = {party.country for party in parties if party.country}
    entities = {party.entity for party in parties if party.entity}
    return any((a.country and a.country in countries) or (a.entity and a.entity in entities) for a in actors)


def chain_of(attribution: Attribution | None, by_id: Mapping[str, Attribution]) -> tuple[Attribution, ...]:
    """Give the chain of an attribution, outermost first; a broken or circular parent ends it."""
    chain: list[Attribution] = []
    while attribution is not None and attribution not in chain:
        chain.append(attribution)
        attribution = by_id.get(attribution.parent) if attribution.parent else None
    return tuple(reversed(chain))
