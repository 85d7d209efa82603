"""All names and role words in one token trie, and the search for them over the words of a text."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import compress
from types import MappingProxyType
from typing import Literal

import msgspec

from purport.mentions.actor_tables import Metonym, Office, Organisation, countries, metonyms, offices, organisations
from purport.mentions.roles import Role, roles
from purport.mentions.spelling import fold, slug, words_of
from purport.records import Actor
from purport.records.values import NON_STATE

TermKind = Literal["person", "organisation", "metonym", "country", "part", "adjective", "demonym", "role", "block"]

_ORDER: dict[str, int] = {
    "block": 0, "person": 1, "organisation": 2, "metonym": 3, "country": 4, "part": 5, "demonym": 6,
    "adjective": 7, "role": 8,
}  # fmt: skip

Case = Literal["exact", "title", "any"]


class Term(msgspec.Struct, frozen=True, kw_only=True):
    """What a phrase of the lexicon can stand for.

    `surface` is the spelling that `case` is checked against. Persons and organisations carry all their dated rows.
    """

    kind: TermKind
    surface: tuple[str, ...]
    case: Case
    key: str
    actor: Actor = Actor()
    role: Role | None = None
    offices: tuple[Office, ...] = ()
    bodies: tuple[Organisation, ...] = ()


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A phrase of the lexicon found on words `start` to `end` (half-open), with its readings, likeliest first."""

    start: int
    end: int
    terms: tuple[Term, ...]

    @property
    def one_country(self) -> bool:
        """Whether all readings of the likeliest kind are of one country: not for 'Dominican', 'the Labour Party'."""
        first = self.terms[0]
        return all(t.actor.country == first.actor.country for t in self.terms[1:] if t.kind == first.kind)


class Lexicon:
    """A token trie over folded words. Built once, never changed afterwards."""

    __slots__ = ("_root", "size")

    def __init__(self, terms: Iterable[Term]) -> None:
        root: dict[str, object] = {}
        seen: dict[tuple[str, ...], list[Term]] = {}
        for term in terms:
            seen.setdefault(tuple(fold(w) for w in term.surface), []).append(term)
        for key, found in seen.items():
            node = root
            for word in key:
                node = node.setdefault(word, {})  # type: ignore[assignment]
            readings = tuple(sorted(found, key=lambda t: _ORDER[t.kind]))
            node[""] = (readings, all(t.case == "any" for t in readings))
        self._root = root
        self.size = len(seen)

    def find(self, words: Sequence[str], folded: Sequence[str]) -> list[Match]:
        """Find the longest phrases from left to right.

        Arguments: the words as written; the same words folded. Returns matches that do not overlap, in order.
        """
        found: list[Match] = []
        root, n, done = self._root, len(folded), 0
        for i in compress(range(n), map(root.__contains__, folded)):
            if i < done:
                continue
            node = root[folded[i]]
            if "" not in node and (i + 1 == n or folded[i + 1] not in node):  # type: ignore[operator]
                continue  # "the" opens "the Hague" and a few more
            best: tuple[Term, ...] = ()
            end = j = i + 1
            while True:
                leaf = node.get("")  # type: ignore[attr-defined]
                if leaf is not None:
                    terms, loose = leaf
                    fitting = terms if loose else tuple([t for t in terms if _fits(t, words, i)])
                    if fitting:
                        best, end = fitting, j
                if j >= n:
                    break
                node = node.get(folded[j])  # type: ignore[attr-defined]
                if node is None:
                    break
                j += 1
            if best:
                found.append(Match(start=i, end=end, terms=best))
                done = end
        return found


def _fits(term: Term, words: Sequence[str], start: int) -> bool:
    """Tell whether the case of the words allows the reading: 'us' is not the U.S., 'china' is porcelain."""
    if term.case == "any":
        return True
    if term.case == "exact":
        return list(words[start : start + len(term.surface)]) == list(term.surface)
    for k, w in enumerate(term.surface):
        word = words[start + k]
        if w[:1].isupper() and not word[:1].isupper() and (k == 0 or word not in _LOOSE):
            return False
    return True


_LOOSE = frozenset({"party", "movement", "government", "parliament", "army", "police", "agency", "newspaper", "group"})
"""Last words of names that many papers write small: 'the Republican party'."""


def _case_of(name: str) -> Case:
    if len(name) > 9:
        return "title"
    letters = [c for c in name if c.isalpha()]
    if len(letters) <= 5 and sum(c.isupper() for c in letters) >= max(2, len(letters) - 1):
        return "exact"
    return "title"


def _term(kind: TermKind, name: str, key: str, actor: Actor, **more: object) -> Term:
    case: Case = "any" if kind == "role" else _case_of(name)
    surface = tuple(words_of(name))
    return Term(kind=kind, surface=surface, case=case, key=key, actor=actor, **more)  # type: ignore[arg-type]


