"""Training examples: windows of words with the targets of every task that the corpus settles."""

import math
import random
from dataclasses import dataclass, field

import numpy as np

from purport.language import features
from purport.language.lemmas import script
from training.conllu import Document, Sentence
from training.corpora import UNTYPED, AttributionDocument, NamedSentence
from training.replacement import Pool, with_other_names

IGNORE = -100
MARGINAL = -200
"""Name target at a word whose corpus leaves the type open."""

SPAN_LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
NAME_LABELS = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-EVENT", "I-EVENT")
NAME_CORPORA = ("uner", "gum", "crossner", "wikigold", "re3d", "wnut17")
"""Corpora with names; the first is the convention used at run time."""

KNOWS_EVENTS = frozenset({"gum", "crossner"})


@dataclass(slots=True)
class Window:
    """Words of one forward pass and their targets; a missing task has no targets."""

    words: list[str]
    gaps: list[int]
    sentence_starts: list[int] | None = None
    sentence_of: list[int] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    xpos: list[int] = field(default_factory=list)
    feats: list[int] = field(default_factory=list)
    lemma: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[int] = field(default_factory=list)
    names: list[int] | None = None
    corpus: int = 0
    spans: list[int] | None = None
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    """Attribution parts: kind (0 source, 1 cue, 2 content), first word, last word."""
    links: list[tuple[int, int, int]] = field(default_factory=list)
    """Relation, part, part it hangs on or -1."""
    factuality: list[float] | None = None
    pieces: int = 0


@dataclass(slots=True)
class Labels:
    """The label lists of the tagging tasks, in the order of the output units."""

    upos: list[str]
    xpos: list[str]
    feats: list[str]
    lemma: list[str]
    deprel: list[str]

    def index(self) -> dict[str, dict[str, int]]:
        """Return for each task the number of each label."""
        return {task: {x: i for i, x in enumerate(getattr(self, task))} for task in self.__slots__}


def collect_labels(documents: list[Document], rare: int) -> Labels:
    """Return the labels of a treebank; feature bundles and lemma scripts seen less than `rare` times are left out."""
    counts: dict[str, dict[str, int]] = {t: {} for t in Labels.__slots__}
    for document in documents:
        for paragraph in document.paragraphs:
            for s in paragraph:
                columns = (s.upos, s.xpos, s.feats, map(script, s.words, s.lemmas), s.deprels)
                for task, values in zip(Labels.__slots__, columns, strict=True):
                    for value in values:
                        counts[task][value] = counts[task].get(value, 0) + 1
    keep = {
        task: sorted(x for x, n in seen.items() if n >= (rare if task in ("feats", "lemma") else 1))
        for task, seen in counts.items()
    }
    return Labels(**keep)


def gaps_of(spaces: list[bool], first: int = features.GAP_BLOCK) -> list[int]:
    """Return the gap before each word from the flags 'space after'."""
    gaps = [first]
    gaps += [features.GAP_SPACE if s else features.GAP_NONE for s in spaces[:-1]]
    return gaps


