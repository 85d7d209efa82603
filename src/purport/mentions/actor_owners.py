"""Whose a phrase is by the possessor before it: 'their forces', 'whose president', 'his Security Council'."""

from purport.language.syntax import Syntax
from purport.mentions.actor_context import Context
from purport.mentions.actor_countries import has_country, of_country
from purport.mentions.actor_phrases import OPPOSITE, Description
from purport.mentions.actor_views import Nominal
from purport.records import Actor

_OF_MANY = frozenset({"council", "assembly", "commission", "committee", "court", "parliament", "senate", "congress",
                      "secretariat", "army", "guard", "authority", "tribunal", "bank"})  # fmt: skip
"""Bodies of which each state or union has its own."""

_STEPS = 6
"""How far above 'whose' the clause is looked for whose noun it points to."""


def _named_by_whose(syntax: Syntax, i: int) -> int:
    """Give the noun that 'whose' points to: 'Washington' in 'from Washington, whose president called'."""
    for _ in range(_STEPS):
        if syntax.deps[i] == "acl:relcl" or syntax.heads[i] == i:
            break
        i = syntax.heads[i]
    return syntax.heads[i]


def owned(context: Context, nominal: Nominal, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Give 'their forces' the country of those that 'their' points to."""
    syntax = context.syntax
    if has_country(actors) or syntax.lower[nominal.head] in OPPOSITE:
        return actors
    hired = actors[0].sectors[:1] in (("LAB",), ("CVL",))
    for child in syntax.children[nominal.head]:
        if syntax.deps[child] != "nmod:poss":
            continue
        owner = context.here.get(_named_by_whose(syntax, child) if syntax.lower[child] == "whose" else child)
        if hired and owner is not None and owner.actors[0].sectors[:1] == ("BUS",):
            continue  # 'the Honda's driver' drives a Honda
        if owner is not None and owner.actors[0].country is not None:
            owners = dict.fromkeys(a.country for a in owner.actors)
            sectors = actors[0].sectors or owner.actors[0].sectors
            return tuple(of_country(actors[0], country, sectors=sectors, score=0.5) for country in owners)
    return actors


def of_owner(context: Context, nominal: Nominal, described: Description) -> Actor | None:
    """Give the body of whoever owns it: 'his Security Council' is the president's, 'the union's Peace Council' its own.

    Only bodies of which many have one; 'France's Airbus' is Airbus.
    """
    syntax = context.syntax
    if syntax.lower[nominal.head] not in _OF_MANY:
        return None
    poss = syntax.child(nominal.head, "nmod:poss")
    owner = context.here.get(poss) if poss is not None else None
    if owner is None or len(owner.actors) != 1 or owner.actors[0].country in (None, described.actors[0].country):
        return None
    sectors = described.actors[0].sectors or owner.actors[0].sectors
    return Actor(country=owner.actors[0].country, sectors=sectors, score=0.6)
