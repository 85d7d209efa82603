"""What a text says of countries is counted by a scan that looks closer at few words; it must count as the plain one."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from purport.mentions.gazetteer import context_keys
from purport.mentions.place_background import background
from purport.mentions.place_names import name_key

_WORD = re.compile(r"[^\W\d_](?:[\w’'.-]*\w)?\.?")
_PIECES = st.sampled_from([
    "Peru", "peru", "Peruvian", "The Gambia", "the Gambia", "U.S.", "St. Kitts and Nevis", "São Paulo", "South Korea",
    "New South Wales", "North", "O'Higgins", "Côte d'Ivoire", "ministers", "IN", "Ky.", "5Peru", "ePeru", "_Peru",
    "Peru\u0301", " ", " ", ", ", "’s ", "“", "”", "-", "—", "'", ".", "\n", "1999 ", "é", "É", "٣", "ʻ",
])  # fmt: skip


def _counted_plainly(text: str) -> Counter[str]:
    """Try three, two and one words at each capitalised word."""
    known, counts, i = context_keys(), Counter[str](), 0
    words = [match.span() for match in _WORD.finditer(text)]
    while i < len(words):
        step = 1
        for size in (3, 2, 1) if text[words[i][0]].isupper() else ():
            if i + size > len(words):
                continue
            surface = text[words[i][0] : words[i + size - 1][1]]
            key = name_key(surface)
            if key in known and (known[key][1] is None or len(key) > 2 or surface.endswith(".")):
                counts[key] += 1
                step = size
                break
        i += step
    return counts


@given(st.lists(_PIECES, max_size=14).map("".join))
def test_countries_are_counted_as_by_the_plain_scan(text: str) -> None:
    assert list(background(text).items()) == list(_counted_plainly(text).items())


def test_a_country_is_counted_by_name_and_by_demonym() -> None:
    counts = background("Envoys of Peru left. Peruvian ministers, and those of The Gambia, stayed in Peru.")
    assert (counts["peru"], counts["peruvian"], counts["gambia"]) == (2, 1, 1)