def _country_terms() -> Iterable[Term]:
    for country in countries():
        entity = f"country:{country.iso3}"
        plain = Actor(entity=entity, country=country.iso3)
        for name in (country.name, *country.aliases):
            yield _term("country", name, entity, plain)
        for name in country.parts:
            yield _term("part", name, entity, Actor(country=country.iso3, score=0.8))
        for name in country.adjectives:
            yield _term("adjective", name, entity, plain)
        for name in country.nouns:
            yield _term("demonym", name, entity, plain)
        if country.capital:
            yield _term(
                "metonym", country.capital, entity, Actor(entity=entity, country=country.iso3, sectors=("GOV",))
            )
        for name, sector in country.seats:
            yield _term("metonym", name, entity, Actor(entity=entity, country=country.iso3, sectors=(sector,)))


def _metonym_terms(found: Iterable[Metonym]) -> Iterable[Term]:
    for metonym in found:
        for phrase in metonym.phrases:
            yield _term("metonym", phrase, metonym.actor.entity or "", metonym.actor)


def _organisation_terms() -> Iterable[Term]:
    bodies: dict[str, list[Organisation]] = {}
    for body in organisations():
        bodies.setdefault(body.entity, []).append(body)
    for entity, dated in bodies.items():
        last = dated[-1]
        actor = Actor(entity=entity, country=last.country, sectors=last.sectors, score=0.9)
        for name in dict.fromkeys(n for body in dated for n in (body.name, *body.aliases)):
            yield _term("organisation", name, entity, actor, bodies=tuple(dated))


def _person_terms() -> Iterable[Term]:
    terms: dict[tuple[str, str], list[Office]] = {}
    leaders: set[str] = set()
    for office in offices():
        who = slug(office.person)
        terms.setdefault((who, office.country), []).append(office)
        if office.sectors[:1] == ("GOV",):
            leaders.add(who)
    for (who, country), held in _across_bodies(terms).items():
        entity = f"{'leader' if who in leaders else 'person'}:{who}"
        dated = tuple(sorted(held, key=lambda o: o.start))
        actor = Actor(entity=entity, country=country, sectors=dated[-1].sectors)
        names = dict.fromkeys(n for office in dated for n in (office.person, *office.aliases))
        for name in list(names):
            if "-" in name:
                names[name.replace("-", " ")] = None
        for name in names:
            yield _term("person", name, entity, actor, offices=dated)


def _across_bodies(terms: dict[tuple[str, str], list[Office]]) -> dict[tuple[str, str], list[Office]]:
    """Join the terms of one who led a state and an international body; other namesakes stay apart."""
    by_person: dict[str, list[str]] = {}
    for who, country in terms:
        by_person.setdefault(who, []).append(country)
    joined: dict[tuple[str, str], list[Office]] = {}
    for (who, country), held in terms.items():
        bodies = [c for c in by_person[who] if c in NON_STATE]
        home = next((c for c in by_person[who] if c not in NON_STATE), country) if bodies else country
        joined.setdefault((who, home), []).extend(held)
    return joined


@cache
def known_persons() -> tuple[Term, ...]:
    """Give one term for each name of each person of the tables."""
    return tuple(_person_terms())


@cache
def surnames() -> Mapping[str, tuple[Term, ...]]:
    """Give the known persons by folded surname: the last word, and the first one where the family name leads."""
    found: dict[str, dict[str, Term]] = {}
    for term in known_persons():
        words = [w for w in words_of(term.offices[0].person) if w != "-"]
        keys = {fold(words[-1])}
        if term.actor.country in _FAMILY_FIRST:
            keys = {fold(words[0])}
        for key in keys:
            found.setdefault(key, {}).setdefault(term.key, term)
    return MappingProxyType({key: tuple(terms.values()) for key, terms in found.items()})


_FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "VNM", "HKG", "SGP", "KHM"})


@cache
def role_terms() -> Mapping[str, Term]:
    """Give the term of each role noun by its phrase."""
    return MappingProxyType({
        role.phrase: _term("role", role.phrase, role.phrase, Actor(sectors=role.sectors), role=role)
        for role in roles()
    })  # fmt: skip


@cache
def lexicon() -> Lexicon:
    """Give the lexicon of everything in the actor tables."""
    found, blocked = metonyms()
    terms = [
        *(_term("block", phrase, "", Actor()) for phrase in blocked),
        *_metonym_terms(found),
        *_country_terms(),
        *_organisation_terms(),
        *known_persons(),
        *role_terms().values(),
    ]
    return Lexicon(terms)


@cache
def _nationality_words() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for country in countries():
        for name in (country.name, *country.aliases, *country.adjectives, *country.nouns):
            for word in words_of(name):
                if word[:1].isupper():
                    found.setdefault(fold(word), country.iso3)
    return MappingProxyType(found)


def nationality_at(word: str) -> str | None:
    """Give a country in whose name or adjective a word stands ('North', 'Korean'), or None."""
    return _nationality_words().get(fold(word))