class TreebankWindows:
    """Cut treebank documents into windows, anew for every epoch.

    Consecutive sentences are joined to about a paragraph, mostly within the paragraphs of the source. Some
    windows are single sentences, some run across a paragraph break with nothing to show for it, so that
    headlines without a full stop are cut off from what follows. Shares for all this are in the configuration.
    """

    def __init__(self, documents: list[tuple[str, Document]], labels: Labels, options: dict[str, float]) -> None:
        self.documents = documents
        self.index = labels.index()
        self.options = options

    def epoch(self, rng: random.Random, weights: dict[str, float]) -> list[Window]:
        """Return the windows of one epoch; documents of a genre with weight 2 come twice."""
        windows: list[Window] = []
        for corpus, document in self.documents:
            weight = weights.get(genre(corpus, document.name), 1.0)
            times = int(weight) + (rng.random() < weight - int(weight))
            for _ in range(times):
                windows += self._cut(corpus, document, rng)
        return windows

    def _cut(self, corpus: str, document: Document, rng: random.Random) -> list[Window]:
        windows: list[Window] = []
        current: list[tuple[Sentence, bool]] = []
        limit = self._limit(rng)
        size = 0
        for paragraph in document.paragraphs:
            for n, sentence in enumerate(paragraph):
                ends = n == 0 and rng.random() < self.options["break_at_paragraph"]
                if current and (ends or size + len(sentence.words) > limit):
                    windows.append(self.window(corpus, current, rng))
                    current, size, limit = [], 0, self._limit(rng)
                current.append((sentence, n == 0))
                size += len(sentence.words)
        if current:
            windows.append(self.window(corpus, current, rng))
        return windows

    def _limit(self, rng: random.Random) -> int:
        if rng.random() < self.options["single_sentences"]:
            return 1
        return rng.choice((30, 60, 90, 130))

    def window(self, corpus: str, chosen: list[tuple[Sentence, bool]], rng: random.Random | None) -> Window:
        """Return the window of some sentences; with no random source nothing is changed in the text."""
        quotes = rng is not None and rng.random() < self.options["curly_quotes"]
        recase = _choose_case(rng, self.options) if rng else None
        words: list[str] = []
        gaps: list[int] = []
        out = Window(words, gaps, sentence_starts=[], names=[], factuality=[])
        out.corpus = NAME_CORPORA.index("gum" if corpus == "gum" else "uner")
        open_quote = False
        last = len(chosen) - 1
        for number, (sentence, starts_paragraph) in enumerate(chosen):
            end = len(sentence.words)
            drop = rng is not None and number == last and end > 3 and rng.random() < self.options["drop_full_stop"]
            if drop and sentence.words[-1] == "." and sentence.heads[-1] >= 0 and end - 1 not in sentence.heads:
                end -= 1
            hide = rng is not None and rng.random() < self.options["hide_paragraph_break"]
            first = features.GAP_SPACE if number and not starts_paragraph else features.GAP_BLOCK
            if number and starts_paragraph and hide:
                first = features.GAP_SPACE
            if number and not starts_paragraph and not chosen[number - 1][0].spaces[-1]:
                first = features.GAP_NONE
            base = len(words)
            forms = sentence.words[:end]
            if quotes:
                forms, open_quote = curl(forms, sentence.xpos, open_quote)
            if recase:
                forms = [recase(w) for w in forms]
            words += forms
            gaps += gaps_of(sentence.spaces[:end], first)
            self._targets(out, sentence, forms, base, number, end)
        if rng is not None and recase is str.lower:
            out.names = [IGNORE] * len(words)
        return out

    def _targets(self, out: Window, s: Sentence, forms: list[str], base: int, number: int, end: int) -> None:
        assert out.sentence_starts is not None and out.names is not None and out.factuality is not None
        out.sentence_starts += [1] + [0] * (end - 1)
        out.sentence_of += [number] * end
        for task, target in (("upos", out.upos), ("xpos", out.xpos), ("feats", out.feats)):
            index = self.index[task]
            target += [index.get(x, IGNORE) for x in getattr(s, task)[:end]]
        scripts = self.index["lemma"]
        out.lemma += [scripts.get(script(w, x), IGNORE) for w, x in zip(forms, s.lemmas[:end], strict=True)]
        out.heads += [base + h if h >= 0 else -1 for h in s.heads[:end]]
        out.deprels += [self.index["deprel"].get(x, IGNORE) for x in s.deprels[:end]]
        if s.names is None:
            out.names += [IGNORE] * end
        else:
            out.names += [NAME_LABELS.index(x) for x in s.names[:end]]
        values = s.factuality or [None] * end
        out.factuality += [math.nan if v is None else v for v in values[:end]]


def genre(corpus: str, name: str) -> str:
    """Return a document's genre: `news`, `bio` ... in GUM, `weblog`, `email` ... in EWT."""
    return name.split("_")[1] if corpus == "gum" else name.split("-")[0]


def curl(forms: list[str], xpos: list[str], open_quote: bool) -> tuple[list[str], bool]:
    """Return the forms with typographic quotation marks and apostrophes, and whether a quotation is still open."""
    curled: list[str] = []
    for form, tag in zip(forms, xpos, strict=False):
        if form == '"':
            opening = tag == "``" or (tag != "''" and not open_quote)
            form = "\u201c" if opening else "\u201d"
            open_quote = opening
        elif form == "'":
            form = "\u2018" if tag == "``" else "\u2019"
        else:
            form = form.replace("'", "\u2019")
        curled.append(form)
    return curled, open_quote


def _choose_case(rng: random.Random, options: dict[str, float]):  # type: ignore[no-untyped-def]
    draw = rng.random()
    for name, change in (("upper_case", str.upper), ("title_case", _title), ("lower_case", str.lower)):
        if draw < options[name]:
            return change
        draw -= options[name]
    return None


