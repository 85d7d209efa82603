"""A passage as the rules of this room see it: tokens, tree extents, quotations."""

from dataclasses import dataclass, field

from purport.attribution.forms import lemma_of_form
from purport.attribution.quotes import Quote, depths, find_quotes
from purport.attribution.ranges import Range, Ranges, merged
from purport.language.passages import Passage
from purport.language.syntax import Syntax

EDGE = frozenset({",", ";", ":", ".", "-", "--", "—", "–", "―", "!", "?", "…", "...", "|"})
MARKS = frozenset({'"', "“", "”", "„", "«", "»", "``", "''", "‟", "'", "‘", "’"})


@dataclass(frozen=True, slots=True)
class View:
    """One passage with what is computed once: `low` and `high` are the extents of each token's subtree, and
    `lemmas` are lower-case, those of cues and source nouns taken from their forms."""

    passage: Passage
    syntax: Syntax = field(init=False)
    lemmas: list[str] = field(init=False)
    low: list[int] = field(init=False)
    high: list[int] = field(init=False)
    quotes: list[Quote] = field(init=False)
    depth: list[int] = field(init=False)
    begin: int = field(init=False)

    def __post_init__(self) -> None:
        syntax = self.passage.syntax
        low, high = _extents(syntax)
        quotes = find_quotes(syntax.words, syntax.starts, syntax.ends)
        forms = lemma_of_form()
        lemmas = [forms.get(word) or lemma.lower() for word, lemma in zip(syntax.lower, syntax.lemmas, strict=True)]
        object.__setattr__(self, "lemmas", lemmas)
        for name, value in (("syntax", syntax), ("low", low), ("high", high), ("quotes", quotes)):
            object.__setattr__(self, name, value)
        object.__setattr__(self, "depth", depths(quotes, len(syntax)))
        object.__setattr__(self, "begin", _dateline(syntax) if self.passage.kind == "body" else 0)

    def subtree(self, i: int) -> Range:
        """Give the token range that the subtree of `i` spans."""
        return self.low[i], self.high[i]

    def sentence(self, i: int) -> Range:
        """Give the token range of the sentence of `i`."""
        return self.syntax.sentences[self.syntax.sents[i]]

    def trim(self, ranges: Ranges, *, marks: bool = True) -> Ranges:
        """Take punctuation and spaces off the ends of each range; `marks`: quotation marks too, if unpaired."""
        words, out = self.syntax.words, []
        for start, end in ranges:
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
        return merged(out)

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
        return " ".join(text[syntax.starts[start] : syntax.ends[end - 1]] for start, end in ranges)


def _dateline(syntax: Syntax) -> int:
    """Count the tokens of a dateline: "LIMA, May 3 (Agency) -", in capitals, up to a dash within twelve tokens."""
    words = syntax.words
    if len(words) < 4 or not (words[0].isupper() and len(words[0]) > 2 and words[0].isalpha()):
        return 0
    for i in range(1, min(14, len(words))):
        if words[i] in ("-", "--", "–", "—", "―"):
            return i + 1
        if not words[i][:1].isupper() and words[i][:1].isalpha():
            return 0
    return 0


def _extents(syntax: Syntax) -> tuple[list[int], list[int]]:
    """Compute subtree extents in one pass from the leaves up; a malformed tree leaves a token its own extent."""
    size = len(syntax)
    low, high = list(range(size)), list(range(1, size + 1))
    missing = [len(children) for children in syntax.children]
    ready = [i for i in range(size) if not missing[i]]
    while ready:
        i = ready.pop()
        head = syntax.heads[i]
        if head == i:
            continue
        if low[i] < low[head]:
            low[head] = low[i]
        if high[i] > high[head]:
            high[head] = high[i]
        missing[head] -= 1
        if not missing[head]:
            ready.append(head)
    return low, high
