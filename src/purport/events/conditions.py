"""Tests what fills a role: a lemma, a class of nouns, or a kind of participant.

Kinds: #pol a known actor, #hum any human being or group, #hard a state or political actor, #state a country,
#gov, #leader, #mil, #cop, #leg, #pty, #jud, #jrn, #lab, #ref, #bus, #ngo, #civ, #ret (former official) by sector,
#igo an international body, #place a toponym, #person a named person, #envoy a diplomat, #num a bare number, #plural
#several more than one actor, #group several
actors, #politician a person or party of politics; `@ing` a gerund; `@subjunctive` what is asked for
("that he go"); `agentless` no agent at all.
"""

from purport.events.codebook import Condition
from purport.events.participants import HARD, is_human, participants
from purport.events.scene import Scene
from purport.records import EventActor
from purport.records.values import NON_STATE

POLITICIANS = frozenset({"PTY", "LEG", "ELI", "OPP"})
SECTOR_KINDS: dict[str, frozenset[str]] = {
    "#gov": frozenset({"GOV"}),
    "#mil": frozenset({"MIL", "REB", "PRM", "UAF"}),
    "#cop": frozenset({"COP"}),
    "#leg": frozenset({"LEG"}),
    "#pty": frozenset({"PTY", "OPP"}),
    "#jud": frozenset({"JUD"}),
    "#jrn": frozenset({"JRN"}),
    "#lab": frozenset({"LAB"}),
    "#ref": frozenset({"REF"}),
    "#bus": frozenset({"BUS"}),
    "#civ": frozenset({"CVL"}),
    "#ret": frozenset({"ELI"}),
    "#ngo": frozenset({"SOC"}),
    "#spy": frozenset({"SPY"}),
}


def holds(scene: Scene, token: int, condition: Condition) -> bool:
    """Say whether the token fills the condition."""
    lemmas = condition.lemmas
    if condition.any or scene.lemmas[token] in lemmas or scene.syntax.lower[token] in lemmas:
        return True
    for kind in condition.kinds:  # noqa: SIM110 - a generator for every test costs more than the test
        if _is_kind(scene, token, kind):
            return True
    return False


def _is_kind(scene: Scene, token: int, kind: str) -> bool:
    s = scene.syntax
    if kind == "@ing":
        return s.tags[token] == "VBG"
    if kind == "@subjunctive":
        return is_subjunctive(scene, token)
    if kind == "#place":
        return (
            scene.place_at[token] is not None
            or _is_state(scene, token)
            or any(label == "LOC" and start <= token < end for start, end, label in s.ents)
        )
    if kind == "#state":
        return _is_state(scene, token)
    if kind == "#num":
        return s.pos[token] == "NUM"
    if kind == "#envoy":
        return scene.lemmas[token] in scene.book.classes["envoy"]
    if kind == "#politician" and _is_state(scene, token):
        return False
    if kind == "#several":
        return len(participants(scene, token)) > 1
    if kind == "#plural":
        found = participants(scene, token)
        plural = s.tags[token] in ("NNS", "NNPS") or s.lower[token] in ("they", "we", "two", "both", "pair", "sides")
        return bool(found) and (len(found) > 1 or plural)
    if scene.actor_at[token] is None and scene.lemmas[token] in scene.book.classes["private"]:
        # "went to his car": whose it is says nothing of the act.
        return False
    found = participants(scene, token)
    if kind == "#hum":
        return is_human(scene, token) or (scene.lemmas[token] in scene.book.classes["partitive"] and bool(found))
    return any(_actor_is(actor, kind) for actor in found) or (
        kind in ("#hard", "#gov", "#pol") and _is_state(scene, token)
    )


def is_subjunctive(scene: Scene, verb: int) -> bool:
    """Say whether a clause asks for what it says: "that Iran attend", "that they be released"."""
    s = scene.syntax
    helpers = [s.lower[j] for j in s.children[verb] if s.deps[j] in ("aux", "aux:pass", "cop")]
    if "to" in helpers or not any(s.deps[j].startswith("nsubj") for j in s.children[verb]):
        return False
    return helpers == ["be"] or (not helpers and s.tags[verb] == "VB")


def _is_state(scene: Scene, token: int) -> bool:
    mention = scene.actor_at[token]
    if mention is not None and mention.kind in ("country", "metonym"):
        return True
    place = scene.place_at[token]
    return place is not None and place.place.precision == "country"


def _actor_is(actor: EventActor, kind: str) -> bool:
    if kind == "#pol":
        return actor.country is not None or any(x != "UNK" for x in actor.sectors)
    if kind == "#hard":
        return any(x in HARD for x in actor.sectors[:1]) or (actor.country is not None and not actor.sectors)
    if kind == "#leader":
        return "GOV" in actor.sectors[:1]
    if kind == "#politician":
        person = actor.via == "pronoun" or actor.entity is None or actor.entity.startswith("leader")
        return any(x in POLITICIANS for x in actor.sectors[:1]) or ("GOV" in actor.sectors[:1] and person)
    if kind == "#igo":
        return actor.country in NON_STATE
    if kind in ("#person", "#nominee", "#group"):
        return actor.entity is not None or actor.via is None
    wanted = SECTOR_KINDS.get(kind)
    if wanted is None:
        return False
    if kind == "#gov" and actor.country is not None and not actor.sectors:
        return True
    return any(x in wanted for x in actor.sectors[:1])