def _title(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word) > 3 else word


class NameWindows:
    """Windows of one to four sentences from the corpora that bring only names."""

    def __init__(self, corpora: dict[str, list[NamedSentence]], options: dict[str, float]) -> None:
        self.corpora = corpora
        self.pool = Pool(corpora)
        self.options = options

    def epoch(self, rng: random.Random, weights: dict[str, float]) -> list[Window]:
        """Return the windows of one epoch, each corpus thinned by its weight, a share of all names replaced."""
        share, invented = self.options["replaced"], self.options["invented"]
        windows: list[Window] = []
        for corpus, items in self.corpora.items():
            number = NAME_CORPORA.index(corpus)
            kept = [x for x in items if rng.random() < weights.get(corpus, 1.0)]
            kept = [with_other_names(x, self.pool, rng, share, invented) for x in kept]
            at = 0
            while at < len(kept):
                take = rng.choice((1, 2, 3))
                window = Window([], [], names=[], corpus=number)
                for n, item in enumerate(kept[at : at + take]):
                    window.words += item.words
                    window.gaps += gaps_of(item.spaces, features.GAP_SPACE if n else features.GAP_BLOCK)
                    assert window.names is not None
                    window.names += [IGNORE if x == UNTYPED else NAME_LABELS.index(x) for x in item.names]
                windows.append(window)
                at += take
        return windows


_KINDS = {"source": 0, "cue": 1, "content": 2}
SOURCE_CUE, CONTENT_CUE, CONTENT_SOURCE = range(3)


class AttributionWindows:
    """PolNeAR windows: single paragraphs or neighbouring paragraphs packed together."""

    def __init__(self, documents: list[AttributionDocument], options: dict[str, float]) -> None:
        self.documents = documents
        self.options = options

    def epoch(self, rng: random.Random) -> list[Window]:
        """Return the windows of one epoch with fresh cuts."""
        windows: list[Window] = []
        for document in self.documents:
            starts = [*document.paragraph_starts, len(document.words)]
            i = 0
            while i < len(starts) - 1:
                limit = 1 if rng.random() < self.options["single_paragraphs"] else rng.choice((100, 170, 240))
                j = i + 1
                while j < len(starts) - 1 and starts[j + 1] - starts[i] <= limit:
                    j += 1
                windows += self.windows(document, starts[i], starts[j], self.options["longest"])
                i = j
        return windows

    @staticmethod
    def windows(document: AttributionDocument, start: int, end: int, longest: float = 380) -> list[Window]:
        """Return one window for the words of some paragraphs, or several where they are too long."""
        out: list[Window] = []
        breaks = set(document.paragraph_starts)
        for a in range(start, end, int(longest)):
            b = min(end, a + int(longest))
            gaps = gaps_of(document.spaces[a:b], features.GAP_BLOCK)
            for i in range(a + 1, b):
                if i in breaks:
                    gaps[i - a] = features.GAP_BLOCK
            window = Window(document.words[a:b], gaps, spans=[0] * (b - a))
            _attribution_targets(window, document, a, b)
            out.append(window)
        return out


def _attribution_targets(window: Window, document: AttributionDocument, a: int, b: int) -> None:
    assert window.spans is not None
    number: dict[int, int] = {}
    for n, part in enumerate(document.parts):
        if part.end <= a or part.start >= b:
            continue
        first, last = max(part.start, a) - a, min(part.end, b) - a
        kind = _KINDS[part.kind]
        if any(window.spans[first:last]):
            continue
        window.spans[first:last] = [1 + 2 * kind] + [2 + 2 * kind] * (last - first - 1)
        number[n] = len(window.parts)
        window.parts.append((kind, first, last - 1))
    for attribution in document.attributions:
        by_kind: dict[int, list[int]] = {0: [], 1: [], 2: []}
        for n in attribution:
            if n in number:
                by_kind[window.parts[number[n]][0]].append(number[n])
        cue = by_kind[1][0] if by_kind[1] else -1
        source = by_kind[0][0] if by_kind[0] else -1
        window.links += [(SOURCE_CUE, s, cue) for s in by_kind[0]]
        window.links += [(CONTENT_CUE, c, cue) for c in by_kind[2]]
        window.links += [(CONTENT_SOURCE, c, source) for c in by_kind[2]]


def as_array(values: list[int]) -> np.ndarray:
    """Return the values as an int64 array."""
    return np.asarray(values, dtype=np.int64)
