"""What a source is: its kind, how it is named, how many, and why it stays unnamed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from purport.attribution.lexicon import read_table, word_sets
from purport.attribution.outlets import Outlet, find_outlet
from purport.attribution.ranges import Ranges
from purport.attribution.view import View
from purport.errors import DataError
from purport.records.mention import ActorMention
from purport.records.values import SECTORS, SOURCE_KINDS, Naming, Sector, SourceKind

_COLUMNS = ["word", "kind", "role", "sector"]
_GOVERNING = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY"})
_ARMED = frozenset({"REB", "UAF", "CRM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWord:
    """A noun that heads sources."""

    kind: SourceKind
    role: str
    sector: Sector | None


@cache
def source_words() -> Mapping[str, SourceWord]:
    """Load the nouns of `data/source_words.tsv`."""
    table = {}
    for word, kind, role, sector in read_table("source_words.tsv", _COLUMNS):
        if kind not in SOURCE_KINDS or (sector and sector not in SECTORS):
            raise DataError(f"source_words.tsv: {word!r} has the unknown kind {kind!r} or sector {sector!r}")
        table[word] = SourceWord(
            kind=cast(SourceKind, kind), role=role, sector=cast(Sector, sector) if sector else None
        )
    return MappingProxyType(table)


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the words of a source tell before actors are looked up."""

    head: int
    word: SourceWord | None
    outlet: Outlet | None
    plural: bool
    name: str | None


def head_of(view: View, source: Ranges) -> int:
    """Give the syntactic head of a source: the first of its tokens whose head lies outside."""
    start, end = source[0]
    heads = view.syntax.heads
    for i in range(start, end):
        if not start <= heads[i] < end or heads[i] == i:
            if view.syntax.pos[i] not in ("PUNCT", "ADP", "CCONJ", "DET") or end - start == 1:
                return i
    return end - 1


def profile(view: View, source: Ranges, mention: ActorMention | None) -> Profile:
    """Read the head noun, the name and the outlet off a source."""
    syntax = view.syntax
    head = head_of(view, source)
    start, end = source[0]
    lemma = syntax.lemmas[head].lower()
    words = source_words()
    stop = next((i for i in range(head + 1, end) if syntax.words[i] == "," or syntax.deps[i] in ("acl", "acl:relcl", "appos")), end)
    inner = syntax.words[start : max(head + 1, stop)]
    outlet = None
    if mention is None or mention.kind in ("organisation", "group", "metonym", "role"):
        person = any(s <= head < e and label == "PER" for s, e, label in syntax.ents)
        of_person = words.get(lemma) is not None and words[lemma].kind == "person"
        outlet = None if person or of_person else find_outlet(inner)
        if outlet is None and syntax.pos[head] == "NOUN" and not of_person:
            near = next((c for c in syntax.children[head] if syntax.deps[c] == "appos" and c < end), None)
            outlet = find_outlet(syntax.words[view.low[near] : view.high[near]]) if near is not None else None
    plural = "Number=Plur" in syntax.feats[head] or syntax.tags[head] in ("NNS", "NNPS")
    plural = plural or any(syntax.deps[c] == "conj" and start <= c < end for c in syntax.children[head])
    word = words.get(lemma)
    if word is None and "-" in lemma:
        word = words.get(lemma.rsplit("-", 1)[-1])
    return Profile(head=head, word=word, outlet=outlet, plural=plural, name=_name(view, source, head))


def _name(view: View, source: Ranges, head: int) -> str | None:
    """Give the label of the name that a source consists of or is in apposition to: PER, ORG, LOC, or None."""
    syntax, (start, end) = view.syntax, source[0]
    labels = [(s, e, label) for s, e, label in syntax.ents if s < end and e > start]
    for s, e, label in labels:
        if s <= head < e:
            return label
    if syntax.pos[head] == "PROPN":
        return "NAME"
    for child in syntax.children[head]:
        if syntax.deps[child] in ("appos", "flat", "flat:name", "compound", "nmod:desc") and start <= child < end:
            for s, e, label in labels:
                if s <= child < e and (label == "PER" or (label == "ORG" and syntax.deps[child] != "compound")):
                    return label
            if syntax.deps[child] in ("appos", "flat") and child > head and syntax.pos[child] == "PROPN":
                return "NAME"
    return None


