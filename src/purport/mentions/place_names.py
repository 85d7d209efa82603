"""The form in which place names are looked up."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 120
"""Characters of a name that are looked at; the longest name of a place is shorter."""

_NOT_WORD = re.compile(r"[^\w]+")
_SAINT = re.compile(r"\b(?:st|ste)\b")


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Fold a name for look-up: no accents, case or punctuation, "St." as "saint", no leading "the".

    >>> name_key("The São Tomé")
    'sao tome'
    """
    name = name[:MAX_NAME].replace("'", "").replace("’", "").replace("ʻ", "").replace("ʼ", "")
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        name = name.replace("ı", "i").replace("ø", "o").replace("Ø", "O").replace("ł", "l").replace("Ł", "L")
    key = " ".join(_NOT_WORD.sub(" ", name.casefold()).split())
    if "st" in key:
        key = _SAINT.sub("saint", key)
    return key[4:] if key.startswith("the ") else key
