"""A counterpart is of the other side: 'will visit Chile to meet her counterpart Ivo Maran'."""

from dataclasses import replace

from purport.language.syntax import Syntax
from purport.mentions.actor_context import Context
from purport.records import ActorMention

COUNTERPARTS = frozenset({"counterpart", "counterparts", "homologue", "opposite"})


def of_other_side(context: Context, mention: ActorMention) -> ActorMention:
    """Give a counterpart, and who is named in apposition with one, the one other country that the sentence names.

    Arguments: the state of the passage, with the mentions decided so far; the mention just decided. Where the sentence
    names no other country than the owner's, or several, the country stays open: it is never the owner's.
    """
    syntax = context.syntax
    head = _counterpart(syntax, mention)
    if head is None or len(mention.actors) != 1:
        return mention
    owner = next((context.here.get(j) for j in syntax.children[head] if syntax.deps[j] == "nmod:poss"), None)
    own = _countries(owner)
    if not own:
        return mention
    actor = mention.actors[0]
    if actor.country is not None and actor.country not in own:
        return mention
    sentence = syntax.sents[head]
    before = [m for i, m in context.here.items() if syntax.sents[i] == sentence and i < head]
    others = set().union(_destinations(context, head), *map(_countries, before)) - own
    country = next(iter(others)) if len(others) == 1 else None
    return replace(mention, actors=(replace(actor, country=country),))


def _counterpart(syntax: Syntax, mention: ActorMention) -> int | None:
    """Give the word that makes somebody a counterpart: the head, or what the name stands in apposition with."""
    for token in (mention.head, syntax.heads[mention.head]):
        if syntax.lower[token] in COUNTERPARTS:
            joined = token == mention.head or syntax.deps[mention.head] in ("appos", "flat", "nmod:desc")
            return token if joined else None
    return None


def _destinations(context: Context, head: int) -> set[str]:
    """Give the countries of the toponyms before a word in its sentence, without venues: "will fly to Chile to meet"."""
    syntax = context.syntax
    found: set[str] = set()
    for i in range(head):
        country = context.country_at(i)
        case = syntax.child(i, "case") if country is not None else None
        if country is None or syntax.sents[i] != syntax.sents[head]:
            continue
        if case is None or syntax.lower[case] not in ("in", "at"):
            found.add(country)
    return found


def _countries(mention: ActorMention | None) -> set[str]:
    return set() if mention is None else {actor.country for actor in mention.actors if actor.country}
