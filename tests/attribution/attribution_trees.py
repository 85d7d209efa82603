"""Hand-built trees for the tests of this room: one token per line, `form lemma UPOS XPOS head dep`.

Heads count from 1 in their sentence, 0 is the root; a form that ends in `_` has no space after it; sentences are
parted by an empty line.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from purport.language.analysis import CUE_LABELS
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records.article import Article, Block
from purport.records.knowledge import Actor, DateInterval
from purport.records.mention import ActorMention, DateMention, Mentions
from purport.records.values import BlockKind, MentionKind, Sector


def syntax(tree: str, ents: tuple[tuple[int, int, str], ...] = ()) -> tuple[str, Syntax]:
    """Build the text and the Syntax of a tree."""
    text = ""
    rows: dict[str, list[object]] = {
        k: [] for k in ("words", "lemmas", "pos", "tags", "deps", "heads", "starts", "ends")
    }
    sentences: list[tuple[int, int]] = []
    for block in tree.strip().split("\n\n"):
        base = len(rows["words"])
        for line in block.strip().splitlines():
            form, lemma, pos, tag, head, dep = line.split()
            word = form[:-1] if form.endswith("_") and len(form) > 1 else form
            i = len(rows["words"])
            rows["words"].append(word)
            rows["lemmas"].append(lemma)
            rows["pos"].append(pos)
            rows["tags"].append(tag)
            rows["deps"].append(dep)
            rows["heads"].append(i if head == "0" else base + int(head) - 1)
            rows["starts"].append(len(text))
            text += word
            rows["ends"].append(len(text))
            text += "" if form.endswith("_") and len(form) > 1 else " "
        sentences.append((base, len(rows["words"])))
    words = [str(w) for w in rows["words"]]
    return text.rstrip(), Syntax(
        lower=[w.lower() for w in words],
        feats=["Number=Plur" if t in ("NNS", "NNPS") else "" for t in rows["tags"]],
        sentences=sentences,
        ents=list(ents),
        **rows,  # type: ignore[arg-type]
    )


def passage(
    tree: str, *, index: int = 0, offset: int = 0, kind: BlockKind = "body",
    ents: tuple[tuple[int, int, str], ...] = (),
    spans: tuple[object, ...] = (), links: tuple[object, ...] = (), cues: object = None,
) -> Passage:  # fmt: skip
    """Build a passage with its analysis; without `cues` the cue head has seen nothing."""
    text, built = syntax(tree, ents)
    seen = np.zeros((0, len(CUE_LABELS)), dtype=np.float32) if cues is None else cues
    analysis = SimpleNamespace(syntax=built, spans=spans, links=links, cues=seen)
    return Passage(index=index, block=index, kind=kind, offset=offset, text=text, analysis=analysis)  # type: ignore[arg-type]


def span(kind: str, start: int, end: int, score: float = 0.9) -> object:
    """Build a learned span."""
    return SimpleNamespace(kind=kind, start=start, end=end, score=score)


def link(cue: int | None, sources: tuple[int, ...], contents: tuple[int, ...], score: float = 0.9) -> object:
    """Build a learned link."""
    return SimpleNamespace(cue=cue, sources=sources, contents=contents, score=score)


def article(
    *trees: str, outlet: str | None = None, kinds: tuple[BlockKind, ...] = ()
) -> tuple[Article, tuple[Passage, ...]]:
    """Build an article of one block per tree, with its passages."""
    text, blocks, built = "", [], []
    for index, tree in enumerate(trees):
        kind = kinds[index] if index < len(kinds) else "body"
        made = passage(tree, index=index, offset=len(text), kind=kind)
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(made.text)))
        text += made.text + "\n\n"
        built.append(made)
    return Article(id="t", sha256="0" * 64, text=text, blocks=tuple(blocks), outlet=outlet), tuple(built)


def actor(
    made: Passage, start: int, end: int, head: int, kind: MentionKind, *actors: tuple[str | None, Sector | None]
) -> ActorMention:
    """Build an actor mention."""
    return ActorMention(
        passage=made.index, start=start, end=end, head=head, span=made.span(start, end), text="", kind=kind,
        actors=tuple(Actor(country=c, sectors=(s,) if s else ()) for c, s in actors), antecedents=(None,) * len(actors),
    )  # fmt: skip


def date(made: Passage, start: int, end: int, head: int, iso: str) -> DateMention:
    """Build a date mention."""
    return DateMention(
        passage=made.index, start=start, end=end, head=head, span=made.span(start, end), text="",
        interval=DateInterval(text="", span=made.span(start, end), start=iso, end=iso),
    )  # fmt: skip


NOTHING = Mentions()


def seen(size: int, *words: tuple[int, str, float], rest: float = 0.0) -> NDArray[np.float32]:
    """Build what the cue head says: token, class and probability of each cue; `rest` is the probability elsewhere."""
    rows = np.zeros((size, len(CUE_LABELS)), dtype=np.float32)
    rows[:, CUE_LABELS.index("report")] = rest
    rows[:, 0] = 1 - rest
    for token, label, probability in words:
        rows[token] = 0.0
        rows[token, CUE_LABELS.index(label)] = probability
        rows[token, 0] = 1 - probability
    return rows
