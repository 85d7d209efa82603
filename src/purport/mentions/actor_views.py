"""One passage prepared for the search for actors: what the tables hold for its words, and which of that counts."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import msgspec

from purport.language.syntax import Syntax
from purport.mentions.actor_joint import compounds
from purport.mentions.actor_namesakes import PLACES, as_placed, moved
from purport.mentions.actor_nationalities import NATIONALITY
from purport.mentions.actor_phrases import Description
from purport.mentions.actor_spans import Name, mended, persons_by_surname
from purport.mentions.names import Match, lexicon
from purport.mentions.spelling import fold
from purport.records import PlaceMention

_NO_PLACES: Mapping[int, PlaceMention] = MappingProxyType({})


class Nominal(msgspec.Struct, frozen=True, kw_only=True):
    """A noun phrase: token range, head, and what it says. `name` is the text of a name that no table has.

    `lent` says that the phrase modifies a head that is no actor itself ('the Russian offensive').
    """

    start: int
    end: int
    head: int
    description: Description | None
    name: str | None = None
    label: str | None = None
    subject: bool = False
    lent: bool = False


@dataclass(slots=True)
class PassageView:
    """One passage prepared for the search: folded words, matches, and the range of names that each token is in.

    `names` are the persons and bodies as mended; `named` are the tokens within a match or a name.
    """

    syntax: Syntax
    folded: list[str]
    matches: list[Match]
    starts: list[int]
    match_of: list[Match | None]
    ent_of: list[tuple[int, int, str] | None]
    names: list[Name]
    named: list[int]
    when: dt.date | None
    countries: frozenset[str]
    done: dict[int, Nominal | None] = field(default_factory=dict)

    def take_for_persons(self, surnames: frozenset[str]) -> list[int]:
        """Read the surnames of the article's persons as theirs where they are taken for towns or bodies.

        Arguments: the folded surnames. Returns the tokens.
        """
        found = persons_by_surname(self.syntax, self.names, self.match_of, surnames)
        tokens = [name[0] for name in found]
        if found:
            dropped = {id(self.match_of[i]) for i in tokens}
            self.matches = [match for match in self.matches if id(match) not in dropped]
            self.starts = [match.start for match in self.matches]
            for name in found:
                self.match_of[name[0]], self.ent_of[name[0]] = None, name
            self.named = sorted({*self.named, *tokens})
            countries = (m.terms[0].actor.country for m in self.matches if m.terms[0].kind in NATIONALITY)
            self.countries = self.countries & frozenset(c for c in countries if c is not None)
        return tokens

    def move(self, homes: Mapping[tuple[str, ...], str]) -> None:
        """Read the names of capitals as towns of another country. Arguments: that country by the name's words."""
        self.matches = [moved(match, homes) for match in self.matches]
        for match in self.matches:
            self.match_of[match.start : match.end] = [match] * (match.end - match.start)


def view_passage(syntax: Syntax, when: dt.date | None, places: Mapping[int, PlaceMention] = _NO_PLACES) -> PassageView:
    """Look up the words of a passage. Arguments: its syntax; the date of the article; its toponyms by token."""
    folded = folded_words(syntax.lower)
    towns = {ent[0] for ent in syntax.ents if ent[2] == "LOC"}
    ent_of: list[tuple[int, int, str] | None] = [None] * len(folded)
    found = lexicon().find(syntax.words, folded)
    if not _PARTY_NAMES.isdisjoint(folded):
        found = [part for m in found for part in _of_any_party(m, syntax, folded)]
    joint = compounds(syntax.words)
    if joint:
        taken = {i for m in joint for i in range(m.start, m.end)}
        found = sorted([*joint, *(m for m in found if taken.isdisjoint(range(m.start, m.end)))], key=lambda m: m.start)
    roles = {(m.start, m.end): m for m in found if m.terms[0].kind == "role"} if syntax.ents else {}
    names = mended(syntax, lambda start, end: roles.get((start, end)))
    for ent in names:
        ent_of[ent[0] : ent[1]] = [ent] * (ent[1] - ent[0])
    if places:
        found = [
            placed
            for m in found
            if (placed := as_placed(m, places) if m.terms[0].kind in PLACES and m.start in places else m) is not None
        ]
    matches = [m for m in found if _stands(m, syntax, folded, ent_of, towns)]
    match_of: list[Match | None] = [None] * len(folded)
    for match in matches:
        match_of[match.start : match.end] = [match] * (match.end - match.start)
    within = {i for m in matches for i in range(m.start, m.end)}
    within.update(i for ent in names for i in range(ent[0], ent[1]))
    # "Dominican" alone does not tell of which country.
    countries = (m.terms[0].actor.country for m in matches if m.terms[0].kind in NATIONALITY and m.one_country)
    return PassageView(
        syntax=syntax, folded=folded, matches=matches, starts=[m.start for m in matches], match_of=match_of,
        ent_of=ent_of, names=names, named=sorted(within), when=when,
        countries=frozenset(c for c in countries if c is not None),
    )  # fmt: skip


