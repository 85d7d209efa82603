"""Grammatical gender of a person's mention, where words or first names tell it."""

from functools import cache

from purport.language.syntax import Syntax
from purport.mentions.actor_tables import data_lines
from purport.mentions.actor_views import Nominal
from purport.mentions.spelling import fold

_TITLES = {"mr": "m", "mr.": "m", "sir": "m", "lord": "m", "mrs": "f", "mrs.": "f", "ms": "f", "ms.": "f", "miss": "f",
           "madam": "f", "madame": "f", "lady": "f", "dame": "f", "queen": "f", "king": "m", "prince": "m",
           "princess": "f"}  # fmt: skip


@cache
def first_names() -> dict[str, str]:
    """Give common first names with the gender that nearly all their bearers have. Verified = false."""
    found: dict[str, str] = {}
    for line in data_lines("first_names.tsv"):
        if line and not line.startswith("#"):
            gender, _, names = line.partition("\t")
            for name in names.split():
                known = found.setdefault(fold(name), gender)
                if known != gender:
                    found[fold(name)] = ""
    return found


def gender_of(nominal: Nominal | None, syntax: Syntax) -> str:
    """Give 'm', 'f' or '' for a mention: from its title, its role noun, the first name of the person."""
    if nominal is None or nominal.description is None:
        return ""
    described = nominal.description
    if described.role is not None and described.role.gender:
        return described.role.gender
    for word in syntax.lower[max(0, nominal.start - 1) : nominal.end]:
        if word in _TITLES:
            return _TITLES[word]
    first = ""
    if nominal.name is not None:
        parts = nominal.name.split()
        first = parts[0] if len(parts) > 1 else ""
    elif described.terms and described.terms[0].kind == "person":
        first = described.terms[0].offices[0].person.split()[0]
    return first_names().get(fold(first), "")
