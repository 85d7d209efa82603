"""Who "I" and "we" are: the source of the quotation that they stand in."""

from collections.abc import Sequence
from dataclasses import replace

from purport.attribution import first_person
from purport.events.codebook import load_codebook
from purport.events.participants import is_known
from purport.records import Attribution, EventActor


def resolve_first_person(actors: tuple[EventActor, ...], attributions: Sequence[Attribution]) -> tuple[EventActor, ...]:
    """Replace first-person pronouns by the speaker's actors.

    Arguments: the event's actors or recipients; the attributions of the article. Returns them with countries and
    sectors of
    the speaker, the pronoun's own span and via "pronoun"; others unchanged.
    """
    own = load_codebook().classes["first_person"]
    if all(is_known(actor) or actor.text.lower() not in own for actor in actors):
        return actors
    resolved: list[EventActor] = []
    for actor in actors:
        if is_known(actor) or actor.text.lower() not in own:
            resolved.append(actor)
            continue
        speakers = first_person(attributions, actor.span[0])
        resolved += [
            replace(actor, country=speaker.country, sectors=speaker.sectors, entity=speaker.entity, via="pronoun")
            for speaker in speakers
        ] or [actor]
    return tuple(resolved)
