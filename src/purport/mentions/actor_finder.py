"""Find every actor mention of an article and decide once who it is."""

from collections.abc import Sequence

from purport.language.passages import Passage
from purport.mentions.actor_acronyms import mark_acronyms
from purport.mentions.actor_context import Context
from purport.mentions.actor_counterparts import COUNTERPARTS, of_other_side
from purport.mentions.actor_decisions import decide
from purport.mentions.actor_memory import remember
from purport.mentions.actor_namesakes import at_home
from purport.mentions.actor_nominals import nominals
from purport.mentions.actor_offices import day
from purport.mentions.actor_outlets import country_of_site
from purport.mentions.actor_overrides import NO_OVERRIDES, Overrides
from purport.mentions.actor_pointers import POINTING, decide_pointing, decide_pronoun
from purport.mentions.actor_spans import surnames_of
from purport.mentions.actor_story import main_country, read_story
from purport.mentions.actor_towns import of_larger_towns
from purport.mentions.actor_views import Nominal, PassageView, view_passage
from purport.mentions.pronouns import PERSONAL
from purport.records import ActorMention, Article, PlaceMention

_PLACE_SCORE = 0.4
_POINTERS = PERSONAL | POINTING


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
    by_token = _by_token(places)
    views = [view_passage(passage.syntax, when, by_token.get(passage.index, {})) for passage in passages]
    places = of_larger_towns(views, _not_in_names(views, places))
    homes = at_home([view.matches for view in views], places)
    if homes:
        for view in views:
            view.move(homes)
    about = main_country(views, places, otherwise=country_of_site(article.url))
    if about[0] is not None:
        for view in views:
            view.countries |= {about[0]}
    mark_acronyms(views)
    found = [nominals(view) for view in views]
    context = Context(
        story=read_story(views, found, about),
        overrides=overrides,
        when=when,
        place_country=_countries_of(places),
        passage=passages[0],
        syntax=passages[0].syntax,
    )
    context.discourse.home = context.story.country
    mentions: list[ActorMention] = []
    for passage, phrases in zip(passages, found, strict=True):
        mentions += _read(context, passage, phrases)
    return tuple(mentions)


def _not_in_names(views: Sequence[PassageView], places: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Leave out the toponyms that are a person's or firm's name here: 'Paris' in 'Carla Paris' and of her later."""
    surnames = surnames_of([view.names for view in views], [view.syntax for view in views])
    taken = {(n, i) for n, view in enumerate(views) for i in (view.take_for_persons(surnames) if surnames else ())}
    for n, view in enumerate(views):
        taken.update((n, i) for a, b, label in view.names if label == "PER" and b - a > 1 for i in range(a, b))
    for n, view in enumerate(views):
        bodies = (m for m in view.matches if m.terms[0].kind == "organisation" and m.end - m.start == 1)
        taken.update((n, m.start) for m in bodies if m.terms[0].actor.sectors[:1] == ("BUS",))
    return [place for place in places if (place.passage, place.head) not in taken]


def _by_token(places: Sequence[PlaceMention]) -> dict[int, dict[int, PlaceMention]]:
    """Give the toponyms by passage and token."""
    found: dict[int, dict[int, PlaceMention]] = {}
    for place in places:
        found.setdefault(place.passage, {}).update(dict.fromkeys(range(place.start, place.end), place))
    return found


def _countries_of(places: Sequence[PlaceMention]) -> dict[int, dict[int, str]]:
    """Give the countries of the toponyms that are sure enough, by passage and token."""
    found: dict[int, dict[int, str]] = {}
    for place in places:
        country = place.place.country
        if country is not None and place.place.score >= _PLACE_SCORE:
            found.setdefault(place.passage, {}).update(dict.fromkeys(range(place.start, place.end), country))
    return found


def _read(context: Context, passage: Passage, phrases: Sequence[Nominal]) -> list[ActorMention]:
    """Decide on the phrases and pointing words of one passage in the order of their heads."""
    syntax = passage.syntax
    context.passage, context.syntax, context.here = passage, syntax, {}
    base = context.sentence
    by_head = context.phrases = {nominal.head: nominal for nominal in phrases}
    facing = not COUNTERPARTS.isdisjoint(syntax.lower)
    mentions: list[ActorMention] = []
    for i in [i for i, low in enumerate(syntax.lower) if low in _POINTERS or i in by_head]:
        nominal = by_head.get(i)
        mention: ActorMention | None = None
        context.sentence = base + syntax.sents[i]
        if nominal is not None:
            mention = decide(context, nominal)
        elif syntax.lower[i] in PERSONAL:
            mention = decide_pronoun(context, i)
        else:
            mention = decide_pointing(context, i)
        if facing and mention is not None and nominal is not None:
            mention = of_other_side(context, mention)
        if mention is not None:
            mentions.append(mention)
            context.here[i] = mention
            remember(context, mention, nominal)
    context.sentence = base + max(1, len(syntax.sentences))
    return mentions