def folded_words(lower: list[str]) -> list[str]:
    """Fold the lower-cased words of a passage; most passages have nothing to fold."""
    if "".join(lower).isascii():
        return lower
    return [low if low.isascii() else fold(low) for low in lower]


def _of_any_party(match: Match, syntax: Syntax, folded: list[str]) -> tuple[Match, ...]:
    """Read 'a democratic leader' as any leader: only a party's name has a capital."""
    first = match.start
    if folded[first] not in _PARTY_NAMES or match.end - first == 1 or syntax.words[first][0].isupper():
        return (match,)
    rest = lexicon().find(syntax.words[first + 1 : match.end], folded[first + 1 : match.end])
    return tuple(Match(start=m.start + first + 1, end=m.end + first + 1, terms=m.terms) for m in rest)


def _stands(
    match: Match, syntax: Syntax, folded: list[str], ent_of: list[tuple[int, int, str] | None], towns: set[int]
) -> bool:
    """Tell whether a match may be read as the table has it, given the names around it.

    'Jordan' in 'Jordan Smith' is no country, 'Trump' in 'Melania Trump' not the president, and a capitalised word
    that the tagger takes for a verb or common noun ('May', 'Total') no name.
    """
    term = match.terms[0]
    if term.kind == "role":
        return _is_role(match, syntax, folded)
    if term.kind == "block":
        return True
    ent = ent_of[match.start]
    if ent is not None and ent[2] == "PER" and (ent[0] < match.start or ent[1] > match.end):
        if term.kind != "person":
            return False
        first = fold(term.offices[0].person.split()[0])
        if ent[1] > match.end and folded[match.end] not in _AFTER_NAMES:
            return False  # 'Jean Petit' is not the Grand Duke Jean, nor 'Felipe Gonzalez Lara' the prime minister
        return any(folded[i] == first for i in range(ent[0], ent[1]))
    if match.end - match.start == 1:
        if match.start in towns and term.kind == "organisation" and term.actor.sectors[:1] == ("BUS",):
            # 'Amazon tribes' live in a region; 'the Honda's driver' drives a car, since towns take no article.
            article = match.start > 0 and folded[match.start - 1] in ("the", "a", "an")
            return article and syntax.deps[match.start] not in ("compound", "amod")
        pos = syntax.pos[match.start]
        if term.kind in ("person", "organisation") and pos not in ("PROPN", "X") and ent is None:
            # "An IS member": the tagger may take an acronym for a verb.
            return syntax.words[match.start].isupper() and syntax.deps[match.start] == "compound"
        if term.kind == "person" and _follows_other_name(match.start, syntax):
            return False
    return True


_AFTER_NAMES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "'s", "\u2019s", "'", ",", "-"})
_PARTY_NAMES = frozenset({"republican", "democratic"})
_PREFIXES = frozenset({"ex", "co", "cyber", "vice", "then", "u.s", "non", "anti", "pro", "counter", "left", "right"})


_ACRONYMS = frozenset({"ngo", "mla", "mep", "emt", "ceo"})


def _is_role(match: Match, syntax: Syntax, folded: list[str]) -> bool:
    """Tell whether a role word is a noun of its own: not 'criminal' as adjective, not 'chair' in 'wheel-chair'."""
    last = match.end - 1
    if folded[last] in _ACRONYMS and syntax.words[last][1:].islower() and syntax.words[last][:1].isupper():
        return False  # Ngo Xuan Lich is no NGO
    if syntax.pos[last] not in ("NOUN", "PROPN", "X"):
        return False
    if (
        match.start > 0
        and folded[match.start - 1] == "-"
        and syntax.ends[match.start - 1] == syntax.starts[match.start]
    ):
        return folded[match.start] == "led" or (match.start > 1 and folded[match.start - 2] in _PREFIXES)
    return not (match.end < len(folded) and folded[match.end] == "-" and syntax.ends[last] == syntax.starts[match.end])


def _follows_other_name(i: int, syntax: Syntax) -> bool:
    """Tell whether another name part stands before a surname: 'Fred Trump' without a recognised entity."""
    if i == 0 or syntax.pos[i - 1] != "PROPN" or not syntax.words[i - 1][:1].isupper():
        return False
    return syntax.deps[i] == "flat" and syntax.heads[i] == i - 1
