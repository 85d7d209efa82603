"""Numbers of people and amounts of money near a trigger, as low and high with their words."""

from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records import Quantity
from purport.records.values import QuantityKind

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "a": 1, "an": 1,
}  # fmt: skip
SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
VAGUE = {"dozen": (24.0, 99.0), "score": (40.0, 99.0), "hundred": (200.0, 999.0), "thousand": (2e3, 9999.0),
         "million": (2e6, 9.99e6), "ten": (20.0, 99.0)}  # fmt: skip
AT_LEAST = frozenset({"at least", "more than", "over", "no fewer than", "no less than", "upwards of", "above"})
AT_MOST = frozenset(
    {"at most", "fewer than", "less than", "under", "up to", "as many as", "no more than", "nearly", "almost"}
)
CURRENCIES = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY",
              "yuan": "CNY", "rouble": "RUB", "ruble": "RUB", "rupee": "INR", "us$": "USD"}  # fmt: skip
KINDS: dict[str, QuantityKind] = {
    "kill": "killed", "die": "killed", "dead": "killed", "death": "killed", "killing": "killed", "murder": "killed",
    "massacre": "killed", "execute": "killed", "slay": "killed", "behead": "killed", "injure": "injured", "wound": "injured",
    "hurt": "injured", "injury": "injured", "arrest": "arrested", "detain": "arrested", "jail": "arrested",
    "imprison": "arrested", "detention": "arrested", "missing": "missing", "disappear": "missing", "displace": "displaced",
    "flee": "displaced", "evacuate": "displaced", "deport": "displaced", "expel": "displaced",
}  # fmt: skip
PEOPLE_TYPES = frozenset({"ASSAULT", "COERCE", "AID", "PROTEST", "RETREAT", "MOBILIZE", "SANCTION"})


def quantities_near(passage: Passage, i: int, type_: str, others: frozenset[int]) -> tuple[Quantity, ...]:
    """Give the quantities in the trigger's sentence that belong to it.

    Arguments: the passage; the trigger's head; the event's type; the heads of the other triggers of the sentence, which
    take the numbers that are nearer to them.
    """
    s = passage.syntax
    start, end = s.sentences[s.sents[i]]
    found = []
    j = start
    while j < end:
        number = read_number(s, j, end)
        if number is None:
            j += 1
            continue
        low, high, stop, unit = number
        kind = _kind(s, j, stop, i, type_, unit)
        nearest = min((abs(k - j), k) for k in (i, *others))[1]
        if kind is not None and nearest == i:
            first = _modifier_start(s, j, start)
            least, most = _bounded(s, first, j, low, high)
            span = passage.span(first, stop)
            text = passage.text[span[0] - passage.offset : span[1] - passage.offset]
            found.append(Quantity(kind=kind, text=text, span=span, low=least, high=most, unit=unit))
        j = stop
    return tuple(found)


def read_number(s: Syntax, j: int, end: int) -> tuple[float, float, int, str | None] | None:
    """Read a number that starts at token `j`: (low, high, token after it, currency) or None."""
    word = s.lower[j]
    unit = CURRENCIES.get(word) if word in ("$", "€", "£", "¥", "us$") else None
    if unit is not None:
        j += 1
        if j >= end:
            return None
        word = s.lower[j]
    if s.lemmas[j] in VAGUE and s.tags[j] == "NNS" and unit is None:
        low, high = VAGUE[s.lemmas[j]]
        return low, high, j + 1, None
    value = _value(word)
    if value is None or (word in ("a", "an") and not (j + 1 < end and s.lower[j + 1] in ("dozen", *SCALES))):
        return None
    stop = j + 1
    while stop < end and (s.lower[stop] in SCALES or s.lower[stop] == "dozen"):
        value *= 12 if s.lower[stop] == "dozen" else SCALES[s.lower[stop]]
        stop += 1
    if unit is None and stop < end and s.lemmas[stop] in CURRENCIES and s.lemmas[stop] not in ("$", "pound"):
        unit = CURRENCIES[s.lemmas[stop]]
        stop += 1
    high = value
    if stop + 1 < end and s.lower[stop] in ("and", "to", "-", "–") and j and s.lower[j - 1] in ("between", "from"):
        upper = _value(s.lower[stop + 1])
        if upper is not None and upper > value:
            return value, upper, stop + 2, unit
    return value, high, stop, unit


def _value(word: str) -> float | None:
    if word in NUMBERS:
        return float(NUMBERS[word])
    if word in SCALES and word in ("hundred", "thousand", "million", "billion"):
        return SCALES[word]
    digits = word.replace(",", "")
    if len(digits) > 15 or not digits or not digits[0].isdigit():
        return None
    scale = 1.0
    for suffix in ("bn", "m", "k"):
        if digits.endswith(suffix):
            digits, scale = digits[: -len(suffix)], SCALES[suffix]
            break
    try:
        return float(digits) * scale
    except ValueError:
        return None


def _modifier_start(s: Syntax, j: int, start: int) -> int:
    for size in (3, 2, 1):
        if j - size >= start and " ".join(s.lower[j - size : j]) in AT_LEAST | AT_MOST | {
            "about",
            "around",
            "some",
            "between",
        }:
            return j - size
    return j


def _bounded(s: Syntax, first: int, j: int, low: float, high: float) -> tuple[float | None, float | None]:
    words = " ".join(s.lower[first:j])
    if words in AT_LEAST:
        return low, None
    if words in AT_MOST:
        return None, high
    return low, high


def _kind(s: Syntax, j: int, stop: int, i: int, type_: str, unit: str | None) -> QuantityKind | None:
    """What a number counts: money by its currency, people by the trigger's own verb."""
    if unit is not None:
        return "amount" if type_ in ("AID", "AGREE", "SANCTION", "COOPERATE", "COERCE", "REQUEST") else None
    counted = s.heads[stop - 1] if s.deps[stop - 1] in ("nummod", "advmod", "compound", "det") else stop - 1
    if s.lemmas[counted] in ("percent", "%", "year", "month", "day", "hour", "week", "time", "mile", "kilometre", "kilometer",
                             "km", "metre", "meter", "minute", "age", "am", "pm", "point", "seat", "vote"):  # fmt: skip
        return None
    if s.pos[counted] in ("PROPN", "VERB") or (
        s.tags[counted] == "CD" and s.deps[counted] in ("obl", "nmod", "nmod:tmod", "appos")
    ):
        return None
    predicate = s.heads[counted]
    kind = KINDS.get(s.lemmas[predicate]) or KINDS.get(s.lemmas[counted])
    if kind is None and predicate != i and s.heads[predicate] != i:
        return None
    if kind is not None:
        return kind
    return "other" if type_ in PEOPLE_TYPES and s.tags[counted] == "NNS" else None