def kind_of(view: View, p: Profile, sectors: tuple[Sector, ...], mention: ActorMention | None) -> SourceKind:
    """Decide the kind of a source from its outlet, name, head noun and the actors behind it."""
    lower = view.syntax.lower[p.head]
    if p.outlet is not None:
        return p.outlet.kind
    if mention is not None and mention.kind == "pronoun" or view.syntax.pos[p.head] == "PRON":
        return _kind_of_pronoun(lower, sectors)
    if mention is not None and mention.kind == "person":
        return "person"
    if p.name == "PER":
        return "group" if p.plural and p.word is not None else "person"
    if mention is not None and mention.kind in ("country", "metonym") and (p.word is None or p.word.role == "institution"):
        return "government"
    if p.word is not None:
        return _kind_of_noun(p, sectors)
    first = sectors[0] if sectors else None
    if first == "JRN":
        return "news_media"
    if first in _ARMED:
        return "armed_group"
    if mention is not None and mention.kind in ("demonym",):
        return "group"
    if p.name in ("ORG", "LOC") or (mention is not None and mention.kind == "organisation"):
        return "government" if first in _GOVERNING or p.name == "LOC" else "organisation"
    if p.name is not None:
        return "person"
    return "group" if p.plural else "unknown"


def _kind_of_noun(p: Profile, sectors: tuple[Sector, ...]) -> SourceKind:
    assert p.word is not None
    if p.word.kind == "person":
        return "group" if p.plural and p.name != "PER" else "person"
    if p.word.role == "estimate":
        return "unknown"
    if p.word.kind == "organisation" and sectors and sectors[0] in _ARMED:
        return "armed_group"
    return p.word.kind


def _kind_of_pronoun(lower: str, sectors: tuple[Sector, ...]) -> SourceKind:
    first = sectors[0] if sectors else None
    if lower in ("he", "she", "i", "him", "her", "himself", "herself", "who"):
        return "person"
    if lower in word_sets()["pronouns_indefinite"]:
        return "unknown" if lower in ("someone", "somebody") else "group"
    if first == "JRN":
        return "news_media"
    if first in _GOVERNING:
        return "government"
    if first in _ARMED:
        return "armed_group"
    return "organisation" if lower in ("it", "its", "we") else "group"


def naming_of(view: View, p: Profile, mention: ActorMention | None, source: Ranges) -> Naming:
    """Decide how a source is named, by the guide's values."""
    syntax, sets = view.syntax, word_sets()
    lower = syntax.lower[p.head]
    if syntax.pos[p.head] == "PRON" or (mention is not None and mention.kind == "pronoun"):
        return "bare_unnamed" if lower in sets["pronouns_indefinite"] else "pronoun"
    if p.outlet is not None:
        return "named"
    start, end = source[0]
    before = [syntax.lower[i] for i in range(start, p.head)]
    if p.name is not None and not (p.plural and p.word is not None and p.word.role in ("official", "anon", "generic")):
        if not (syntax.pos[p.head] == "NOUN" and p.name == "ORG" and p.word is not None and p.word.kind == "person"):
            return "named"
    if any(w in sets["vague_modifiers"] for w in before):
        return "bare_unnamed" if p.word is not None and p.word.role == "anon" and len(before) < 2 else "described_unnamed"
    if mention is not None and mention.kind == "group" and len(mention.actors) > 1 and p.word is None:
        return "collective"
    return _naming_of_noun(view, p, before, source)


