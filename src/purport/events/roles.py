"""Who acts and who receives: the actors behind the fillers of an entry's roles."""

from collections.abc import Iterable

from purport.events.codebook import Entry
from purport.events.concerned import concerned
from purport.events.fillers import fillers
from purport.events.nominal import MAX_CLIMB
from purport.events.participants import is_human, of_place, participants
from purport.events.partners import bound_by, lent
from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.events.struck import hit, is_cause_of_harm, struck
from purport.records import EventActor

__all__ = ["acting", "fillers", "receiving", "struck"]

ASSAULT_LIKE = frozenset({"ASSAULT", "COERCE", "SANCTION", "AID", "MOBILIZE", "CONSULT", "SUPPORT", "ACCUSE"})

FORCES = (("MIL",), ("COP",), ("REB",), ("UAF",), ("PRM",))
ATTENDED = frozenset({"during", "at", "in", "on", "for", "to"})
DECREED = frozenset({"SANCTION", "COERCE", "REJECT", "CONCEDE", "RETREAT", "ASSAULT", "AID"})
LOCATIONS = frozenset({"outside", "at", "in", "near", "around", "before", "in front of"})
ASKED = frozenset({"obj", "for", "xobj"})
ASKING = frozenset({"REQUEST", "AGREE"})


def acting(scene: Scene, i: int, entry: Entry) -> tuple[EventActor, ...]:
    """Give those who act: the first role of the entry that somebody fills."""
    roles: tuple[str, ...] = entry.actor
    if _is_asked_of(scene, i, entry):
        roles = tuple(role for role in roles if role != "of")
    if entry.pos == "n" and _undergoing(scene, i):
        roles = tuple(role for role in roles if role not in ("poss", "demonym"))
    found = lent(scene, i, entry)[0] or _first(scene, i, entry, roles, place=False)
    if not found and entry.type == "MOBILIZE" and entry.pos == "v" and scene.is_passive(i):
        # "Rangers were deployed": those who move act where nobody is said to send them.
        token = scene.surface_subject(i)
        found = participants(scene, token) if token is not None else ()
    if not found and entry.pos == "v" and entry.type in DECREED and scene.is_passive(i):
        found = _deciding(scene, i)
    if not found and entry.pos == "n" and entry.actor:
        found = _involved(scene, i)
    if not found and entry.pos == "n" and entry.type == "CONSULT" and ATTENDED.intersection(scene.marks(i)):
        # "refused it during a visit to Prague", "left for a summit", "said at a conference with his colleague"
        found = _first(scene, i, entry, ("govsubj",), place=False)
    if not found and entry.pos == "n" and entry.type == "AGREE":
        found = bound_by(scene, i)
    return found


def _deciding(scene: Scene, i: int) -> tuple[EventActor, ...]:
    """Give whose decision or action it is by which something is done: "was barred in a ruling by the court"."""
    for mark in ("in", "by", "under", "during", "through", "on"):
        for means in scene.prepositional(i, mark):
            if scene.lemmas[means] not in scene.book.classes["decisions"] | role_classes()["operations"]:
                continue
            for role in ("by", "of", "poss", "demonym", "from"):
                for token in fillers(scene, means, "n", role):
                    who = participants(scene, token)
                    if who:
                        return who
    return ()


def receiving(scene: Scene, i: int, entry: Entry) -> tuple[EventActor, ...]:
    """Give those acted upon: the first role of the entry that somebody, or a country, fills."""
    undergoing = _undergoing(scene, i) if entry.pos == "n" else ()
    found = undergoing or lent(scene, i, entry)[1] or _given(scene, i, entry)
    if not found and _is_asked_of(scene, i, entry):
        found = _first(scene, i, entry, ("of",), place=True)
    found = found or _first(scene, i, entry, entry.recipient, place=True)
    if entry.type == "ASSAULT" and found and all(a.text.isdigit() for a in found):
        # "kills 13 at a police academy": the number says little of whom.
        found = struck(scene, i, entry) or found
    if not found and entry.type == "ASSAULT" and is_cause_of_harm(scene, i):
        harm = scene.syntax.heads[i]
        harmed = scene.object(harm) if scene.syntax.pos[harm] == "VERB" else scene.surface_subject(harm)
        found = participants(scene, harmed) if harmed is not None else ()
    if not found and entry.pos == "n" and entry.type in ("CONCEDE", "AGREE"):
        found = _due(scene, i)
    if not found:
        found = concerned(scene, i, entry)
    if not found and entry.recipient and entry.type == "ASSAULT":
        found = struck(scene, i, entry)
    if not found and entry.pos == "n" and entry.type in ("ASSAULT", "COERCE"):
        found = hit(scene, i)
    if not found and entry.pos == "n":
        light = scene.light_verb(i)
        if light is not None and light[1] == "recipient":
            verb = light[0]
            s = scene.syntax
            token = scene.surface_subject(verb) if s.pos[verb] != "VERB" else scene.subject(verb)
            found = participants(scene, token) if token is not None else ()
    return found


def _given(scene: Scene, i: int, entry: Entry) -> tuple[EventActor, ...]:
    """Give to whom something goes, where a row takes the thing for the receiver: "supplied tanks to Chad"."""
    if entry.type != "AID" or entry.pos != "v" or "obj" not in entry.recipient:
        return ()
    things = fillers(scene, i, "v", "obj")
    if not things or scene.lemmas[things[0]] in scene.book.people:
        return ()
    for role in ("to", "iobj"):
        for token in fillers(scene, i, "v", role):
            who = participants(scene, token)
            if who:
                return who
    return ()


