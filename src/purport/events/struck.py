"""What an attack hits: a place, a facility, or what its verb tells, with the country where that lies."""

from dataclasses import replace

from purport.events.codebook import Entry
from purport.events.fillers import fillers
from purport.events.participants import of_place, participants, phrase
from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.mentions import nationality_at
from purport.records import EventActor


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
        if role == "comp" and is_cause_of_harm(scene, i):
            # "Nine hurt in Kabul blast": where it was, not whom it hit.
            continue
        for token in fillers(scene, i, entry.pos, role):
            lemma = scene.lemmas[token]
            if scene.place_at[token] is not None and role in ("comp", "on", "at", "against", "obj", "into"):
                return of_place(scene, token, cities=True)
            if lemma in scene.book.classes["outskirts"]:
                near = [*scene.prepositional(token, "of"), *(j for j in s.children[token] if j < token)]
                for j in near:
                    place = of_place(scene, j, cities=True) or _homeland(scene, j) or _nation(scene, token, j)
                    if place:
                        return place
            if lemma in scene.book.classes["facility"]:
                owner = participants(scene, token)
                if owner:
                    return owner
                for j in s.children[token]:
                    if j < token and (nation := _nation(scene, token, j)):
                        return nation
                country = _where(scene, token) or where
                span, text = phrase(scene, token)
                return (EventActor(span=span, text=text, entity=None, country=country),)
    return ()


def hit(scene: Scene, i: int) -> tuple[EventActor, ...]:
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


def is_cause_of_harm(scene: Scene, i: int) -> bool:
    """Say whether an attack stands under a verb that counts those harmed: "killed in a blast"."""
    s = scene.syntax
    harm = scene.book.classes["counting"] | scene.book.classes["toll"]
    return s.deps[i] in ("obl", "nmod") and "in" in scene.marks(i) and scene.lemmas[s.heads[i]] in harm


def _homeland(scene: Scene, j: int) -> tuple[EventActor, ...]:
    """Give the country of "Rwandan" in "Rwandan territory"."""
    return tuple(replace(actor, sectors=()) for actor in participants(scene, j)) if scene.actor_at[j] else ()


def _nation(scene: Scene, token: int, j: int) -> tuple[EventActor, ...]:
    """Give land or a building with the country of the nationality before it, which is no actor: "Togolese soil"."""
    s = scene.syntax
    if s.deps[j] != "amod" or not s.words[j][:1].isupper():
        return ()
    country = nationality_at(s.words[j])
    span, text = phrase(scene, token)
    return (EventActor(span=span, text=text, entity=None, country=country),) if country is not None else ()


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
