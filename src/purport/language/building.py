"""Write decided layers onto a spaCy document, and the same as plain lists."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, IDX, LEMMA, MORPH, POS, TAG  # type: ignore[import-not-found]
from spacy.symbols import IDS  # type: ignore[import-not-found]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from purport.language.layers import Layers
from purport.language.model_files import Ints, ModelFiles
from purport.language.syntax import Syntax

_ATTRIBUTES = [HEAD, DEP, POS, TAG, MORPH, LEMMA, ENT_IOB, ENT_TYPE]
_BLANK_POS, _BLANK_TAG, _BLANK_DEP = "SPACE", "_SP", "dep"
_IOB = {"I": 1, "O": 2, "B": 3}


class Builder:
    """Label strings and their numbers in a spaCy vocabulary."""

    def __init__(self, vocab: Vocab, files: ModelFiles) -> None:
        self._vocab = vocab
        strings = vocab.strings
        self._pos, self._tags, self._deps = files.upos, files.xpos, files.deprel
        self._feats = tuple("" if f == "_" else f for f in files.feats)
        self._names = files.names
        self._pos_ids = np.asarray([IDS[x] for x in files.upos], dtype=np.uint64)
        self._tag_ids = np.asarray([strings.add(x) for x in files.xpos], dtype=np.uint64)
        self._dep_ids = np.asarray([strings.add(x) for x in files.deprel], dtype=np.uint64)
        self._feat_ids = np.asarray([vocab.morphology.add(x) for x in self._feats], dtype=np.uint64)
        self._iob = np.asarray([_IOB[x[0]] for x in files.names], dtype=np.uint64)
        self._types = np.asarray([strings.add(x[2:]) if x != "O" else 0 for x in files.names], dtype=np.uint64)
        self._strings = {*files.xpos, *files.deprel, *(x[2:] for x in files.names if x != "O"), _BLANK_TAG, _BLANK_DEP}
        self._blank = (IDS[_BLANK_POS], strings.add(_BLANK_TAG), strings.add(_BLANK_DEP), vocab.morphology.add(""))

    def write(self, doc: Doc, layers: Layers, places: list[int], begin: int) -> Syntax:
        """Write the layers of the words from `begin` on onto the document and return them as lists.

        Args:
            doc: the document; tokens that are not in `places` are white space.
            layers: decided layers of all words of the call.
            places: the token index of each word.
            begin: the number of the document's first word.
        """
        self._teach(doc.vocab)
        n, words = len(doc), len(places)
        rows = slice(begin, begin + words)
        place = np.asarray(places, dtype=np.int64)
        word_heads = layers.heads[rows]
        heads = _attach_blanks(n, place)
        heads[place] = np.where(word_heads < 0, place, place[np.maximum(word_heads - begin, 0)])
        names = np.zeros(n, dtype=np.int64)
        names[place] = layers.names[rows]
        _bridge_names(names, n, places, self._names)
        table = np.empty((n, len(_ATTRIBUTES)), dtype=np.uint64)
        table[:, 0] = (heads - np.arange(n)).astype(np.uint64)
        table[:, 1] = self._blank[2]
        table[:, 2] = self._blank[0]
        table[:, 3] = self._blank[1]
        table[:, 4] = self._blank[3]
        table[place, 1] = self._dep_ids[layers.deprel[rows]]
        table[place, 2] = self._pos_ids[layers.upos[rows]]
        table[place, 3] = self._tag_ids[layers.xpos[rows]]
        table[place, 4] = self._feat_ids[layers.feats[rows]]
        texts = [token.text for token in doc]
        lemmas = _spread(layers.lemmas[rows], places, texts)
        add = doc.vocab.strings.add
        table[:, 5] = [add(x) for x in lemmas]
        table[:, 6] = self._iob[names]
        table[:, 7] = self._types[names]
        doc.from_array(_ATTRIBUTES, table)  # type: ignore[arg-type]
        return self._syntax(doc, texts, lemmas, layers, places, rows, heads, names)

    def _teach(self, vocab: Vocab) -> None:
        """Make the labels known to the vocabulary of a document that came from elsewhere."""
        if vocab is self._vocab:
            return
        for text in self._strings:
            vocab.strings.add(text)
        for feats in self._feats:
            vocab.morphology.add(feats)

    def _syntax(
        self,
        doc: Doc,
        texts: list[str],
        lemmas: list[str],
        layers: Layers,
        places: list[int],
        rows: slice,
        heads: Ints,
        names: Ints,
    ) -> Syntax:
        n = len(texts)
        pos = _spread([self._pos[k] for k in layers.upos[rows].tolist()], places, [_BLANK_POS] * n)
        tags = _spread([self._tags[k] for k in layers.xpos[rows].tolist()], places, [_BLANK_TAG] * n)
        deps = _spread([self._deps[k] for k in layers.deprel[rows].tolist()], places, [_BLANK_DEP] * n)
        feats = _spread([self._feats[k] for k in layers.feats[rows].tolist()], places, [""] * n)
        head_list = heads.tolist()
        own = layers.starts[bisect_left(layers.starts, rows.start) : bisect_left(layers.starts, rows.stop)]
        first_words = [places[s - rows.start] for s in own]
        sentences = _sentences(first_words, n)
        starts, ends = _offsets(doc, texts)
        return Syntax(
            words=texts, lower=[x.lower() for x in texts], lemmas=lemmas, pos=pos, tags=tags, feats=feats, deps=deps,
            heads=head_list, sentences=sentences, starts=starts, ends=ends,
            ents=_entities([self._names[k] for k in names.tolist()]) if names.any() else [],
        )  # fmt: skip

    def blank(self, doc: Doc) -> Syntax:
        """Mark a document without any word as white space and return its lists."""
        self._teach(doc.vocab)
        n = len(doc)
        texts = [token.text for token in doc]
        if n:
            table = np.zeros((n, 4), dtype=np.uint64)
            table[:, 0] = (-np.arange(n)).astype(np.uint64)
            table[:, 1], table[:, 2], table[:, 3] = self._blank[2], self._blank[0], self._blank[1]
            doc.from_array([HEAD, DEP, POS, TAG], table)  # type: ignore[arg-type]
        starts, ends = _offsets(doc, texts)
        return Syntax(
            words=texts, lower=list(texts), lemmas=list(texts), pos=[_BLANK_POS] * n, tags=[_BLANK_TAG] * n,
            feats=[""] * n, deps=[_BLANK_DEP] * n, heads=[0] * n, sentences=[(0, n)] if n else [],
            starts=starts, ends=ends,
        )  # fmt: skip


def _spread(values: list[str], places: list[int], blank: list[str]) -> list[str]:
    """Put the words' values at the words' tokens and leave white space as it is."""
    if len(places) == len(blank):
        return values
    spread = list(blank)
    for i, value in zip(places, values, strict=True):
        spread[i] = value
    return spread


def _attach_blanks(n: int, place: Ints) -> Ints:
    """Return for every token the nearest word before it, or the first word: where white space hangs."""
    before = np.searchsorted(place, np.arange(n), side="right") - 1
    result: Ints = place[np.maximum(before, 0)]
    return result


def _bridge_names(names: Ints, n: int, places: list[int], labels: Sequence[str]) -> None:
    """Let a name run over white space inside it, as in "New", line break, "York"."""
    if len(places) == n:
        return
    known = set(places)
    for i in range(n - 2, 0, -1):
        if i not in known and labels[names[i + 1]].startswith("I-"):
            names[i] = names[i + 1]


def _entities(names: list[str]) -> list[tuple[int, int, str]]:
    """Read (start, end, label) off BIO labels; an I without a beginning starts a name of its own."""
    found: list[tuple[int, int, str]] = []
    open_label = ""
    for i, name in enumerate(names):
        label = name[2:]
        if name.startswith("I-") and label == open_label:
            found[-1] = (found[-1][0], i + 1, label)
        elif label:
            found.append((i, i + 1, label))
        open_label = label
    return found


def _sentences(first_words: list[int], n: int) -> list[tuple[int, int]]:
    begins = [0, *first_words[1:]]
    return list(zip(begins, [*begins[1:], n], strict=True))


def _offsets(doc: Doc, texts: list[str]) -> tuple[list[int], list[int]]:
    starts: list[int] = doc.to_array([IDX]).tolist()
    return starts, [s + len(t) for s, t in zip(starts, texts, strict=True)]
