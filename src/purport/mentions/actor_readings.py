"""Which of the readings of a known phrase holds, and whom it then stands for."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from purport.mentions.actor_offices import body_on, person_actor, serves
from purport.mentions.names import Term
from purport.records import Actor


def actor_of(term: Term, when: dt.date | None) -> Actor:
    """Give the actor that a name stands for on a date."""
    if term.kind == "person":
        return person_actor(term.key, term.offices, when)
    if term.kind == "organisation" and len(term.bodies) > 1:
        body = body_on(term.bodies, when)
        return replace(term.actor, country=body.country, sectors=body.sectors, score=0.9)
    return term.actor


def choose(terms: Sequence[Term], countries: frozenset[str], when: dt.date | None = None) -> Term:
    """Choose among the readings of one phrase: the one of a country at hand, else the likeliest.

    Of two persons of one name it is the one who holds an office on the date: 'George Bush' in 1991.
    """
    if len(terms) == 1:
        return terms[0]
    kind = terms[0].kind
    if kind == "person" and when is not None:
        serving = [t for t in terms if t.kind == kind and serves(t.offices, when)]
        if serving and len(serving) < len(terms):
            return next((t for t in serving if t.actor.country in countries), serving[0])
    for term in terms if countries else ():
        if term.kind == kind and term.actor.country in countries:
            return term
    return terms[0]
