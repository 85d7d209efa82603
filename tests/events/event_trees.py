"""Hand-built trees for the tests of this room: `form|lemma/UPOS/XPOS/head/dep` per token, lemma left out where it is
the form.

Heads count from 1, 0 is the root. Actors are given as (first word, last word, head, country, sector, kind), words
counted
from 1.
"""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from purport.events import DraftEvent, find_events
from purport.language.analysis import TRIGGER_LABELS
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records import Actor, ActorMention, Article, Attribution, Block, DateInterval, DateMention, Mentions
from purport.records.values import BlockKind, MentionKind, Sector

Who = tuple[int, int, int, str | None, Sector | None, MentionKind]


def syntax(tree: str) -> tuple[str, Syntax]:
    """Build text and Syntax of one sentence."""
    rows = [token.split("/") for token in tree.split()]
    words = [row[0].split("|")[0] for row in rows]
    lemmas = [row[0].split("|")[-1] if "|" in row[0] or row[1] == "PROPN" else row[0].lower() for row in rows]
    starts, ends, text = [], [], ""
    for word in words:
        starts.append(len(text))
        text += word
        ends.append(len(text))
        text += " "
    return text.rstrip(), Syntax(
        words=words,
        lower=[word.lower() for word in words],
        lemmas=lemmas,
        pos=[row[1] for row in rows],
        tags=[row[2] for row in rows],
        feats=[""] * len(rows),
        deps=[row[4] for row in rows],
        heads=[int(row[3]) - 1 if row[3] != "0" else i for i, row in enumerate(rows)],
        starts=starts,
        ends=ends,
        sentences=[(0, len(rows))],
    )


def undecided(n: int) -> NDArray[np.float32]:
    """Build what a head says that leaves `n` tokens to the codebook: neither surely triggers nor surely none."""
    types = np.full((n, len(TRIGGER_LABELS)), 0.5 / (len(TRIGGER_LABELS) - 1), dtype=np.float32)
    types[:, 0] = 0.5
    return types


def article(
    *trees: str, kinds: tuple[BlockKind, ...] = (), published: str | None = "2024-05-01"
) -> tuple[Article, tuple[Passage, ...]]:
    """Build an article of one block per tree."""
    text, blocks, passages = "", [], []
    for index, tree in enumerate(trees):
        words, built = syntax(tree)
        kind = kinds[index] if index < len(kinds) else "body"
        blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
        passages.append(
            Passage(
                index=index,
                block=index,
                kind=kind,
                offset=len(text),
                text=words,
                analysis=SimpleNamespace(syntax=built, factuality=None, types=undecided(len(built))),  # type: ignore[arg-type]
            )
        )
        text += words + "\n\n"
    return Article(id="t", sha256="", text=text, blocks=tuple(blocks), published=published), tuple(passages)


def mention(passage: Passage, who: Who) -> ActorMention:
    """Build one actor mention."""
    first, last, head, country, sector, kind = who
    span = passage.span(first - 1, last)
    return ActorMention(
        passage=passage.index,
        start=first - 1,
        end=last,
        head=head - 1,
        span=span,
        text=passage.text[span[0] - passage.offset : span[1] - passage.offset],
        kind=kind,
        actors=(Actor(country=country, sectors=(sector,) if sector else ()),),
    )


def dated(passage: Passage, first: int, last: int, start: str, end: str) -> DateMention:
    """Build one date mention."""
    span = passage.span(first - 1, last)
    text = passage.text[span[0] - passage.offset : span[1] - passage.offset]
    return DateMention(
        passage=passage.index,
        start=first - 1,
        end=last,
        head=last - 1,
        span=span,
        text=text,
        interval=DateInterval(text=text, span=span, start=start, end=end),
    )


def events(
    tree: str,
    *who: Who,
    kind: BlockKind = "body",
    dates: tuple[tuple[int, int, str, str], ...] = (),
    attributions: tuple[Attribution, ...] = (),
) -> tuple[DraftEvent, ...]:
    """Find the events of one sentence."""
    built, passages = article(tree, kinds=(kind,))
    mentions = Mentions(
        actors=tuple(mention(passages[0], w) for w in who), dates=tuple(dated(passages[0], *d) for d in dates)
    )
    return find_events(built, passages, mentions, attributions)


def gist(event: DraftEvent) -> tuple[str, str | None, list[str | None], list[str | None]]:
    """Give type, mode, and the countries of actors and recipients."""
    return event.type, event.mode, [a.country for a in event.actors], [r.country for r in event.recipients]