def _naming_of_noun(view: View, p: Profile, before: list[str], source: Ranges) -> Naming:
    """Name a source that is a common noun."""
    syntax, sets = view.syntax, word_sets()
    role = p.word.role if p.word is not None else ""
    modified = _is_modified(view, p, source)
    quantified = any(w in sets["quantifiers"] for w in before)
    proper = any(syntax.pos[i] == "PROPN" for i in range(source[0][0], p.head))
    indefinite = not before or before[0] in sets["indefinite_determiners"]
    if role in ("anon", "estimate"):
        return "described_unnamed" if modified else "bare_unnamed"
    if role == "media":
        return "collective" if p.plural or syntax.lower[p.head] in sets["media_plural"] else "described_unnamed"
    if role in ("document", "poll", "social"):
        return "described_unnamed"
    if role == "witness":
        return "described_unnamed" if modified else "bare_unnamed"
    if role == "institution":
        if p.plural:
            return "collective" if not proper or quantified else "named"
        if proper or any(syntax.pos[i] == "ADJ" and syntax.words[i][:1].isupper() for i in range(source[0][0], p.head)):
            return "named"
        return "described_unnamed" if indefinite and before else "role"
    if role == "official" and p.plural:
        return "described_unnamed"
    if p.plural:
        return "collective"
    if role in ("official", "role") and not indefinite:
        return "role"
    return "described_unnamed" if p.word is not None or indefinite else "role"


def _is_modified(view: View, p: Profile, source: Ranges) -> bool:
    syntax, quantifiers = view.syntax, word_sets()["quantifiers"]
    return any(
        syntax.deps[c] in ("amod", "compound", "nmod", "acl", "acl:relcl", "nmod:poss") and source[0][0] <= c < source[0][1]
        and syntax.lower[c] not in quantifiers
        for c in syntax.children[p.head]
    )  # fmt: skip


_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}


def count_of(view: View, p: Profile, naming: Naming) -> int | None:
    """Give the number of sources where the text has one: "two officials", "a senior official"."""
    syntax = view.syntax
    for child in syntax.children[p.head]:
        if syntax.deps[child] == "nummod":
            word = syntax.lower[child].replace(",", "")
            if word in _NUMBERS:
                return _NUMBERS[word]
            return int(word) if word.isascii() and word.isdigit() and len(word) < 7 else None
    if not p.plural and p.word is not None and p.word.kind in ("person", "witness") and naming != "named":
        return 1 if any(syntax.lower[c] in ("a", "an", "one", "another") for c in syntax.children[p.head]) else None
    return None


_REASON = re.compile(
    r"\b(?:(?:on|under)\s+(?:the\s+)?condition\s+of\s+anonymity|anonymously|asked\s+not\s+to\s+be\s+(?:named|identified|quoted)"
    r"|requested\s+anonymity|asking\s+not\s+to\s+be\s+(?:named|identified)|(?:who\s+)?declined\s+to\s+be\s+(?:named|identified)"
    r"|on\s+background|wished\s+to\s+remain\s+anonymous|not\s+authori[sz]ed\s+to\s+(?:speak|comment|discuss)"
    r"|did\s+not\s+want\s+to\s+be\s+(?:named|identified))",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"\b(?:because|since|as|given|due\s+to|citing|for\s+fear|fearing|in\s+order\s+to|to\s+discuss)\b[^.;!?]{0,240}", re.IGNORECASE)


def anonymity_of(view: View, anchor: int) -> str | None:
    """Give the stated reason why a source in this sentence stays unnamed, in the words of the text."""
    start, end = view.sentence(anchor)
    syntax, text = view.syntax, view.passage.text
    sentence = text[syntax.starts[start] : min(syntax.ends[end - 1], syntax.starts[start] + 2000)]
    found = _REASON.search(sentence)
    if found is None:
        return None
    because = _BECAUSE.match(sentence[found.end() :].lstrip(" ,"))
    tail = sentence.find(because.group(0), found.end()) + len(because.group(0)) if because else found.end()
    cut = sentence.find(", ", found.end() + 12)
    stop = min(tail, cut) if because and cut > 0 else tail
    return sentence[found.start() : stop].rstrip(" ,\"”")
