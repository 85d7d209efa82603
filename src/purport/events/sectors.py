"""What a party is in public life, where its name does not tell: by its title, its role, or as a people."""

from dataclasses import replace

from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.records import ActorMention, EventActor
from purport.records.values import Sector


def titled(scene: Scene, mention: ActorMention, actors: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    """Give the actors of a mention with the sector of a title, or as a people.

    Arguments: the scene; the mention; its actors. "Attorney General Ruiz": the title says more than a name of which
    nothing is known. "Turks protested": the people, not the state; "the Turks" may be either.
    """
    if mention.kind == "person" and all(actor.sectors == ("CVL",) for actor in actors):
        titles = (j for j in range(mention.start, mention.head) if scene.syntax.pos[j] != "ADJ")
        told = next(filter(None, (sector_of(scene, j, ()) for j in titles)), None)
        return actors if told is None else tuple(replace(actor, sectors=told) for actor in actors)
    if _is_people(scene, mention):
        return tuple(replace(actor, sectors=("CVL",)) for actor in actors)
    return actors


def sector_of(scene: Scene, token: int, fallback: tuple[Sector, ...]) -> tuple[Sector, ...]:
    """Give the sector of a role noun; of two words, "rebel commander" or "attorney general", that of both."""
    sectors, lower, lemma = scene.book.role_sectors, scene.syntax.lower, scene.lemmas[token].lower()
    before = f"{lower[token - 1]} {lemma}" if token else lemma
    after = f"{lemma} {lower[token + 1]}" if token + 1 < len(lower) else lemma
    sector = sectors.get(after) or sectors.get(before) or sectors.get(lemma)
    return (sector,) if sector else fallback


def _is_people(scene: Scene, mention: ActorMention) -> bool:
    """Say whether a bare plural of a nationality names its people: "thousands of Georgians"."""
    s, token = scene.syntax, mention.head
    if mention.kind not in ("country", "demonym") or mention.start != token or any(a.sectors for a in mention.actors):
        return False
    word = s.lower[token]
    plural = s.tags[token] in ("NNPS", "NNS") and word.endswith("s") and word not in role_classes()["plural_states"]
    return plural and not any(s.deps[k] == "det" for k in s.children[token])
