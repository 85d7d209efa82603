"""What one given party does to another in a sentence, by the codebooks' own rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from purport.events.auxiliary import standing
from purport.events.codebook import load_codebook
from purport.events.draft import DraftEvent
from purport.events.drafting import Drafting, draft_of
from purport.events.embedding import embedded_effects, merge_light_verbs
from purport.events.layout import build_scene
from purport.events.learned_triggers import with_learned
from purport.events.scene import Scene
from purport.events.triggers import find_matches
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions import resolve_actor
from purport.ontology import codebook_style, quad
from purport.records import Actor, ActorMention, EventActor, Relation, Span
from purport.records.values import AuxiliaryMode, EventType

if TYPE_CHECKING:
    from purport.language.analysis import Analysis

ACTOR, RECIPIENT = "relation:actor", "relation:recipient"
SOME_STATE = "XXX"
"""Stands for the country of a party that nobody knows: the parties are given as political ones, and the codebook's
conditions ask for a country. ISO 3166 leaves it to users; it never leaves this file."""
BOTH_ROLES, TOGETHER, REVERSED, ONE_ROLE = 4, 3, 2, 1


def code_relation(
    analysis: Analysis, actor_span: Span, recipient_span: Span | None = None, trigger_span: Span | None = None
) -> Relation | None:
    """Code the relation between two marked parties of a sentence by the codebook and the trigger head beside it.

    Arguments: the sentence's analysis; half-open code point spans of the one who acts, the one acted upon, and the
    words that name the act, where they are known. Returns the relation in PLOVER's own style (a future CONSULT is
    AGREE), or None where neither has anything to say.
    """
    scene, known = _scene(analysis, actor_span, recipient_span)
    if not known:
        return None
    passage = scene.passage
    drafting = Drafting(scene=scene, attributions=(), all_attributions=(), published=None)
    matches = with_learned(scene, merge_light_verbs(scene, find_matches(scene)), news=True)
    effects = embedded_effects(scene, matches)
    best: tuple[float, DraftEvent] | None = None
    for match in matches:
        if trigger_span is not None and not _overlap(passage.span(match.start, match.end), trigger_span):
            continue
        draft = draft_of(drafting, match, matches, effects)
        if draft is None:
            continue
        rank = _fit(draft, recipient_span is not None) + draft.score - 0.01 * _distance(match.head, known)
        if rank >= ONE_ROLE and (best is None or rank > best[0]):
            best = rank, draft
    return None if best is None else _relation(best[1])


def relation_modes(
    analysis: Analysis, actor_span: Span, recipient_span: Span | None = None, trigger_span: Span | None = None
) -> tuple[AuxiliaryMode, ...]:
    """Give the auxiliary modes of an act that the codebook does not know: of its trigger, else of the word over both
    parties.

    Arguments: as for `code_relation`.
    """
    scene, known = _scene(analysis, actor_span, recipient_span)
    syntax = scene.syntax
    words = _tokens(syntax, trigger_span) if trigger_span is not None else None
    if words is not None:
        head = _head(syntax, *words)
    elif known:
        above = [{party.head, *syntax.ancestors(party.head)} for party in known]
        over = [i for i in syntax.ancestors(known[0].head) if all(i in line for line in above)]
        head = next((i for i in over if syntax.pos[i] in ("VERB", "NOUN", "ADJ")), known[0].head)
    else:
        return ()
    return standing(scene, head, noun=syntax.pos[head] == "NOUN", attribution=None).modes()


def _scene(analysis: Analysis, actor_span: Span, recipient_span: Span | None) -> tuple[Scene, list[ActorMention]]:
    text = analysis.doc.text if hasattr(analysis, "doc") else ""
    passage = Passage(index=0, block=0, kind="body", offset=0, text=text, analysis=analysis)
    spans = [(actor_span, ACTOR)] + ([(recipient_span, RECIPIENT)] if recipient_span is not None else [])
    known = [party for span, entity in spans if (party := _party(passage, span, entity)) is not None]
    return build_scene(passage, load_codebook(), {0: known}, {}, {}), known


def _relation(draft: DraftEvent) -> Relation:
    coded = codebook_style(draft.type, draft.mode, draft.aux, contexts=draft.contexts, cameo=draft.cameo)
    type_: EventType = coded.type
    return Relation(type=type_, mode=coded.mode, quad=quad(type_), aux=coded.aux, score=draft.score)


def _party(passage: Passage, span: Span, entity: str) -> ActorMention | None:
    tokens = _tokens(passage.syntax, span)
    if tokens is None:
        return None
    start, end = tokens
    head = _head(passage.syntax, start, end)
    own = passage.span(start, end)
    words = passage.text[own[0] : own[1]]
    found = resolve_actor(words)
    sectors = found.sectors if found is not None and found.sectors else ("GOV",)
    country = (found.country if found is not None else None) or SOME_STATE
    actor = Actor(entity=entity, country=country, sectors=sectors)
    return ActorMention(
        passage=0, start=start, end=end, head=head, span=own, text=words, kind="organisation", actors=(actor,)
    )


def _head(syntax: Syntax, start: int, end: int) -> int:
    """Give the first token of a range that hangs on none of the others."""
    heads = syntax.heads
    return next((i for i in range(start, end) if not start <= heads[i] < end or heads[i] == i), end - 1)


def _tokens(syntax: Syntax, span: Span) -> tuple[int, int] | None:
    inside = [i for i in range(len(syntax)) if syntax.starts[i] < span[1] and syntax.ends[i] > span[0]]
    return (inside[0], inside[-1] + 1) if inside else None


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _fit(draft: DraftEvent, two: bool) -> int:
    """Rank how well the roles of an event fit the parties asked for."""
    acts, receives = _entities(draft.actors), _entities(draft.recipients)
    if not two:
        return BOTH_ROLES if ACTOR in acts else ONE_ROLE if ACTOR in receives else 0
    if ACTOR in acts and RECIPIENT in receives:
        return BOTH_ROLES
    if ACTOR in acts and RECIPIENT in acts:
        return TOGETHER
    if ACTOR in acts:
        return REVERSED
    return ONE_ROLE if RECIPIENT in receives and not acts else 0


def _entities(actors: Sequence[EventActor]) -> set[str | None]:
    return {actor.entity for actor in actors}


def _distance(head: int, parties: Sequence[ActorMention]) -> int:
    return min(20, min(abs(head - party.head) for party in parties))
