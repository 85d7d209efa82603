"""How a source is named, how many there are, and why it stays unnamed."""

import re

from purport.attribution.lexicon import word_sets
from purport.attribution.ranges import Ranges
from purport.attribution.sources import Profile
from purport.attribution.view import View
from purport.records.mention import ActorMention
from purport.records.values import Naming

_MODIFIERS = frozenset({"amod", "compound", "nmod", "acl", "acl:relcl", "nmod:poss"})


def naming_of(view: View, p: Profile, mention: ActorMention | None, source: Ranges) -> Naming:
    """Decide how a source is named, by the guide's values."""
    syntax, sets = view.syntax, word_sets()
    lower = syntax.lower[p.head]
    if (syntax.pos[p.head] == "PRON" and lower != "people") or (mention is not None and mention.kind == "pronoun"):
        return "bare_unnamed" if lower in sets["pronouns_indefinite"] else "pronoun"
    if p.outlet is not None:
        return "named"
    before = [syntax.lower[i] for i in range(source[0][0], p.head)]
    if before and before[0] in ("both", "either", "neither"):
        before = before[1:]
    share = syntax.pos[p.head] == "NUM" or lower in _SHARES
    if share and syntax.child(p.head, "nmod") is not None:
        return "collective"
    if p.name is not None and not _is_described_by_name(view, p):
        return "named"
    if any(w in sets["vague_modifiers"] for w in before):
        return (
            "bare_unnamed" if p.word is not None and p.word.role == "anon" and len(before) < 2 else "described_unnamed"
        )
    if mention is not None and mention.kind == "group" and len(mention.actors) > 1 and p.word is None:
        return "collective"
    return _naming_of_noun(view, p, before, source)


def _is_described_by_name(view: View, p: Profile) -> bool:
    """Tell "Pentagon officials" and "a Reuters reporter", which a name only describes, from named sources."""
    if p.word is None:
        return False
    if p.plural and p.word.role in ("official", "anon", "generic"):
        return True
    return view.syntax.pos[p.head] == "NOUN" and p.name == "ORG" and p.word.kind == "person"


def _naming_of_noun(view: View, p: Profile, before: list[str], source: Ranges) -> Naming:
    """Name a source that is a common noun."""
    syntax, sets = view.syntax, word_sets()
    role = p.word.role if p.word is not None else ""
    lemma = view.lemmas[p.head].lower()
    modified = _is_modified(view, p, source)
    definite = bool(before) and (
        before[0] == "the" or any(syntax.deps[c] == "nmod:poss" for c in syntax.children[p.head])
    )
    described = modified or any(w in sets["vague_modifiers"] for w in before)
    country = any(
        syntax.words[i][:1].isupper() and syntax.pos[i] in ("PROPN", "ADJ") for i in range(source[0][0], p.head)
    )
    if lemma in sets["spokespersons"]:
        return "collective" if p.plural else "role"
    if lemma in sets["forces"]:
        return "named"
    if role == "media":
        if p.plural or syntax.lower[p.head] in sets["media_plural"]:
            return "named" if country and "state" in before else "collective"
        return "named" if country else "role" if definite or "state" in before else "described_unnamed"
    if role in ("document", "poll", "social"):
        if role == "poll" and _by_name(view, p, source):
            return "named"
        return "role" if definite and not described else "described_unnamed" if before or modified else "bare_unnamed"
    if role in ("anon", "estimate", "witness"):
        return "described_unnamed" if described else "bare_unnamed"
    if role == "institution":
        if country or (definite and modified and p.word is not None and p.word.kind == "government"):
            return "collective" if p.plural else "named"
        if p.plural and lemma in sets["authorities"]:
            return "collective"
        if p.plural:
            return "collective" if described or definite or _is_joined(view, p) else "bare_unnamed"
        return "role" if definite else "described_unnamed"
    if p.plural:
        if lemma in sets["authorities"]:
            return "collective"
        if lemma in sets["posts"] and before[:1] == ["the"]:
            return "role"
        if not described and not definite and lemma not in sets["collectives"]:
            return "described_unnamed" if lemma in sets["unnamed_roles"] else "bare_unnamed"
        # "The rebels", "two fishermen from Varna": a definite or described group, where bare "critics" are a class.
        described |= definite or role in ("official", "role")
        return "described_unnamed" if described and role in ("official", "role", "generic") else "collective"
    return "role" if definite and role != "anon" and lemma not in sets["unnamed_roles"] else "described_unnamed"


def _is_joined(view: View, p: Profile) -> bool:
    return any(view.syntax.deps[c] == "conj" for c in view.syntax.children[p.head])


def _by_name(view: View, p: Profile, source: Ranges) -> bool:
    """Say whether a poll has a name for its maker: "a survey in El Pais"."""
    syntax, end = view.syntax, source[0][1]
    return any(syntax.deps[c] == "nmod" and syntax.pos[c] == "PROPN" and c < end for c in syntax.children[p.head])


def _is_modified(view: View, p: Profile, source: Ranges) -> bool:
    syntax, quantifiers = view.syntax, word_sets()["quantifiers"]
    start, end = source[0]
    inside = (c for c in syntax.children[p.head] if start <= c < end)
    return any(syntax.deps[c] in _MODIFIERS and syntax.lower[c] not in quantifiers for c in inside)


_SHARES = frozenset({"half", "third", "quarter", "majority", "percent"})
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_NUMBERS |= {"one": 1, "eleven": 11, "twelve": 12}


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
    r"|did\s+not\s+want\s+to\s+be\s+(?:named|identified)|granted\s+anonymity(?:\s+to\s+\w[^.,;!?]{0,120})?"
    r"|anonymous\s+(?=because|for\s)|unnamed\s+(?=because|under\s)"
    r"|(?:name|names|identity|identities)\s+(?:was\s+|were\s+)?withheld)",
    re.IGNORECASE,
)
_OPENING = 2
_STEMS = ("anonym", "named", "withheld", "quoted", "dentif", "background", "authori", "ı")
"""One of these is in every match of the pattern, and looking for them is much faster.

The pattern takes a dotless i for an i, as Unicode has it.
"""
_BECAUSE = re.compile(
    r"\b(?:because|since|as|given|due\s+to|citing|for|fearing|in\s+order\s+to|to\s+discuss|under)\b[^.;!?]{0,240}",
    re.IGNORECASE,
)


def anonymity_of(view: View, anchor: int, source: int) -> str | None:
    """Give the stated reason why a source stays unnamed, in the words of the text.

    Arguments: a token of its sentence, and the first of the source. The reason stands behind the source, or opens the
    sentence ("Speaking on condition of anonymity, ...").
    """
    start, end = view.sentence(anchor)
    syntax, text = view.syntax, view.passage.text
    sentence = text[syntax.starts[start] : min(syntax.ends[end - 1], syntax.starts[start] + 2000)]
    lower = sentence.lower()
    if not any(stem in lower for stem in _STEMS):
        return None
    found = _REASON.search(sentence)
    if found is None:
        return None
    at = syntax.starts[start] + found.start()
    if at < syntax.starts[source] and at > syntax.starts[min(start + _OPENING, end - 1)]:
        return None
    because = _BECAUSE.match(sentence[found.end() :].lstrip(" ,"))
    tail = sentence.find(because.group(0), found.end()) + len(because.group(0)) if because else found.end()
    cut = sentence.find(", ", found.end() + 12)
    stop = min(tail, cut) if because and cut > 0 else tail
    return sentence[found.start() : stop].rstrip(' ,"”')
