"""From a matched entry to a draft event."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import msgspec

from purport.attribution import innermost
from purport.events.auxiliary import Standing, standing
from purport.events.background import is_background, is_of_old, is_past_perfect, is_present_perfect
from purport.events.certainty import certainty_of
from purport.events.codebook import Entry, load_codebook
from purport.events.contexts import contexts_near
from purport.events.draft import DraftEvent
from purport.events.open_modes import mode_of
from purport.events.participants import is_hard, is_known
from purport.events.parties import parties_of
from purport.events.people import has_human_ending
from purport.events.quantities import quantities_near
from purport.events.restating import is_named_after, is_voted
from purport.events.scene import Scene
from purport.events.triggers import Match
from purport.ontology import load_ontology, to_cameo
from purport.records import Attribution, EventActor
from purport.records.values import NON_STATE

CHARGEABLE = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "AID", "COOPERATE", "PROTEST", "THREATEN", "REJECT", "CONSULT"}
)
SPATIAL_TYPES = frozenset({"ASSAULT", "MOBILIZE"})


FORCEFUL = frozenset({"ASSAULT", "COERCE"})
SAID = frozenset({"AGREE", "CONCEDE", "REJECT", "REQUEST", "THREATEN"})
"""Types of acts done by words, of which anybody may be the doer."""

SOFT = frozenset({"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "REJECT", "ACCUSE"})
"""Types of acts that are private unless somebody of public life takes part."""


class Drafting(msgspec.Struct, frozen=True, kw_only=True):
    """What the drafts of one passage share. The dictionaries only store what has been worked out for a trigger."""

    scene: Scene
    attributions: tuple[Attribution, ...]
    all_attributions: tuple[Attribution, ...]
    published: date | None
    political: bool = False
    report: bool = False
    news: bool = True
    scopes: dict[int, Attribution | None] = {}
    verdicts: dict[int, bool | None] = {}

    def scope(self, i: int) -> Attribution | None:
        """Give the innermost attribution that the trigger at token `i` hangs on."""
        if i not in self.scopes:
            self.scopes[i] = innermost(self.attributions, self.scene.passage.span(i, i + 1)[0])
        return self.scopes[i]

    def is_background(self, i: int) -> bool | None:
        """Say whether a date puts the trigger at token `i` long before publication; None where no date does."""
        if i not in self.verdicts:
            self.verdicts[i] = is_background(self.scene, i, self.published)
        return self.verdicts[i]


def draft_of(
    drafting: Drafting, match: Match, matches: Sequence[Match], effects: Mapping[int, str]
) -> DraftEvent | None:
    """Build the draft of one trigger.

    Arguments: what the passage's drafts share; the match; all matches of the passage; what each does to its complement.
    Returns None where the act is not an event of its own (the act of a threat, what a refusal refuses).
    """
    scene, entry, i = drafting.scene, match.entry, match.head
    if is_named_after(scene, match) or is_voted(scene, match, matches):
        return None
    inner = drafting.scope(i)
    state = standing(
        scene,
        i,
        noun=entry.pos == "n",
        attribution=inner,
        consult=entry.type == "CONSULT",
        effects=effects,
        request=entry.type == "REQUEST",
    )
    if state.dropped or (state.alleged and entry.type not in CHARGEABLE):
        return None
    parties = parties_of(scene, match, matches, effects, inner, drafting.all_attributions)
    if parties is None:
        return None
    actors, recipients = parties
    _background(drafting, i, entry, state, inner)
    denied = inner is not None and inner.cue is not None and inner.cue.class_ in ("deny", "retract")
    if inner is not None and denied and not _is_cue(drafting, match, inner):
        state.denied = state.negation = True
    mode = mode_of(scene, i, entry)
    if mode is None and match.cause is not None:
        mode = mode_of(scene, match.cause.head, match.cause.entry)
    contexts = contexts_near(scene, i)
    return DraftEvent(
        passage=scene.passage.index, start=match.start, end=match.end, head=i, type=entry.type, mode=mode,
        contexts=contexts, cameo=entry.cameo or to_cameo(entry.type, mode, contexts),
        actors=with_sectors(actors, entry, acts=True), recipients=with_sectors(recipients, entry, acts=False),
        aux=state.modes(), certainty=certainty_of(state, inner, _factuality(scene), i),
        quantities=quantities_near(scene, i, entry.type, matches), score=_score(match, actors, recipients),
        provenance=(entry.provenance,),
        planned=state.planned, estimated=state.estimated, alleged=state.alleged, denied=state.denied,
    )  # fmt: skip


def _factuality(scene: Scene) -> Sequence[float] | None:
    values = getattr(scene.passage.analysis, "factuality", None)
    return values if values is not None and len(values) else None


def _is_cue(drafting: Drafting, match: Match, attribution: Attribution) -> bool:
    span = drafting.scene.passage.span(match.head, match.head + 1)
    return attribution.cue is not None and any(start <= span[0] < end for start, end in attribution.cue.spans)


def _background(drafting: Drafting, i: int, entry: Entry, state: Standing, attribution: Attribution | None) -> None:
    """Set the auxiliary mode historical from dates, else from the past perfect in the outlet's own voice."""
    if state.future or state.hypothetical or is_present_perfect(drafting.scene, i):
        return
    verdict = drafting.is_background(i)
    if verdict is not None:
        state.historical = verdict
    elif entry.pos == "v" and (
        is_of_old(drafting.scene, i) or (attribution is None and is_past_perfect(drafting.scene, i))
    ):
        state.historical = True