def _undergoing(scene: Scene, i: int) -> tuple[EventActor, ...]:
    """Give the person who owns an act that he undergoes ("the envoy's murder"); a state's or a force's is its own."""
    if scene.lemmas[i].lower() not in role_classes()["undergone"] or scene.prepositional(i, "of"):
        return ()
    for token in fillers(scene, i, "n", "poss"):
        mention = scene.actor_at[token]
        plural = scene.syntax.tags[token] in ("NNS", "NNPS")
        if mention is not None and mention.kind in ("person", "role", "pronoun"):
            who = participants(scene, token)
            if not any(a.sectors[:1] in FORCES for a in who) and not (plural and mention.kind == "role"):
                return who
    return ()


def _is_asked_of(scene: Scene, i: int, entry: Entry) -> bool:
    """Say whether a request is made of somebody: "made demands of the mayor", not "the demands of the mayor"."""
    light = scene.light_verb(i) if entry.type == "REQUEST" and entry.pos == "n" else None
    return light is not None and scene.lemmas[light[0]] == "make"


def _involved(scene: Scene, i: int) -> tuple[EventActor, ...]:
    """Give whose part in the act the text speaks of: "Russia's role in the bombardment"."""
    s = scene.syntax
    for _ in range(MAX_CLIMB):
        if s.deps[i] != "conj":
            break
        i = s.heads[i]
    head = s.heads[i]
    if s.deps[i] != "nmod" or scene.lemmas[head] not in scene.book.classes["involvement"]:
        return ()
    if not {"in", "for", "to"}.intersection(scene.marks(i)):
        return ()
    for j in [*(k for k in s.children[head] if s.deps[k] == "nmod:poss"), *scene.prepositional(head, "of")]:
        who = participants(scene, j)
        if who:
            return who
    return ()


def _due(scene: Scene, i: int) -> tuple[EventActor, ...]:
    """Give to whom a concession or promise goes that he demands or gets: "demanded an apology"."""
    s = scene.syntax
    verb = s.heads[i]
    if s.deps[i] != "obj" or scene.lemmas[verb] not in role_classes()["getting"]:
        return ()
    token = scene.subject(verb)
    return participants(scene, token) if token is not None else ()


def _is_seat(scene: Scene, token: int) -> bool:
    """Say whether a place stands for those who sit in it: an embassy, a palace, "the Kremlin"."""
    below = [token, *scene.prepositional(token, "of")]
    if any(scene.lemmas[j] in role_classes()["seats"] for j in below):
        return True
    mention = scene.actor_at[token]
    return mention is not None and mention.kind in ("metonym", "country")


def _is_of_act(scene: Scene, verb: int, token: int) -> bool:
    """Say whether a phrase with "of" hangs on an act asked for: "asked for the release of nurses"."""
    return any(
        thing != verb and token in scene.prepositional(thing, "of") and scene.lemmas[thing] in scene.book.entries["n"]
        for thing in fillers(scene, verb, "v", "obj")
    )


def _first(scene: Scene, i: int, entry: Entry, roles: Iterable[str], *, place: bool) -> tuple[EventActor, ...]:
    for role in roles:
        found: list[EventActor] = []
        for token in fillers(scene, i, entry.pos, role):
            if place and scene.syntax.lower[token].endswith(("self", "selves")):
                # "chained themselves to the embassy"
                continue
            if place and role == "of" and entry.type == "REQUEST" and entry.pos == "v" and _is_of_act(scene, i, token):
                continue
            if role == "obj" and scene.lemmas[token] in entry.after:
                # "joined forces" is no act on forces.
                continue
            who = participants(scene, token)
            if role in ("comp", "demonym"):
                # "a drone attack" is not by the drone; "a police raid" is by the police.
                who = tuple(a for a in who if a.country is not None or "COP" in a.sectors)
            spot = scene.place_at[token] if role == "demonym" and entry.type == "ASSAULT" else None
            if spot is not None and spot.place.precision != "country" and not place:
                # "the Paris attacks" were in Paris, not by it.
                who = ()
            if who and place and entry.mode == "visit" and scene.actor_at[token] is None:
                # "toured the army's factories" visits a place, not the army.
                who = ()
            if who and place and role == "obj" and entry.type == "CONSULT" and not is_human(scene, token):
                # "discussed the migrant crisis with Lima": the topic is no party.
                who = ()
            if who and place and role in ASKED and entry.type in ASKING and not is_human(scene, token):
                # "sought a prison term" asks nothing of the prison, "called for Ng's resignation" something of Ng.
                who = who if role != "obj" and scene.syntax.child(token, "nmod:poss") is not None else ()
            if who and entry.type == "PROTEST" and role in LOCATIONS and not _is_seat(scene, token):
                # "kept vigil outside the cathedral": where it was, not whom it is against.
                who = ()
            if not who and place and entry.type in ASSAULT_LIKE:
                who = of_place(scene, token, cities=entry.type == "ASSAULT")
            found += who
        if found:
            return tuple(dict.fromkeys(found)) if len(found) > 1 else tuple(found)
    return ()
