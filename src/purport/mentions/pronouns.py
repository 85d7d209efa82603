"""Personal pronouns and what they tell of whom they stand for."""

from collections.abc import Mapping
from types import MappingProxyType

PRONOUN_GENDERS: Mapping[str, str] = MappingProxyType({
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
    "it": "n", "its": "n", "itself": "n", "they": "p", "them": "p", "their": "p", "theirs": "p", "themselves": "p",
})  # fmt: skip
"""Third-person pronouns with 'm', 'f', 'n' for things and 'p' for several."""

PRONOUNS = frozenset(PRONOUN_GENDERS)
"""Third-person pronouns."""

FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
"""Pronouns of whoever speaks."""

PERSONAL = PRONOUNS | FIRST_PERSON


def gender_of_pronoun(word: str) -> str:
    """Give 'm' or 'f' for 'he' and 'she' and their forms, else ''."""
    gender = PRONOUN_GENDERS.get(word, "")
    return gender if gender in ("m", "f") else ""
