"""How many of the cues of an annotated corpus the lexicon knows."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.attribution.forms import lemma_of_form
from purport.attribution.lexicon import cue_lexicon
from purport.evaluation.spans import POLNEAR_DEV, read_polnear

_WORD = re.compile(r"[\w'’-]+|:")


@dataclass(frozen=True, slots=True, kw_only=True)
class CueCoverage:
    """Cues in the corpus, those with an entry, those whose entry has a class, and the most frequent without entry.

    An entry without a class is a decision too: the corpus takes praise and support for attribution, the guide does not.
    """

    cues: int
    known: int
    classed: int
    unknown: tuple[tuple[str, int], ...]

    def percent(self, count: int) -> float:
        """Give a count in percent of all cues."""
        return 100 * count / self.cues if self.cues else 0.0


def measure_cues(corpora: Path) -> CueCoverage:
    """Look up every contiguous part of a cue in PolNeAR dev.

    A part is known where one of its words, by its form or its lemma, or some of them as a phrase, has an entry, or
    where it is nothing but marks and particles of the lexicon (a colon, "in"), which attribute only where the learned
    head says so.
    """
    known = classed = total = 0
    others: Counter[str] = Counter()
    for document in read_polnear(corpora / POLNEAR_DEV):
        for start, end in document.parts["cue"]:
            words = _WORD.findall(document.text[start:end].lower())
            total += 1
            classed += has_entry(words, classed=True)
            if has_entry(words):
                known += 1
            else:
                others[" ".join(words)] += 1
    return CueCoverage(
        cues=total,
        known=known,
        classed=classed,
        unknown=tuple(sorted(others.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def has_entry(words: Sequence[str], *, classed: bool = False) -> bool:
    """Say whether the lexicon has an entry for the words of a cue, in lower case; `classed`: one with a class."""
    lexicon = cue_lexicon()
    lemmas = [lemma_of_form().get(word, word) for word in words]
    simple = (lexicon.verbs, lexicon.nouns, lexicon.adverbs, lexicon.adjectives)
    for word in {*words, *lemmas}:
        if any(word in table and not (classed and table[word].class_ == "none") for table in simple):
            return True
    for table in (lexicon.phrases, lexicon.prepositions):
        for line in (list(words), lemmas):
            for i, first in enumerate(line):
                if any(tuple(line[i : i + len(entry)]) == entry for entry, _ in table.get(first, ())):
                    return True
    return not words or all(word in lexicon.particles for word in words)
