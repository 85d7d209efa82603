"""Who acts and who receives: the actors behind the fillers of an entry's roles."""

from collections.abc import Iterable
from dataclasses import replace

from purport.events.codebook import Entry
from purport.events.concerned import concerned
from purport.events.fillers import fillers
from purport.events.nominal import MAX_CLIMB
from purport.events.participants import is_human, of_place, participants, phrase
from purport.events.partners import bound_by, lent
from purport.events.role_classes import role_classes
from purport.events.scene import Scene
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
    if not found and entry.type == "ASSAULT" and _is_cause_of_harm(scene, i):
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
        found = _hit(scene, i)
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


def _hit(scene: Scene, i: int) -> tuple[EventActor, ...]:
    """Give what an attack hits by the verb of which it is the subject: "The blast ripped through a church"."""
    s = scene.syntax
    head = s.heads[i]
    hitting = scene.book.classes["hitting"] | scene.book.classes["toll"] | role_classes()["disabling"]
    if s.deps[i] == "nsubj" and scene.lemmas[head] in hitting:
        verb = head
    else:
        verb = next((j for j in s.children[i] if s.deps[j] == "acl:relcl" and scene.lemmas[j] in hitting), -1)
    if verb < 0:
        return ()
    for token in [*fillers(scene, verb, "v", "obj"), *fillers(scene, verb, "v", "through")]:
        who = participants(scene, token) or of_place(scene, token, cities=True)
        if who:
            return who
        if scene.lemmas[token] in scene.book.classes["facility"]:
            span, text = phrase(scene, token)
            return (EventActor(span=span, text=text, entity=None, country=_where(scene, token)),)
    return ()


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


def struck(scene: Scene, i: int, entry: Entry) -> tuple[EventActor, ...]:
    """Give what an attack hits where that is a place or a facility, with the country where it lies.

    The country is that of the place that the phrase or the clause names ("a depot outside Damascus").
    """
    s = scene.syntax
    roles = ["obj"] if entry.pos == "v" else ["comp"]
    roles += ["on", "at", "against", "near", "outside"] if entry.pos == "n" else [
        "on", "at", "against", "in", "near", "outside"
    ]  # fmt: skip
    if entry.pos == "n" and scene.lemmas[i] in scene.book.classes["campaigns"]:
        # "its offensive in Ukraine" is aimed at the country, "the attack in Ankara" merely took place there.
        for token in fillers(scene, i, "n", "in"):
            if scene.place_at[token] is not None:
                return of_place(scene, token, cities=True)
    where = _where(scene, i)
    for role in roles:
        if role == "comp" and _is_cause_of_harm(scene, i):
            # "Nine hurt in Kabul blast": where it was, not whom it hit.
            continue
        for token in fillers(scene, i, entry.pos, role):
            lemma = scene.lemmas[token]
            if scene.place_at[token] is not None and role in ("comp", "on", "at", "against", "obj", "into"):
                return of_place(scene, token, cities=True)
            if lemma in scene.book.classes["outskirts"]:
                near = [*scene.prepositional(token, "of"), *(j for j in s.children[token] if j < token)]
                for j in near:
                    place = of_place(scene, j, cities=True) or _homeland(scene, j)
                    if place:
                        return place
            if lemma in scene.book.classes["facility"]:
                owner = participants(scene, token)
                if owner:
                    return owner
                country = _where(scene, token) or where
                span, text = phrase(scene, token)
                return (EventActor(span=span, text=text, entity=None, country=country),)
    return ()


def _is_cause_of_harm(scene: Scene, i: int) -> bool:
    """Say whether an attack stands under a verb that counts those harmed: "killed in a blast"."""
    s = scene.syntax
    harm = scene.book.classes["counting"] | scene.book.classes["toll"]
    return s.deps[i] in ("obl", "nmod") and "in" in scene.marks(i) and scene.lemmas[s.heads[i]] in harm


def _homeland(scene: Scene, j: int) -> tuple[EventActor, ...]:
    """Give the country of "Rwandan" in "Rwandan territory"."""
    return tuple(replace(actor, sectors=()) for actor in participants(scene, j)) if scene.actor_at[j] else ()


def _where(scene: Scene, i: int) -> str | None:
    s = scene.syntax
    for preposition in ("in", "near", "outside", "at", "of", "inside", "on"):
        for j in scene.prepositional(i, preposition):
            place = scene.place_at[j]
            if place is not None and place.place.country is not None:
                return place.place.country
            deeper = next((k for k in s.children[j] if scene.place_at[k] is not None), None)
            if deeper is not None and scene.place_at[deeper] is not None:
                found = of_place(scene, deeper, cities=True)
                if found:
                    return found[0].country
    return None


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
