"""The nouns: frozen records that every room takes and gives."""

from purport.records.article import Article, Block, Issue, Span
from purport.records.attribution import Attribution, Content, Cue, Source, SourceActor
from purport.records.event import Certainty, Event, EventActor, Quantity, Trigger
from purport.records.knowledge import Actor, DateInterval, Place
from purport.records.mention import ActorMention, DateMention, Mentions, PlaceMention
from purport.records.provenance import Provenance
from purport.records.reading import SCHEMA_VERSION, Coder, Reading, json_schema, reading_from_json
from purport.records.relation import Relation

__all__ = [
    "SCHEMA_VERSION", "Actor", "ActorMention", "Article", "Attribution", "Block", "Certainty", "Coder", "Content",
    "Cue", "DateInterval", "DateMention", "Event", "EventActor", "Issue", "Mentions", "Place", "PlaceMention",
    "Provenance", "Quantity", "Reading", "Relation", "Source", "SourceActor", "Span", "Trigger",
    "json_schema", "reading_from_json",
]  # fmt: skip
