"""Finds the events of an article: triggers, roles, type and mode, auxiliary modes, certainty, quantities, contexts."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from msgspec.structs import replace

from purport.events.background import carry_over, spread
from purport.events.codebook import load_codebook
from purport.events.draft import DraftEvent
from purport.events.drafting import Drafting, draft_of, is_political
from purport.events.embedding import embedded_effects, merge_light_verbs, merge_results
from purport.events.inherit import inherit, is_repetition
from purport.events.layout import build_scene
from purport.events.learned_triggers import TRUSTED, trust_in, with_learned
from purport.events.localise import localise
from purport.events.participants import HARD
from purport.events.relevance import is_news, relevant
from purport.events.role_filling import fill_roles
from purport.events.scene import Scene
from purport.events.sharing import is_introduced, share
from purport.events.targets import fill_targets
from purport.events.triggers import Match, find_matches, next_match
from purport.language.passages import Passage
from purport.records import ActorMention, Article, Attribution, DateMention, Mentions, PlaceMention

VIOLENT = frozenset({"ASSAULT"})
LEAST_NAMED = 2
REPORTED = 0.5
"""Attributions per sentence from which an article is a report; lives and studies reach 0.44."""
MOST_ROWS = 3
"""How many rows are tried at one word where the act of the first is not political."""
M = TypeVar("M", ActorMention, PlaceMention, DateMention)


def find_events(
    article: Article, passages: Sequence[Passage], mentions: Mentions, attributions: Sequence[Attribution]
) -> tuple[DraftEvent, ...]:
    """Find the events of an article.

    Arguments: the article; its analysed passages; its mentions; its attributions. Returns drafts in text order,
    not yet tied to date, place and attribution. Captions carry no events (annotation guide).
    """
    drafts, scenes = drafts_of(article, passages, mentions, attributions)
    read = [passage for passage in passages if passage.index in scenes]
    kept = list(relevant(drafts, read, len(attributions)))
    return tuple(fill_roles(scenes, kept, mentions, attributions))


def drafts_of(
    article: Article, passages: Sequence[Passage], mentions: Mentions, attributions: Sequence[Attribution]
) -> tuple[list[DraftEvent], dict[int, Scene]]:
    """Find the drafts that the rules give, with the scenes of all passages that were looked through."""
    book = load_codebook()
    actors, places, dates = _by_passage(mentions.actors), _by_passage(mentions.places), _by_passage(mentions.dates)
    by_block: dict[int, list[Attribution]] = {}
    for attribution in attributions:
        by_block.setdefault(attribution.block, []).append(attribution)
    published, everything = _day(article.published), tuple(attributions)
    political = is_about_politics(mentions)
    sentences = sum(len(passage.syntax.sentences) for passage in passages)
    report = is_report(mentions, len(attributions), sentences)
    news = is_news(len(attributions), sentences)
    found: list[DraftEvent] = []
    undated: set[int] = set()
    nominal: set[int] = set()
    introduced: set[int] = set()
    scenes: dict[int, Scene] = {}
    for passage in passages:
        if passage.kind == "caption":
            continue
        scene = scenes[passage.index] = build_scene(passage, book, actors, places, dates)
        drafting = Drafting(
            scene=scene, attributions=tuple(by_block.get(passage.block, ())), all_attributions=everything,
            published=published, political=political, report=report, news=news,
        )  # fmt: skip
        found += _passage_events(drafting, found, undated, nominal, introduced)
    spread_out = spread(found, frozenset(undated), frozenset(nominal))
    return localise(share(spread_out, nominal - introduced), mentions), scenes


def _by_passage(mentions: Iterable[M]) -> dict[int, list[M]]:
    grouped: dict[int, list[M]] = {}
    for mention in mentions:
        number = mention.passage
        if number in grouped:
            grouped[number].append(mention)
        else:
            grouped[number] = [mention]
    return grouped


def is_about_politics(mentions: Mentions) -> bool:
    """Say whether an article names enough states, officials or forces for a bare "the protests" to be political."""
    return _named(mentions) >= LEAST_NAMED


def is_report(mentions: Mentions, attributions: int, sentences: int) -> bool:
    """Say whether an article reports on politics: at every turn it names who acts, and who says so."""
    named = _named(mentions)
    return named >= max(LEAST_NAMED, sentences) and attributions >= REPORTED * sentences


def _named(mentions: Mentions) -> int:
    """Count the mentions of states, officials and forces."""
    return sum(
        any(a.country or HARD.intersection(a.sectors[:1]) for a in mention.actors) for mention in mentions.actors
    )


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _passage_events(
    drafting: Drafting, before: Sequence[DraftEvent], undated: set[int], nominal: set[int], introduced: set[int]
) -> list[DraftEvent]:
    """Draft the events of one passage.

    Three sets collect the positions of nominal events: `undated` those that no date decides, `nominal` all of them,
    `introduced` those of acts told for the first time.
    """
    scene = drafting.scene
    matches = with_learned(
        scene, merge_results(scene, merge_light_verbs(scene, find_matches(scene))), news=drafting.news
    )
    if not matches:
        return []
    effects = embedded_effects(scene, matches)
    sentences = scene.syntax.sents
    kept: list[DraftEvent] = []
    parts: list[str] = []
    violence = any(draft.type in VIOLENT for draft in before)
    beside = {m.head for m in matches if m.entry.type in VIOLENT and "violent" not in m.entry.flags}
    for match in matches:
        violent = violence or match.cause is not None or bool(beside - {match.head})
        draft = _political_draft(drafting, match, matches, effects, [*before, *kept], violent=violent)
        if draft is None or is_repetition(draft, match.entry.pos, kept, sentences[draft.head], sentences):
            continue
        if any(one.start <= draft.start and draft.end <= one.end and one.type == draft.type for one in kept):
            # "Shot dead" is one killing: the adjective within the phrase is no second one.
            continue
        is_noun = match.entry.pos == "n"
        if is_noun:
            nominal.add(len(before) + len(kept))
            if is_introduced(scene, match.head):
                introduced.add(len(before) + len(kept))
        if drafting.is_background(draft.head) is None:
            draft = carry_over(scene, draft, kept, drafting.scope(draft.head) is None)
            if is_noun:
                undated.add(len(before) + len(kept))
        kept.append(draft)
        parts.append(match.entry.pos)
    return fill_targets(scene, kept, parts, before)


def _political_draft(
    drafting: Drafting,
    match: Match,
    matches: Sequence[Match],
    effects: Mapping[int, str],
    known: Sequence[DraftEvent],
    *,
    violent: bool,
) -> DraftEvent | None:
    """Draft a trigger by the first of the rows that hold at it whose act is political; None where there is none."""
    tried = match
    for _ in range(MOST_ROWS):
        draft = draft_of(drafting, tried, matches, effects)
        if draft is None:
            return None
        if tried.bare:
            draft = replace(draft, actors=(), recipients=())
        if tried.entry.pos == "n":
            draft = inherit(drafting.scene, draft, known, bare=tried.bare)
        if is_political(draft, tried.entry, political=drafting.political, violent=violent, report=drafting.report):
            return draft
        if (drafting.political or draft.actors or draft.recipients) and trust_in(drafting.scene, tried) >= TRUSTED:
            return draft
        other = next_match(drafting.scene, tried)
        if other is None:
            return None
        tried = other
    return None
