"""Who takes part in one act, beyond what the roles of its row say: judged acts, threats, hosts, things shared."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from purport.events.binding import rebind
from purport.events.codebook import Entry
from purport.events.embedding import is_accident, is_threat, wrongdoers
from purport.events.fillers import fillers
from purport.events.first_person import resolve_first_person
from purport.events.participants import is_human, is_known, participants
from purport.events.renaming import measured
from purport.events.role_classes import role_classes
from purport.events.roles import acting, receiving
from purport.events.scene import Scene
from purport.events.triggers import Match
from purport.events.voicing import voiced_blame
from purport.records import Attribution, EventActor
from purport.records.values import NON_STATE, Sector

Actors = tuple[EventActor, ...]
JUDGING = frozenset({"SUPPORT", "ACCUSE", "REJECT"})
"""Types whose object may be an act: whoever did it receives."""
HOLDING = frozenset({"COERCE", "RETREAT"})
RULING: tuple[tuple[Sector, ...], ...] = ((), ("GOV",), ("COP",), ("MIL",), ("JUD",), ("LEG",))
"""Sectors of those who hold and free people of their own country."""
PRIVATE = frozenset({"CVL", "EDU", "JRN", "OPP", "REL", "SOC", "LAB", "MED", "AGR"})
CONDITIONS = frozenset({"if", "unless", "until"})


def parties_of(
    scene: Scene,
    match: Match,
    matches: Sequence[Match],
    effects: Mapping[int, str],
    inner: Attribution | None,
    attributions: Sequence[Attribution],
) -> tuple[Actors, Actors] | None:
    """Give who acts and who receives.

    Arguments: the scene; the match; all matches of the passage; what each does to its complement; the innermost
    attribution of the trigger; all attributions of the article. Returns None where the act is not an event of its own.
    """
    entry, i = match.entry, match.head
    if is_accident(scene, match):
        return None
    if "voiced" in entry.flags:
        return voiced_blame(scene, i, inner)
    if entry.threatens and not is_threat(scene, match, matches):
        return None
    received = _received(scene, match, matches, effects)
    if received is None:
        return None
    own = acting(scene, i, entry)
    if match.cause is not None:
        own = acting(scene, match.cause.head, match.cause.entry) or tuple(a for a in own if is_known(a))
    actors = resolve_first_person(own, attributions)
    recipients = rebind(scene, resolve_first_person(received, attributions), actors)
    if entry.type == "CONSULT" and not recipients and len(actors) == 2 and fillers(scene, i, entry.pos, "between"):
        # "A summit between Kim and Putin": the annotation guide's examples give each a role.
        actors, recipients = actors[:1], actors[1:]
    if entry.mode == "visit" and actors and not recipients:
        recipients = _host(scene, i, actors)
    if entry.type == "THREATEN" and not recipients and entry.pos == "v":
        recipients = _threatened(scene, i, actors)
    actors, recipients = _compatriots(scene, entry, actors, recipients)
    return _apart(scene, i, entry, actors, recipients)


def _compatriots(scene: Scene, entry: Entry, actors: Actors, recipients: Actors) -> tuple[Actors, Actors]:
    """Take those held, freed or protesting, whose country the text leaves unsaid, for people of the other side's
    country: "Chad condemned Togo's crackdown on protesters".
    """
    if entry.type in HOLDING and entry.mode != "deport":
        return actors, _of_country(scene, recipients, actors)
    if entry.type == "PROTEST":
        return _of_country(scene, actors, recipients), recipients
    return actors, recipients


def _of_country(scene: Scene, found: Actors, others: Actors) -> Actors:
    told = {a.country for a in others if a.country and a.span not in scene.guesses and a.country not in NON_STATE}
    if len(told) != 1 or any(a.span in scene.guesses or a.sectors[:1] not in RULING for a in others):
        return found
    country = told.pop()
    return tuple(replace(a, country=country, entity=None) if _is_guessed(scene, a) else a for a in found)


def _is_guessed(scene: Scene, actor: EventActor) -> bool:
    """Say whether a private party has a country that the text does not tell; foreigners have none of ours."""
    if actor.country is None or actor.span not in scene.guesses or not PRIVATE.intersection(actor.sectors[:1]):
        return False
    return not role_classes()["loose"].intersection(actor.text.lower().split())


def _received(scene: Scene, match: Match, matches: Sequence[Match], effects: Mapping[int, str]) -> Actors | None:
    """Give those acted upon; None where a charge holds no wrongdoing."""
    entry, i = match.entry, match.head
    if "content" in entry.recipient:
        return wrongdoers(scene, match, matches, effects)
    judged = _judged(scene, match, matches)
    if judged is not None:
        return judged
    recipients = receiving(scene, i, entry)
    if match.result is not None and all(r.country is None or _is_place(scene, r) for r in recipients):
        victims = fillers(scene, match.result, "v", "obj")
        recipients = (participants(scene, victims[0]) if victims else ()) or recipients
    return recipients


def _apart(scene: Scene, i: int, entry: Entry, actors: Actors, recipients: Actors) -> tuple[Actors, Actors] | None:
    """Keep those apart who act and who receive; None where nobody but the one who acts is concerned."""
    # "told him to defend himself": a reflexive is nobody else.
    recipients = tuple(r for r in recipients if not r.text.lower().endswith(("self", "selves")))
    others = tuple(r for r in recipients if r not in actors and not (entry.type != "ASSAULT" and _is_own(r, actors)))
    if entry.type == "MOBILIZE":
        # "put its forces on alert": the forces are not whom they face.
        own = {a.country for a in actors if a.country}
        others = tuple(r for r in others if r.sectors[:1] != ("MIL",) or r.country not in own)
    if recipients and not others and entry.type in ("SUPPORT", "ACCUSE") and entry.pos == "v":
        # "The jury defended its choice": nobody else is concerned.
        return None
    if entry.type == "AID" and entry.pos == "n" and not actors and not others:
        return _partners(scene, i)
    return actors, others


def _judged(scene: Scene, match: Match, matches: Sequence[Match]) -> Actors | None:
    """Give who did what is judged: "welcomed the release of the nurses by the rebels", "is investigating the death of a
    man shot by officers". Returns None where no act is judged; those who underwent it are not judged.
    """
    entry = match.entry
    if entry.type not in JUDGING or entry.pos != "v" or "obj" not in entry.recipient:
        return None
    things = fillers(scene, match.head, "v", "obj")
    if not things or is_human(scene, things[0]):
        return None
    thing = measured(scene, things[0])
    done = next((m for m in matches if m.head == thing and m.entry.pos == "n" and m.head != match.head), None)
    if done is not None:
        who = acting(scene, thing, done.entry)
        if who or (done.entry.type != "REQUEST" and receiving(scene, thing, done.entry)):
            return who
    if scene.lemmas[thing] not in role_classes()["harms"] or entry.type != "ACCUSE":
        return None
    below = set(scene.syntax.subtree(thing))
    for harm in matches:
        if harm.head in below and harm.entry.type == "ASSAULT" and (who := acting(scene, harm.head, harm.entry)):
            return who
    return ()


def _threatened(scene: Scene, i: int, actors: Actors) -> Actors:
    """Give whom a threat is meant for: who must avert it ("will strike unless Lima yields"), else whom it hits."""
    s = scene.syntax
    clauses = [*fillers(scene, i, "v", "ccomp"), *fillers(scene, i, "v", "xcomp")]
    if not clauses and s.deps[i] == "parataxis":
        clauses = [s.heads[i]]
    for clause in clauses:
        for j in s.children[clause]:
            if s.deps[j] != "advcl" or not CONDITIONS.intersection(scene.marks(j)):
                continue
            token = scene.subject(j)
            others = _others(participants(scene, token) if token is not None else (), actors)
            if others:
                return others
        thing = scene.object(clause)
        others = _others(participants(scene, thing) if thing is not None else (), actors)
        if others:
            return others
    return ()


def _others(found: Actors, actors: Actors) -> Actors:
    countries = {a.country for a in actors if a.country}
    return tuple(a for a in found if is_known(a) and a.country not in countries)


def _is_place(scene: Scene, actor: EventActor) -> bool:
    """Say whether a recipient is merely where the attack was: those harmed there say more."""
    return not actor.sectors and any(p is not None and p.span == actor.span for p in scene.place_at)


def _is_own(recipient: EventActor, actors: Actors) -> bool:
    """Say whether a pronoun stands for the actor: "sent its troops"."""
    if not recipient.sectors and any(recipient.text == actor.text for actor in actors):
        return True
    if recipient.via != "pronoun" or recipient.antecedent is None:
        return False
    start, end = recipient.antecedent
    spans = [span for actor in actors for span in (actor.span, actor.antecedent) if span is not None]
    return any(start < other[1] and other[0] < end for other in spans)


def _partners(scene: Scene, i: int) -> tuple[Actors, Actors]:
    """Give giver and receiver of supplies that two parties talk about ("The pair will discuss arms deals").

    The annotation guide gives the first named as supplier.
    """
    s = scene.syntax
    head = s.heads[i]
    if s.deps[i] == "nmod" and scene.lemmas[head] in ("talk", "talks", "negotiation", "deal"):
        head = s.heads[head]
    if s.pos[head] != "VERB" or scene.lemmas[head] not in scene.book.classes["talking"]:
        return (), ()
    token = scene.subject(head)
    found = participants(scene, token) if token is not None else ()
    return (found[:1], found[1:]) if len(found) == 2 else ((), ())


def _host(scene: Scene, i: int, actors: Actors) -> Actors:
    """Give the country that announces somebody else's visit: "Moscow confirms Kim will visit"."""
    s = scene.syntax
    head = s.heads[i]
    if s.deps[i] != "ccomp" or scene.lemmas[head] not in scene.book.classes["announcing"]:
        return ()
    token = scene.subject(head)
    mention = scene.actor_at[token] if token is not None else None
    if token is None or mention is None or mention.kind not in ("country", "metonym"):
        return ()
    host = participants(scene, token)
    return host if not {a.country for a in host} & {a.country for a in actors} else ()
