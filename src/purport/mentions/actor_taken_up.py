"""Point role nouns with 'the' to whom was mentioned before: 'the ministry', 'the North Korean leader', 'the group'."""

from dataclasses import replace

from purport.mentions.actor_context import Context
from purport.mentions.actor_phrases import Description
from purport.mentions.actor_views import Nominal
from purport.mentions.names import nationality_at
from purport.mentions.roles import Role
from purport.records import ActorMention

_DEFINITE = frozenset({"the", "this", "that"})
_LOOSE_BODIES = frozenset({"group", "organization", "organisation", "body", "agency", "movement", "bloc", "alliance",
                           "institution", "union", "network", "faction"})  # fmt: skip
_CULPRITS = frozenset({"assailant", "attacker", "gunman", "shooter", "suspect", "perpetrator", "killer", "knifeman",
                       "stabber", "assassin", "accused", "bomber", "intruder", "robber", "culprit"})  # fmt: skip
"""'A gunman, Emre Kaya ... the attacker': one person under several words."""
_OWN_BODIES = frozenset({"BUS", "JRN", "PTY", "REB", "UAF", "CRM", "EDU", "SOC", "REL", "LAB", "MED", "JUD"})
"""Sectors whose bodies are taken up again by a bare role noun: 'Google ... the company'."""


def taken_up(context: Context, nominal: Nominal, described: Description, role: Role) -> ActorMention | None:
    """Decide on a role noun that takes somebody up. Arguments: the context; the phrase; what it says; its role.

    Returns None where it introduces somebody new.
    """
    syntax = context.syntax
    definite = syntax.lower[nominal.start] in _DEFINITE
    single = not role.plural and len(described.actors) == 1 and role.kind in ("person", "body")
    if described.actors[0].entity is not None:
        return None
    if not definite or not single or described.former or nominal.lent or _names_more(context, nominal, role):
        return None
    country = described.actors[0].country
    position = context.position(nominal.head)
    kinds = frozenset(role.sectors)
    words = role.words | _CULPRITS if role.phrase in _CULPRITS else role.words
    earlier = context.discourse.role(words, country, position, body=role.kind == "body", sectors=kinds)
    if earlier is None and role.kind == "body" and country is None:
        if role.phrase in _LOOSE_BODIES:
            earlier = context.discourse.body(position, frozenset())
        elif role.phrase == "fund":
            earlier = context.discourse.body(position, frozenset({"BUS"}))  # the IMF, or a firm's
        elif role.sectors and role.sectors[0] in _OWN_BODIES:
            earlier = context.discourse.body(position, frozenset(role.sectors[:1]))
    if earlier is None:
        return None
    return context.mention(
        (nominal.start, nominal.end, nominal.head),
        "role",
        [replace(actor, sectors=actor.sectors or role.sectors) for actor in earlier.actors],
        via="role",
        antecedents=(earlier.span,) * len(earlier.actors),
    )


def _names_more(context: Context, nominal: Nominal, role: Role) -> bool:
    """Tell whether a name of its own stands in the phrase: 'the Harlow Foundation' is no foundation named before."""
    syntax = context.syntax
    first = nominal.head - role.phrase.count(" ")
    return any(
        syntax.pos[i] == "PROPN" and nationality_at(syntax.words[i]) is None for i in range(nominal.start + 1, first)
    )
