"""Decides once what every name, role noun, pronoun, toponym and time expression of an article is."""

from purport.mentions.actor_finder import find_actors_in
from purport.mentions.actor_overrides import Overrides, load_overrides
from purport.mentions.actor_pointers import resolve_first_person
from purport.mentions.actor_tables import actors_version
from purport.mentions.actors import resolve_actor
from purport.mentions.date_finder import resolve_date
from purport.mentions.find import find_mentions
from purport.mentions.gazetteer import gazetteer_version
from purport.mentions.names import nationality_at
from purport.mentions.place_resolution import resolve_place, resolve_places
from purport.mentions.place_venues import is_frontier, venues_in

__all__ = [
    "Overrides", "actors_version", "find_actors_in", "find_mentions", "gazetteer_version", "is_frontier",
    "load_overrides", "nationality_at", "resolve_actor", "resolve_date", "resolve_first_person", "resolve_place",
    "resolve_places", "venues_in",
]  # fmt: skip
