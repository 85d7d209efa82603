"""Write the layers of a `Syntax` onto a spaCy document, for those who ask for one."""

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc

from purport.language.syntax import BLANK_POS, Syntax

_TREE = [HEAD, DEP, POS, TAG]
_WORDS = [*_TREE, MORPH, LEMMA, ENT_IOB, ENT_TYPE]
_INSIDE, _OUTSIDE, _BEGIN = 1, 2, 3


class LazyDocument:
    """A bare document that gets its layers when it is first asked for: most callers never ask."""

    __slots__ = ("_bare", "_syntax")

    def __init__(self, bare: Doc, syntax: Syntax) -> None:
        self._bare = bare
        self._syntax: Syntax | None = syntax

    def get(self) -> Doc:
        """Return the annotated document, always the same one."""
        if self._syntax is not None:
            write_layers(self._bare, self._syntax)
            self._syntax = None
        return self._bare


def write_layers(doc: Doc, syntax: Syntax) -> None:
    """Write tags, lemmas, tree and names onto a document with the same tokens.

    A document without any word gets a tree only: white space has neither lemma nor name.
    """
    n = len(syntax)
    if not n:
        return
    strings, morphology = doc.vocab.strings, doc.vocab.morphology
    columns = [
        [(head - i) % (1 << 64) for i, head in enumerate(syntax.heads)],
        [strings.add(x) for x in syntax.deps],
        [IDS[x] for x in syntax.pos],
        [strings.add(x) for x in syntax.tags],
    ]
    if any(pos != BLANK_POS for pos in syntax.pos):
        iob, kinds = [_OUTSIDE] * n, [0] * n
        for start, end, label in syntax.ents:
            iob[start:end] = [_BEGIN, *[_INSIDE] * (end - start - 1)]
            kinds[start:end] = [strings.add(label)] * (end - start)
        feats = [morphology.add(x) for x in syntax.feats]
        columns += [feats, [strings.add(x) for x in syntax.lemmas], iob, kinds]
    table = np.asarray(columns, dtype=np.uint64).T
    doc.from_array(_WORDS[: len(columns)], np.ascontiguousarray(table))  # type: ignore[arg-type]