def with_sectors(actors: tuple[EventActor, ...], entry: Entry, *, acts: bool) -> tuple[EventActor, ...]:
    """Give a country that acts politically the sector GOV; one only visited or fought in has none (annotation
    guide)."""
    spatial = entry.type in SPATIAL_TYPES or (not acts and entry.type == "CONSULT" and entry.mode == "visit")
    if spatial or not any(map(_governs, actors)):
        return actors
    return tuple(replace(a, sectors=("GOV",)) if _governs(a) else a for a in actors)


def _governs(actor: EventActor) -> bool:
    """Say whether an actor is a bare country."""
    return bool(actor.country) and not actor.sectors and actor.country not in NON_STATE


def is_political(
    draft: DraftEvent, entry: Entry, *, political: bool = False, violent: bool = False, report: bool = False
) -> bool:
    """Say whether an event has the political argument that its entry asks for (precision first: none, no event).

    Arguments: the draft; its entry; whether the article is about politics; whether violence stands before the draft or
    beside it; whether the article reports on politics, which lets its acts go without known parties.
    """
    everybody = draft.actors + draft.recipients
    if "bare" in entry.flags and political:
        return True
    if report and _is_plain(entry, told=bool(everybody)):
        return True
    if not everybody:
        return False
    if "violent" in entry.flags and not draft.actors:
        return violent
    if load_ontology().types[draft.type].recipient_required and not draft.recipients and not draft.actors:
        return False
    if "agent" in entry.flags and not draft.actors:
        return False
    if draft.type == "ASSAULT" and not any(map(is_known, everybody)):
        # Cyclists attack and clubs beat each other.
        return any(_is_noun_for_people(a.text.lower().split()[-1]) for a in draft.recipients)
    if draft.type in SOFT and all(map(_is_anybody, everybody)):
        # "The keeper apologised": what a civilian says is no public act.
        return False
    if "weak" in entry.flags:
        # A bare pronoun that nothing resolves is nobody in particular.
        return any(is_known(a) or a.via != "pronoun" for a in everybody)
    if "pair" in entry.flags and not (any(map(is_known, draft.actors)) and any(map(is_known, draft.recipients))):
        return False
    if "hard" in entry.flags or "pair" in entry.flags:
        return any(is_hard(a) for a in everybody)
    return any(is_known(a) for a in everybody)


def _is_plain(entry: Entry, *, told: bool) -> bool:
    """Say whether a row names its act so plainly that a report on politics means it, whoever takes part.

    `told`: somebody takes part, known or not. A verb with its conditions needs nobody ("the treaty was signed"); a noun
    alone mostly points to what was said or agreed before ("the claim"), unless it names violence or force.
    """
    if entry.flags & {"broad", "violent", "agent"}:
        return False
    if entry.pos == "n" and not told:
        return entry.type in FORCEFUL
    return entry.type not in SAID or (entry.pos == "v" and not told)


def _is_noun_for_people(word: str) -> bool:
    return word in load_codebook().people or has_human_ending(word.removesuffix("s"))


def _is_anybody(actor: EventActor) -> bool:
    """Say whether an actor is somebody of no country, name or calling: "the keeper", but not "residents"."""
    if actor.country is not None or actor.entity is not None or actor.sectors not in ((), ("CVL",)):
        return False
    book, word = load_codebook(), actor.text.lower().split()[-1]
    return book.forms["n"].get(word, word) not in book.role_sectors


def _score(match: Match, actors: tuple[EventActor, ...], recipients: tuple[EventActor, ...]) -> float:
    """Rise with the entry's conditions and the roles that are filled by known actors; else what the head says."""
    if match.probability is not None:
        return round(match.probability, 2)
    known = any(map(is_known, actors)) + any(map(is_known, recipients))
    return round(min(0.95, 0.5 + 0.15 * known + 0.03 * min(match.entry.rank, 5)), 2)
