"""Who did what to whom: coded events from the analysed text."""

from purport.events.codebook import Codebook, Entry, load_codebook
from purport.events.draft import DraftEvent
from purport.events.find import find_events
from purport.events.relation import code_relation

__all__ = ["Codebook", "DraftEvent", "Entry", "code_relation", "find_events", "load_codebook"]
