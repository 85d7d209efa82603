"""A passage as the rules of this room see it: tokens, tree extents, quotations."""

from bisect import bisect_right
from itertools import compress

import msgspec

from purport.attribution.forms import lemma_of_form
from purport.attribution.lexicon import cue_lexicon
from purport.attribution.quotes import Quote, depths, find_quotes
from purport.attribution.ranges import Range, Ranges, merged
from purport.attribution.subject import Subject
from purport.language.passages import Passage
from purport.language.syntax import Syntax

EDGE = frozenset({",", ";", ":", ".", "-", "--", "—", "–", "―", "!", "?", "…", "...", "|"})
MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‟", "'", "‘", "’"})

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of finite verbs."""


class View(msgspec.Struct, frozen=True, kw_only=True):
    """One passage with what is computed once.

    `low` and `high` are the extents of each token's subtree; `lemmas` are lower-case, those of cues and source nouns
    taken from their forms; `depth` is that of quotation, `begin` the token behind a dateline. `cue_lemmas` and
    `cue_words` are the tokens that may be cues, by their lemma and by their form. `no_cue` is how likely each token is
    none by the cue head, empty where the head has seen nothing. `subjects` and `contents` only store what has been
    worked out for a verb, and for a verb with an entry.
    """

    passage: Passage
    syntax: Syntax
    lemmas: list[str]
    low: list[int]
    high: list[int]
    quotes: list[Quote]
    depth: list[int]
    begin: int
    cue_lemmas: list[int]
    cue_words: list[int]
    no_cue: list[float] = []
    subjects: dict[int, Subject] = {}
    contents: dict[tuple[int, str, str], tuple[str | None, Ranges]] = {}

    def subtree(self, i: int) -> Range:
        """Give the token range that the subtree of `i` spans."""
        return self.low[i], self.high[i]

    def sentence(self, i: int) -> Range:
        """Give the token range of the sentence of `i`."""
        return self.syntax.sentences[self.syntax.sents[i]]

    def label(self, i: int) -> str | None:
        """Give the label of the name that a token is part of: PER, ORG, LOC, or None."""
        ents = self.syntax.ents
        n = bisect_right(ents, (i + 1,)) - 1
        return ents[n][2] if n >= 0 and ents[n][0] <= i < ents[n][1] else None

    def names(self, start: int, end: int) -> list[tuple[int, int, str]]:
        """Give the names that share a token with a range, in order of their start, with their labels."""
        ents = self.syntax.ents
        first = max(0, bisect_right(ents, (start + 1,)) - 1)
        return [(s, e, label) for s, e, label in ents[first : bisect_right(ents, (end,))] if s < end and e > start]

    def is_finite(self, start: int, end: int) -> bool:
        """Say whether a finite verb stands in a token range."""
        return not FINITE.isdisjoint(self.syntax.tags[start:end])

    def quoted(self, ranges: Ranges) -> int:
        """Count the tokens inside quotations."""
        if not self.quotes:
            return 0
        return sum([end - start - self.depth[start:end].count(0) for start, end in ranges])

    def trim(self, ranges: Ranges, *, marks: bool = True) -> Ranges:
        """Take punctuation and spaces off the ends of each range; `marks`: quotation marks too, if unpaired."""
        words, out = self.syntax.words, []
        for start, end in ranges:
            if end - start == 1 and words[start].isalnum():
                out.append((start, end))
                continue
            while start < end and (words[start] in EDGE or not words[start].strip()):
                start += 1
            while start < end and (words[end - 1] in EDGE or not words[end - 1].strip()):
                end -= 1
            if start < end and words[end - 1] == ")" and "(" not in words[start:end]:
                end -= 1
            if marks and start < end:
                start, end = self._without_marks(start, end)
            if start < end:
                out.append((start, end))
        return merged(out) if len(out) > 1 else tuple(out)

    def _without_marks(self, start: int, end: int) -> Range:
        words = self.syntax.words
        first, last = words[start] in MARKS, words[end - 1] in MARKS
        if first and last and end - start > 2:
            return start + 1, end - 1
        if last and not first and sum(w in MARKS for w in words[start:end]) % 2:
            return start, end - 1
        if first and not last and sum(w in MARKS for w in words[start:end]) % 2:
            return start + 1, end
        return start, end

    def text(self, ranges: Ranges) -> str:
        """Give the words of the ranges as they stand in the text, a space between the parts."""
        syntax, text = self.syntax, self.passage.text
        return " ".join([text[syntax.starts[start] : syntax.ends[end - 1]] for start, end in ranges])


def view_of(passage: Passage) -> View:
    """Look at a passage as the rules of this room do."""
    syntax, lexicon = passage.syntax, cue_lexicon()
    low, high = _extents(syntax)
    quotes = find_quotes(syntax.words, syntax.starts, syntax.ends)
    tokens = range(len(syntax))
    known = lemma_of_form()
    lemmas = list(map(str.lower, syntax.lemmas))
    for i in compress(tokens, map(known.__contains__, syntax.lower)):
        lemmas[i] = known[syntax.lower[i]]
    return View(
        passage=passage, syntax=syntax, lemmas=lemmas, low=low, high=high, quotes=quotes,
        depth=depths(quotes, len(syntax)), begin=_dateline(syntax) if passage.kind == "body" else 0,
        cue_lemmas=list(compress(tokens, map(lexicon.lemmas.__contains__, lemmas))),
        cue_words=list(compress(tokens, map(lexicon.words.__contains__, syntax.lower))),
        no_cue=passage.analysis.cues[:, 0].tolist(),
    )  # fmt: skip


def _dateline(syntax: Syntax) -> int:
    """Count the tokens of a dateline, up to a dash within twelve tokens.

    "LIMA, May 3 (Agency) -", in capitals, or "New York (AFP) -", with an agency in brackets before the dash.
    """
    words = syntax.words
    if len(words) < 4 or not words[0][:1].isupper():
        return 0
    capitals = words[0].isupper() and len(words[0]) > 2 and words[0].isalpha()
    for i in range(1, min(14, len(words))):
        if words[i] in ("-", "--", "–", "—", "―"):
            return i + 1 if capitals or words[i - 1] == ")" else 0
        if not words[i][:1].isupper() and words[i][:1].isalpha():
            return 0
    return 0


def _extents(syntax: Syntax) -> tuple[list[int], list[int]]:
    """Compute subtree extents: each token stretches those above it, up to the first that reaches as far already.

    Tokens in a cycle, which only a malformed tree has, all get the extent of the cycle.
    """
    heads, size = syntax.heads, len(syntax)
    low, high = list(range(size)), list(range(1, size + 1))
    for i, above in enumerate(heads):
        while low[above] > i:
            low[above] = i
            above = heads[above]
    for i, above in zip(range(size, 0, -1), reversed(heads), strict=True):
        while high[above] < i:
            high[above] = i
            above = heads[above]
    return low, high
