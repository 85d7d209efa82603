"""Personal names whose recognised span or label is off: 'Mr Putin' as one name, 'Valeska' and 'Paris' as two."""

from collections.abc import Callable, Sequence

from purport.language.syntax import Syntax
from purport.mentions.names import Match
from purport.mentions.place_roles import is_literal_place
from purport.mentions.spelling import fold

Name = tuple[int, int, str]
"""Token range and label of a recognised name."""

_COURTESY = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "miss", "messrs", "messrs.", "dr", "dr.", "sir", "dame",
                       "lady", "lord", "prof", "prof."})  # fmt: skip
_JOINED = frozenset({"flat", "compound", "appos", "nmod:desc"})
_OBJECTS = frozenset({"obj", "iobj", "obl", "nmod", "conj"})
_LONGEST = 5
_TOWNS = frozenset({"metonym", "country", "part"})


def mended(syntax: Syntax, role_at: Callable[[int, int], Match | None]) -> list[Name]:
    """Give the recognised persons and bodies of a passage with the spans of persons set right.

    Arguments: the tokens; what gives the role noun that is just a token range. A form of address is no part of a name,
    a role noun alone is none, and two pieces of one name in a row are one.
    """
    found: list[Name] = []
    for start, end, label in syntax.ents:
        if label not in ("PER", "ORG"):
            continue
        if label == "PER":
            while start < end and syntax.lower[start] in _COURTESY and syntax.lower[start] != "miss":
                start += 1
            if start == end or _is_role_alone(syntax, start, end, role_at(start, end)):
                continue
            if found and _continues(syntax, found[-1], start, end):
                found[-1] = (found[-1][0], end, "PER")
                continue
        found.append((start, end, label))
    return found


def _is_role_alone(syntax: Syntax, start: int, end: int, match: Match | None) -> bool:
    """Tell whether what is taken for a name is a title before one: 'Student' before 'Maria Lopez'.

    A lone word elsewhere may be somebody called Mason or Bishop.
    """
    if match is None:
        return False
    role = match.terms[0].role
    if role is None or role.kind not in ("person", "title"):
        return False
    if end - start > 1:
        return True
    return end < len(syntax.words) and any(e[0] == end and e[2] == "PER" and e[1] - end > 1 for e in syntax.ents)


def _continues(syntax: Syntax, before: Name, start: int, end: int) -> bool:
    """Tell whether a name only continues the one before it: nothing stands between them."""
    if before[2] != "PER" or before[1] != start or end - before[0] > _LONGEST:
        return False
    if not all(syntax.words[i][:1].isupper() for i in (before[0], start)):
        return False
    heads, deps = syntax.heads, syntax.deps
    tied = any(before[0] <= heads[i] < start and deps[i] in _JOINED for i in range(start, end))
    if tied or any(start <= heads[i] < end and deps[i] in _JOINED for i in range(*before[:2])):
        return True
    # In a row without a comma two people stand only as objects: 'told Obama Putin would come'.
    return before[1] - before[0] == 1 and deps[before[0]] not in _OBJECTS


_CAPITALS = frozenset({"metonym"})
_BODIES = frozenset({"organisation"})
"""'Kan' after 'Naoto Kan' is no broadcaster."""


def surnames_of(names: Sequence[Sequence[Name]], texts: Sequence[Syntax]) -> frozenset[str]:
    """Give the last words, folded, of the persons whom an article names with two words or more."""
    return frozenset(
        fold(syntax.words[end - 1])
        for found, syntax in zip(names, texts, strict=True)
        for start, end, label in found
        if label == "PER" and end - start > 1
    )


def persons_by_surname(
    syntax: Syntax, names: Sequence[Name], match_of: Sequence[Match | None], surnames: frozenset[str]
) -> list[Name]:
    """Give the single words that mean a person of the article although they are taken for a place or a body.

    Arguments: the tokens; the names as mended; the table's match of each token; the surnames of the article's
    persons. 'Paris' after 'Carla Paris' is she unless it says where something happens; a country's name must be
    taken for a person's by the tagger as well.
    """
    found: list[Name] = []
    whole = {start: (end, label) for start, end, label in (*syntax.ents, *names)}
    titled = {i + 1 for i, low in enumerate(syntax.lower[:-1]) if low in _COURTESY}
    for start in titled:
        whole.setdefault(start, (start + 1, "PER"))
    for start, (end, label) in sorted(whole.items()):
        if end - start != 1 or fold(syntax.words[start]) not in surnames:
            continue
        match = match_of[start]
        if match is not None and (match.end - match.start > 1 or match.terms[0].kind not in _TOWNS | _BODIES):
            continue
        if label == "PER" and match is None:
            continue
        if label != "PER" and match is not None and match.terms[0].kind not in _CAPITALS | _BODIES:
            continue
        if start in titled or not is_literal_place(syntax, start, end, start):
            found.append((start, end, "PER"))
    return found
