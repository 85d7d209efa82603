"""Hand-built trees with tags and lemmas: one word is `word/lemma/TAG/head/deprel`, heads from 1, 0 is the root."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records import Article, Block
from purport.records.values import BlockKind

_UPOS = {"NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "IN": "ADP", "DT": "DET", "CD": "NUM", "PR": "PRON", "MD": "AUX",
         "RB": "ADV", "TO": "PART", "CC": "CCONJ", "PO": "PART", "UH": "INTJ"}  # fmt: skip
_TIGHT = frozenset({",", ".", "'s", "’s", "-", "?", ")"})


def syntax_of(tree: str, names: Mapping[str, str] | None = None) -> tuple[str, Syntax]:
    """Build the text and syntax of one sentence; `names` maps names to PER, ORG or LOC."""
    rows = [piece.rsplit("/", 4) for piece in tree.split()]
    words = [row[0] for row in rows]
    text, starts, ends = "", [], []
    for i, word in enumerate(words):
        text += "" if not text or word in _TIGHT or words[i - 1] in ("-", "(") else " "
        starts.append(len(text))
        text += word
        ends.append(len(text))
    ents = []
    for name, label in (names or {}).items():
        parts = name.split()
        ents += [(i, i + len(parts), label) for i in range(len(words)) if words[i : i + len(parts)] == parts]
    tags = [row[2] for row in rows]
    syntax = Syntax(
        words=words,
        lower=[word.lower() for word in words],
        lemmas=[row[1] for row in rows],
        pos=["PROPN" if tag.startswith("NNP") else _UPOS.get(tag[:2], "PUNCT") for tag in tags],
        tags=tags,
        feats=["_"] * len(rows),
        deps=[row[4] for row in rows],
        heads=[int(row[3]) - 1 if int(row[3]) else i for i, row in enumerate(rows)],
        starts=starts,
        ends=ends,
        sentences=[(0, len(rows))],
        ents=ents,
    )
    return text, syntax


def article_of(
    *trees: str, names: Mapping[str, str] | None = None, published: str | None = None, kind: BlockKind = "body"
) -> tuple[Article, tuple[Passage, ...]]:
    """Build an article with one passage for each tree."""
    blocks, passages, text = [], [], ""
    for number, tree in enumerate(trees):
        block_text, syntax = syntax_of(tree, names)
        text += "\n" if text else ""
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(block_text)))
        analysis: Any = SimpleNamespace(syntax=syntax)
        passages.append(
            Passage(index=number, block=number, kind=kind, offset=len(text), text=block_text, analysis=analysis)
        )
        text += block_text
    article = Article(id="a", sha256="0", text=text, blocks=tuple(blocks), published=published)
    return article, tuple(passages)
