"""Which nouns name human beings: those listed, and by their form those that no list names ("drillers", "the accused").

English makes nouns for people with a few endings (-er, -or, -ist, -ian, -ee, -man). The same endings make nouns for
things ("container", "guarantee"); those are in `data/no_people.txt`. Source of the endings: Quirk et al., A
Comprehensive Grammar of the English Language (1985), appendix I.32-37; the list of things is hand-written.
"""

from functools import cache
from pathlib import Path

from purport.events.role_classes import role_classes
from purport.events.scene import Scene
from purport.records.values import Sector

_PATH = Path(__file__).parent / "data" / "no_people.txt"
ENDINGS = (
    "er", "or", "ist", "ian", "eer", "ee", "man", "men", "woman", "women", "person", "people", "folk", "goer", "keeper",
    "holder", "smith", "wright", "crat", "logue", "monger", "ster",
)  # fmt: skip
SHORTEST = 5
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "conj"})
GROUPING = frozenset({"the", "those", "these", "many", "some", "all"})
FORMS = frozenset({"ADJ", "VERB", "NOUN"})
ANTS = frozenset(
    "applicant assailant assistant attendant celebrant claimant combatant complainant confidant consultant defendant "
    "descendant emigrant immigrant informant inhabitant lieutenant litigant merchant migrant militant mutant occupant "
    "participant peasant protestant registrant sergeant servant supplicant tenant tyrant adherent adolescent agent "
    "belligerent client correspondent dependent dissident insurgent opponent parent patient president proponent "
    "resident respondent student superintendent".split()
)
"""Nouns in -ant and -ent for people; more words with these endings name things, so that these are told one by one."""


@cache
def things() -> frozenset[str]:
    """Give the nouns that end as nouns for people do, but name things."""
    lines = _PATH.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def has_human_ending(lemma: str) -> bool:
    """Say whether a noun names a human being by its ending.

    Arguments: a lower-case lemma. The last part of a compound decides: "aid-worker", not "space-heater".
    """
    last = lemma.rsplit("-", 1)[-1]
    if last in ANTS:
        return True
    return len(last) >= SHORTEST and last.isalpha() and last.endswith(ENDINGS) and last not in things()


def is_person(scene: Scene, token: int) -> bool:
    """Say whether the noun at a token names human beings: by the list, its ending, or as a participle made a noun."""
    s = scene.syntax
    lemma = scene.lemmas[token].lower()
    if lemma in scene.book.people:
        return s.pos[token] in ("NOUN", "PROPN", "ADJ")
    if s.pos[token] == "NOUN" and has_human_ending(lemma):
        return not any(start <= token < end and label == "LOC" for start, end, label in s.ents)
    return is_nominalised(scene, token) or _is_whoever(scene, token)


def is_nominalised(scene: Scene, token: int) -> bool:
    """Say whether a participle or adjective stands for those it describes: "the displaced", "many wounded"."""
    s = scene.syntax
    if s.deps[token] not in ARGUMENTS or s.pos[token] not in FORMS:
        return False
    word = s.lower[token]
    participle = word.endswith("ed") and s.pos[token] != "NOUN" and word not in things()
    if not participle and word not in role_classes()["nominalised"]:
        return False
    if token + 1 < len(s.lower) and s.pos[token + 1] in ("NOUN", "PROPN", "ADJ") and s.heads[token] == token + 1:
        return False
    return any(
        k < token and (s.deps[k] == "nummod" or (s.deps[k] == "det" and s.lower[k] in GROUPING))
        for k in s.children[token]
    )


def _is_whoever(scene: Scene, token: int) -> bool:
    """Say whether "those" stands for people: "those who fled", "those killed"."""
    s = scene.syntax
    if s.lower[token] != "those" or s.deps[token] == "det":
        return False
    return any(
        (s.deps[j] == "acl:relcl" and any(s.lower[k] in ("who", "whose", "whom") for k in s.subtree(j)))
        or (s.deps[j] == "acl" and s.tags[j] == "VBN")
        for j in s.children[token]
    )


def sectors_of_people(scene: Scene, token: int) -> tuple[Sector, ...]:
    """Give the sector of people of whom no more is known: civilians, but for institutions and for kin and friends."""
    lemma = scene.lemmas[token].lower()
    return () if lemma in role_classes()["unpolitical"] or not is_person(scene, token) else ("CVL",)
