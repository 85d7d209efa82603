"""Decide on words that only point to others: pronouns, 'the country', 'the two', 'the North'."""

from collections.abc import Sequence
from dataclasses import replace

from purport.language.syntax import SUBJECTS, Syntax
from purport.mentions.actor_context import Context
from purport.mentions.actor_groups import GROUP_HEADS, Group, group_at
from purport.mentions.pronouns import FIRST_PERSON
from purport.records import Actor, ActorMention
from purport.records.article import Span

_COUNTRY_WORDS = frozenset({"country", "nation", "republic", "kingdom", "homeland"})
_DEFINITE = frozenset({"the", "this", "that"})
_HALVES = {"north": "PRK", "south": "KOR"}
_PREMODIFIERS = frozenset({"det", "amod", "nummod", "nmod:poss", "det:predet", "compound", "cc:preconj"})

POINTING = GROUP_HEADS | _COUNTRY_WORDS | frozenset(_HALVES)
"""The words at which `decide_pointing` need be asked."""


def decide_pronoun(context: Context, i: int) -> ActorMention | None:
    """Decide on a personal pronoun. First persons stay open: the attribution knows who speaks.

    Arguments: the context; the token. Returns None for an empty 'it'.
    """
    syntax = context.syntax
    word = syntax.lower[i]
    tokens = (i, i + 1, i)
    if word in FIRST_PERSON:
        if syntax.pos[i] != "PRON" and not syntax.tags[i].startswith("PRP"):
            return None
        return context.mention(tokens, "pronoun", (Actor(),), via="pronoun", antecedents=(None,))
    if word == "it" and _is_empty(syntax, i):
        return None
    earlier = context.discourse.pronoun(word, context.position(i))
    if earlier is None:
        return context.mention(tokens, "pronoun", (Actor(score=0.3),), via="pronoun", antecedents=(None,))
    actors = tuple(actor if actor.score <= 0.6 else replace(actor, score=0.6) for actor in earlier.actors)
    return context.mention(tokens, "pronoun", actors, via="pronoun", antecedents=(earlier.span,) * len(actors))


_STATED = frozenset({"deny", "confirm", "do", "say", "know", "make", "believe", "regret", "admit", "see", "mean",
                     "mention", "explain", "think", "put", "take", "doubt", "prove", "expect", "describe"})  # fmt: skip
"""'Denied it', 'had nothing to do with it': what was said or done, no country."""

_OPINION = frozenset({"seem", "appear", "turn", "happen", "rain", "snow"})


def _is_empty(syntax: Syntax, i: int) -> bool:
    """'It is interesting to see', 'it seems that', 'it was reported that': a clause is what is spoken of."""
    above = syntax.heads[i]
    if syntax.deps[i] in ("obj", "obl") and syntax.lemmas[above].lower() in _STATED:
        return True
    if syntax.deps[i] not in SUBJECTS and syntax.deps[i] != "expl":
        return False
    if syntax.child(above, "csubj", "csubj:pass") is not None:
        return True
    clause = syntax.child(above, "ccomp") is not None
    if clause and (syntax.lemmas[above].lower() in _OPINION or syntax.child(above, "aux:pass") is not None):
        return True
    cop = syntax.child(above, "cop") is not None
    return cop and syntax.pos[above] == "ADJ" and (clause or syntax.child(above, "advcl", "xcomp") is not None)


def decide_pointing(context: Context, i: int) -> ActorMention | None:
    """Decide on 'the country', 'the two', 'each other', 'the North'. Arguments: the context; the token."""
    syntax = context.syntax
    start = _phrase_start(syntax, i)
    group = group_at(syntax, start, i + 1, i)
    if group is not None:
        return group_mention(context, (start, i + 1, i), group)
    definite = start < i and (syntax.lower[start] in _DEFINITE or syntax.tags[start] == "PRP$")
    if not definite:
        return None
    if syntax.lower[i] in _COUNTRY_WORDS and syntax.pos[i] in ("NOUN", "PROPN"):
        return _country(context, start, i)
    if syntax.words[i] in ("North", "South"):
        return _half(context, start, i)
    return None


def _country(context: Context, start: int, i: int) -> ActorMention | None:
    if context.syntax.child(i, "nmod", "acl:relcl") is not None and context.syntax.lower[i] != "country":
        return None
    owned = context.phrases.get(context.syntax.heads[i]) if context.syntax.deps[i] == "nmod:poss" else None
    named = owned.description.actors[0].country if owned is not None and owned.description is not None else None
    if named is not None:
        # "Pressed the country's President Volodymyr Zelensky".
        actor = Actor(entity=f"country:{named}", country=named, score=0.6)
        return context.mention((start, i + 1, i), "role", (actor,), via="role", antecedents=(None,))
    earlier = context.discourse.country(context.position(i))
    if earlier is None:
        return None
    country = earlier.actors[0].country
    actor = Actor(entity=f"country:{country}", country=country, score=0.6)
    return context.mention((start, i + 1, i), "role", (actor,), via="role", antecedents=(earlier.span,))


def _half(context: Context, start: int, i: int) -> ActorMention | None:
    """'The North' and 'the South' are the Koreas where the article has spoken of one of them."""
    counts = context.discourse.counts
    if not (counts["PRK"] or counts["KOR"]) or context.syntax.child(i, "nmod", "compound") is not None:
        return None
    country = _HALVES[context.syntax.lower[i]]
    span: Span | None = None
    for referent in reversed(context.discourse.referents):
        if any(a.country == country for a in referent.actors):
            span = referent.span
            break
    actor = Actor(entity=f"country:{country}", country=country, score=0.8)
    return context.mention((start, i + 1, i), "country", (actor,), via="role", antecedents=(span,))


def group_mention(context: Context, tokens: tuple[int, int, int], group: Group) -> ActorMention:
    """Resolve a group to its members; one unknown actor where there are not enough candidates."""
    if group.kinds[0] == "person":
        counted = context.discourse.counted(group.number, context.position(tokens[2]))
        if counted is not None:
            spans = (counted.span,) * len(counted.actors)
            return context.mention(tokens, "group", counted.actors, via="group", antecedents=spans)
    position = context.position(tokens[2])
    members = context.discourse.group(group.number, position, group.kinds, sectors=group.sectors)
    if not members:
        return context.mention(tokens, "group", (Actor(score=0.3),), via="group", antecedents=(None,))
    return context.mention(
        tokens, "group", [actor for actor, _ in members], via="group", antecedents=[span for _, span in members]
    )


def _phrase_start(syntax: Syntax, i: int) -> int:
    return min([i, *(c for c in syntax.children[i] if c < i and syntax.deps[c] in _PREMODIFIERS)])


def resolve_first_person(mention: ActorMention, speaker_actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """Give the actors behind 'I' or 'we' in quoted words.

    Arguments: the mention; the actors of the speaker. 'I' is the speaker; 'we' is the side that the speaker belongs
    to, so the country and sectors stay and the person goes. Other mentions keep their actors.
    """
    word = mention.text.lower()
    if word not in FIRST_PERSON or not speaker_actors:
        return mention.actors
    if word in ("i", "me", "my", "mine", "myself"):
        return tuple(speaker_actors)
    sides = dict.fromkeys((actor.country, actor.sectors) for actor in speaker_actors)
    return tuple(Actor(country=country, sectors=sectors, score=0.6) for country, sectors in sides)
