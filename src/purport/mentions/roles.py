"""Role nouns: what 'police', 'lawmaker' or 'rebel group' says about an actor without naming it."""

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from purport.mentions.actor_tables import rows, sectors_of
from purport.records.values import Sector

RoleClass = Literal["person", "plural", "body", "thing", "title"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An entry of roles.tsv.

    `weak` heads ('official', 'leader', 'spokesman') take the sector of what stands with them and have their own
    only when alone. `domestic` roles belong to the country a story is about when nothing else is said.
    `country` is where a role belongs that names none ('aid agencies' are NGO). `plural` says whether this form means
    several. A `title` ('Sen.', 'Gen.') only stands before a name. `words` are its words and the phrase itself.
    """

    phrase: str
    sectors: tuple[Sector, ...]
    kind: RoleClass
    weak: bool
    domestic: bool
    country: str | None
    gender: str
    plural: bool
    words: frozenset[str] = frozenset()


_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people", "thief": "thieves",
              "wife": "wives", "policeman": "policemen", "serviceman": "servicemen"}  # fmt: skip
_PLURAL_FIRST = ("secretary", "minister", "head", "chief", "member", "governor", "president", "speaker", "leader",
                 "commander", "chairman", "director", "attorney", "charge", "chargé", "chancellor", "house", "bureau",
                 "court", "ministry", "department", "office", "chairwoman", "king", "prosecutor", "sister",
                 "mother", "father")  # fmt: skip


def plural_of(phrase: str) -> str:
    """Give the plural of an English noun phrase: 'ministers of state', 'lawmakers', 'policewomen'."""
    words = phrase.split(" ")
    if len(words) > 2 and words[1] in ("of", "for", "to", "in") and words[0] in _PLURAL_FIRST:
        return " ".join([_plural_noun(words[0]), *words[1:]])
    return " ".join([*words[:-1], _plural_noun(words[-1])])


def _plural_noun(noun: str) -> str:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man") and noun not in ("german", "shaman", "human", "roman"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u", ""):
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun if noun.endswith(("ss's", "forces", "series")) else noun + "es"
    return noun + "s"


def _words(phrase: str) -> frozenset[str]:
    return frozenset((*phrase.split(), phrase))


@cache
def roles() -> tuple[Role, ...]:
    """Give every role form, singular and plural."""
    found: dict[str, Role] = {}
    for row in rows("roles.tsv"):
        kind = cast(RoleClass, row["class"])
        role = Role(
            phrase=row["phrase"],
            sectors=sectors_of(row["sectors"]),
            kind=kind,
            weak=row["weak"] == "yes",
            domestic=row["country"] == "yes",
            country=row["country"] if row["country"] not in ("yes", "no") else None,
            gender=row["gender"],
            plural=kind == "plural",
            words=_words(row["phrase"]),
        )
        found[role.phrase] = role
    for role in list(found.values()):
        if role.kind in ("plural", "title"):
            continue
        form = plural_of(role.phrase)
        if form not in found:
            found[form] = Role(
                phrase=form,
                sectors=role.sectors,
                kind=role.kind,
                weak=role.weak,
                domestic=role.domestic,
                country=role.country,
                gender=role.gender,
                plural=True,
                words=_words(form),
            )
    return tuple(found.values())


@cache
def name_words() -> dict[str, tuple[Sector, ...]]:
    """Give the words at the end of a proper name that tell what kind of body it is: 'Tribune', 'Airways'."""
    return {word: sectors_of(row["sectors"]) for row in rows("name_words.tsv") for word in row["words"].split()}
