"""Find every actor mention of an article and decide once who it is."""

from collections.abc import Sequence

from purport.language.passages import Passage
from purport.mentions.actor_context import Context
from purport.mentions.actor_decisions import decide
from purport.mentions.actor_memory import remember
from purport.mentions.actor_nominals import nominals
from purport.mentions.actor_offices import day
from purport.mentions.actor_overrides import NO_OVERRIDES, Overrides
from purport.mentions.actor_pointers import POINTING, decide_pointing, decide_pronoun
from purport.mentions.actor_story import read_story
from purport.mentions.actor_views import Nominal, view_passage
from purport.mentions.coreference import PERSONAL
from purport.records import ActorMention, Article, PlaceMention

_PLACE_SCORE = 0.4


def find_actors_in(
    article: Article,
    passages: Sequence[Passage],
    places: Sequence[PlaceMention] = (),
    *,
    overrides: Overrides = NO_OVERRIDES,
) -> tuple[ActorMention, ...]:
    """Find the actor mentions of an article, in text order.

    Arguments: the article; its passages; its toponyms, which tell what country a story is about; the user's own
    actors. Returns one mention for each phrase that can act or be acted on; unknown actors have country None.
    """
    if not passages:
        return ()
    when = day(article.published, last=False) if article.published else None
    views = [view_passage(passage.syntax, when) for passage in passages]
    found = [nominals(view) for view in views]
    context = Context(
        story=read_story(views, found, places),
        overrides=overrides,
        when=when,
        place_country={
            (place.passage, i): place.place.country
            for place in places
            if place.place.country is not None and place.place.score >= _PLACE_SCORE
            for i in range(place.start, place.end)
        },
        passage=passages[0],
        syntax=passages[0].syntax,
    )
    context.discourse.home = context.story.country
    mentions: list[ActorMention] = []
    for passage, phrases in zip(passages, found, strict=True):
        mentions += _read(context, passage, phrases)
    return tuple(mentions)


def _read(context: Context, passage: Passage, phrases: Sequence[Nominal]) -> list[ActorMention]:
    """Decide on the phrases and pointing words of one passage in the order of their heads."""
    syntax = passage.syntax
    context.passage, context.syntax, context.here = passage, syntax, {}
    base = context.sentence
    by_head = context.phrases = {nominal.head: nominal for nominal in phrases}
    mentions: list[ActorMention] = []
    for i, low in enumerate(syntax.lower):
        nominal = by_head.get(i)
        mention: ActorMention | None = None
        if nominal is None and low not in PERSONAL and low not in POINTING:
            continue
        context.sentence = base + syntax.sents[i]
        if nominal is not None:
            mention = decide(context, nominal)
        elif low in PERSONAL:
            mention = decide_pronoun(context, i)
        else:
            mention = decide_pointing(context, i)
        if mention is not None:
            mentions.append(mention)
            context.here[i] = mention
            remember(context, mention, nominal)
    context.sentence = base + max(1, len(syntax.sentences))
    return mentions
