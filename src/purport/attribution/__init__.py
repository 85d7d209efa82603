"""Who says so: sources, cues and contents, linked into chains."""

from purport.attribution.find import find_attributions
from purport.attribution.scope import chain, first_person, innermost, speaker_actors

__all__ = ["chain", "find_attributions", "first_person", "innermost", "speaker_actors"]
