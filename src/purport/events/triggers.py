"""Which entry of the codebook a word triggers, if any."""

from collections.abc import Sequence
from itertools import compress

import msgspec

from purport.events.arguments import conditions_hold
from purport.events.codebook import Entry
from purport.events.scene import Scene

MAX_GAP = 7
MAX_PHRASE_GAP = 12
"""How many words may stand between a verb and its particle, and between the words of a longer phrase."""
BLOCKING = frozenset({"obj", "iobj", "xcomp", "ccomp"})
PARTS = {"VERB": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}
"""Parts of speech that trigger events; participles before a noun ("jailed leaders") are states."""
DEFINITE = frozenset({"the", "this", "that", "these", "those", "such", "both", "said"})
TURNING = frozenset({"out", "over", "off", "away", "home", "through"})
"""Particles that make another verb of a verb: "backed out" is not "backed"."""
PLAIN = frozenset({"private", "same", "latest", "two-day", "secret", "hour-long", "brief", "later", "whole", "deadly"})
"""Adjectives under which a definite noun still points back: "the private meeting"."""


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An entry that holds at a token; `start` and `end` are the words that name the event.

    `bare`: a definite noun without arguments, an event only where it points back to one ("the visit").
    `result`: the verb that tells the toll of an attack; `cause`: for such a verb, the noun that names the attack;
    `probability`: how sure the learned head is where it alone has found the trigger.
    """

    head: int
    start: int
    end: int
    entry: Entry
    bare: bool = False
    result: int | None = None
    cause: "Match | None" = None
    probability: float | None = None


def find_matches(scene: Scene) -> list[Match]:
    """Give the best entry of every token that triggers one, in text order, in one pass over the tokens."""
    lemmas, actor_at, entries = scene.lemmas, scene.actor_at, scene.book.entries
    undergone, names = scene.book.classes["undergone"], scene.book.classes["name_calling"]
    found: list[Match] = []
    for i in compress(range(len(lemmas)), map(PARTS.__contains__, scene.syntax.pos)):
        # A word inside a name or a role ("United States", "trade minister") names nobody's act.
        if actor_at[i] is not None and not (
            (lemmas[i] in undergone and _undergone(scene, i)) or (lemmas[i] in names and _is_predicate(scene, i))
        ):
            continue
        pos = scene.syntax.pos[i]
        if pos == "PROPN":
            candidates = entries["n"].get(lemmas[i].lower())
        else:
            candidates = entries[PARTS[pos]].get(lemmas[i])
        if candidates is None and pos != "ADJ":
            continue
        match = _match(scene, i, pos, candidates)
        if match is not None:
            found.append(match)
    return found


def _is_predicate(scene: Scene, i: int) -> bool:
    """Say whether a role noun is what somebody is called: "They are criminals"."""
    return scene.lemmas[i] in scene.book.classes["name_calling"] and scene.syntax.child(i, "cop") is not None


def _undergone(scene: Scene, i: int) -> bool:
    """Say whether a participle before a noun tells what was done to people: "the wounded demonstrators"."""
    s = scene.syntax
    if s.deps[i] != "amod" or s.tags[i] not in ("VBN", "JJ") or scene.lemmas[i] not in scene.book.classes["undergone"]:
        return False
    noun = s.heads[i]
    return noun > i and (scene.lemmas[noun] in scene.book.people or scene.actor_at[noun] is not None)


def _match(scene: Scene, i: int, pos: str, candidates: Sequence[Entry] | None) -> Match | None:
    """Give the best entry at a token; participles before a noun trigger none, those after a copula as verbs do."""
    s = scene.syntax
    if pos in ("VERB", "ADJ") and s.deps[i] in ("amod", "compound"):
        if _undergone(scene, i):
            candidates = scene.book.entries["v"].get(scene.lemmas[i])
        elif pos == "VERB":
            return None
    if candidates is None and s.tags[i] in ("VBN", "VBG"):
        candidates = scene.book.entries["v"].get(scene.lemmas[i])
    return None if candidates is None else best_match(scene, i, candidates)


def best_match(scene: Scene, i: int, candidates: Sequence[Entry]) -> Match | None:
    """Give the most specific of the candidates whose words and conditions hold at token `i`."""
    words = scene.words_of(scene.syntax.sents[i])
    for entry in candidates:
        if entry.after and not words.issuperset(entry.after):
            continue
        span = words_at(scene, i, entry) if entry.before or entry.after else (i, i + 1)
        if span is not None and conditions_hold(scene, i, entry) and not _is_turned(scene, i, entry):
            return Match(head=i, start=span[0], end=span[1], entry=entry)
    return _bare_match(scene, i, candidates)


def next_match(scene: Scene, match: Match) -> Match | None:
    """Give the match of the next row that holds at the same word, where the first one's act is not political."""
    i = match.head
    if match.bare or match.cause is not None or match.result is not None:
        return None
    pos = scene.syntax.pos[i]
    lemma = scene.lemmas[i].lower() if pos == "PROPN" else scene.lemmas[i]
    rest = scene.book.entries[match.entry.pos].get(lemma, ())
    place = next((k for k, entry in enumerate(rest, 1) if entry is match.entry), len(rest))
    found = best_match(scene, i, rest[place:])
    return None if found is None or found.bare else found


