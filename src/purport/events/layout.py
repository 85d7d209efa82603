"""Lays the mentions of a passage over its tokens, ready for the rules."""

from collections.abc import Mapping
from itertools import compress

from purport.events.codebook import Codebook
from purport.events.headlines import as_sentence
from purport.events.marking import read_marking
from purport.events.participants import GUESSED
from purport.events.scene import Scene
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records import ActorMention, DateMention, PlaceMention


def dateline_end(syntax: Syntax) -> int:
    """Give the token after a dateline ("ACCRA, Dec 5 (AP) - ", "Accra, Ghana - "), 0 where the passage has none."""
    words = syntax.words
    if not words or len(words[0]) < 2 or not words[0][0].isupper():
        return 0
    shouted, listed = words[0].isupper(), False
    for i in range(1, min(len(syntax), 14)):
        if words[i] in DASHES and syntax.starts[i] > syntax.ends[i - 1]:
            return i + 1 if shouted or listed else 0
        if words[i] == ":" and words[i - 1] == ")" and shouted:
            # "ACCRA (GNA) : The premier said"
            return i + 1
        listed |= words[i] == ","
        if words[i] in (".", "!", "?", ":") or syntax.pos[i] == "VERB":
            return 0
        if not shouted and words[i][0].islower():
            return 0
    return 0


DASHES = frozenset({"-", "–", "—", "--"})
FORMED = frozenset({"NOUN", "VERB"})


def known_lemmas(syntax: Syntax, book: Codebook) -> list[str]:
    """Give the lemmas, those that the codebook does not know replaced by the lemma of the form where it knows that.

    A name keeps its lemma.
    """
    verbs, nouns = book.forms["v"], book.forms["n"]
    lemmas = syntax.lemmas.copy()
    for i in compress(range(len(lemmas)), map(FORMED.__contains__, syntax.pos)):
        if syntax.tags[i] == "VB" and syntax.lower[i] == lemmas[i]:
            # "They will lay down their arms": a base form is nobody's past.
            continue
        forms = nouns if syntax.pos[i] == "NOUN" else verbs
        if forms.get(lemmas[i]) != lemmas[i]:
            lemmas[i] = forms.get(syntax.lower[i], lemmas[i])
    return lemmas


def build_scene(passage: Passage, book: Codebook, by_passage: Mapping[int, list[ActorMention]],
                places: Mapping[int, list[PlaceMention]], dates: Mapping[int, list[DateMention]]) -> Scene:  # fmt: skip
    """Lay the mentions of a passage over its tokens; of nested mentions the one whose head a token is wins."""
    syntax = as_sentence(passage.syntax, passage.kind)
    size = len(syntax)
    dateline = dateline_end(syntax)
    actor_at: list[ActorMention | None] = [None] * size
    for mention in sorted(by_passage.get(passage.index, ()), key=lambda m: m.start - m.end):
        for i in range(max(dateline, mention.start), min(size, mention.end)):
            if actor_at[i] is None or i == mention.head:
                actor_at[i] = mention
    guesses = frozenset(
        m.span for m in by_passage.get(passage.index, ()) if all(actor.score <= GUESSED for actor in m.actors)
    )
    place_at: list[PlaceMention | None] = [None] * size
    for place in places.get(passage.index, ()):
        for i in range(max(dateline, place.start), min(size, place.end)):
            place_at[i] = place
    return Scene(
        passage=passage, syntax=syntax, book=book, lemmas=known_lemmas(syntax, book), actor_at=actor_at,
        place_at=place_at, marking=read_marking(syntax),
        dates=tuple(dates.get(passage.index, ())), dateline=dateline, guesses=guesses,
    )  # fmt: skip