def _is_turned(scene: Scene, i: int, entry: Entry) -> bool:
    """Say whether a particle that the entry does not have makes another verb of the trigger."""
    s = scene.syntax
    return entry.pos == "v" and any(
        s.deps[j] == "compound:prt" and s.lower[j] in TURNING and s.lower[j] not in entry.after for j in s.children[i]
    )


def _bare_match(scene: Scene, i: int, candidates: Sequence[Entry]) -> Match | None:
    s = scene.syntax
    if s.pos[i] != "NOUN" or scene.lemmas[i] == "call":
        return None
    definite = is_definite(scene, i)
    for j in s.children[i]:
        dated = any(mention.start <= j < mention.end for mention in scene.dates)
        if s.deps[j] in ("nmod", "nmod:poss", "compound", "amod", "acl") and not dated and s.lower[j] not in PLAIN:
            return None
    for entry in candidates:
        if not _names_it_alone(entry):
            continue
        if definite or entry.type == "PROTEST":
            # "a strike could come in May" speaks of the strike told before.
            return Match(head=i, start=i, end=i + 1, entry=entry, bare=True)
    return None


def _names_it_alone(entry: Entry) -> bool:
    """Say whether the noun without arguments may point back to an act; the nouns of broad rows mean too many things."""
    return entry.pos == "n" and not entry.before and not entry.after and "broad" not in entry.flags


def is_definite(scene: Scene, n: int) -> bool:
    """Say whether noun `n` points back: "the visit", "this attack", "Saturday's meeting"."""
    s = scene.syntax
    return any(
        (s.deps[j] in ("det", "nmod:poss") and s.lower[j] in DEFINITE)
        or (s.deps[j] == "nmod:poss" and any(mention.start <= j < mention.end for mention in scene.dates))
        for j in s.children[n]
    )


def words_at(scene: Scene, i: int, entry: Entry) -> tuple[int, int] | None:
    """Match the words of the phrase around its head. Returns the token range that names the event."""
    s = scene.syntax
    start, end = i, i + 1
    if entry.before:
        start = i - len(entry.before)
        if start < 0:
            return None
        for k, word in enumerate(entry.before):
            if s.lower[start + k] != word and scene.lemmas[start + k] != word:
                return None
    if entry.after:
        last = _following(scene, i, entry.after)
        if last is None:
            return None
        if entry.pos == "n" or last - i == 1 or (s.pos[last] == "NOUN" and last - i <= 6):
            end = last + 1
    return start, end


def _following(scene: Scene, i: int, words: tuple[str, ...]) -> int | None:
    s = scene.syntax
    sentence_end = s.sentences[s.sents[i]][1]
    j, gap = i + 1, 0
    most = MAX_GAP if len(words) == 1 else MAX_PHRASE_GAP
    last = i
    for k_word, word in enumerate(words, 1):
        while j < sentence_end and gap <= most:
            if (s.lower[j] == word or scene.lemmas[j] == word) and _inside(scene, j, i):
                break
            j += 1
            gap += 1
        else:
            return None
        if j >= sentence_end or gap > most:
            return None
        ends_in_it = k_word == len(words)
        if (
            last == i
            and ends_in_it
            and s.pos[j] in ("ADP", "SCONJ")
            and s.deps[j] != "compound:prt"
            and any(s.deps[k] in BLOCKING and i < k < j for k in s.children[i])
        ):
            # "breaking the country up into parts" is not "break into".
            return None
        last = j
        j += 1
    return last


def _inside(scene: Scene, j: int, i: int) -> bool:
    """Say whether token `j` hangs on `i`, at most three arcs down."""
    heads = scene.syntax.heads
    for _ in range(4):
        j = heads[j]
        if j == i:
            return True
    return False
