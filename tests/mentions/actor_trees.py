"""Small hand-built trees: a word is `word/UPOS/head/deprel`; heads count from 1 in the sentence, 0 is the root."""

from collections.abc import Sequence
from types import SimpleNamespace

from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions import find_actors_in
from purport.records import ActorMention, Article, Block

_TAGS = {"PROPN": "NNP", "NOUN": "NN", "PRON": "PRP", "VERB": "VBD", "ADJ": "JJ", "DET": "DT", "ADP": "IN"}
_TIGHT = {",", ".", "'s", "’s", "-", "?", "!", ":"}


def syntax_of(sentences: Sequence[str], names: dict[str, str]) -> tuple[str, Syntax]:
    """Build the syntax of a block. `names` maps recognised names, as written with spaces, to PER, ORG or LOC."""
    rows: list[tuple[str, str, int, str]] = []
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        base = len(rows)
        for i, piece in enumerate(sentence.split()):
            word, pos, head, dep = piece.rsplit("/", 3)
            rows.append((word, pos, base + (int(head) - 1 if int(head) else i), dep))
        bounds.append((base, len(rows)))
    text, starts, ends = "", [], []
    for i, (word, *_) in enumerate(rows):
        tight = word in _TIGHT or (i > 0 and rows[i - 1][0] == "-")
        text += "" if not text or tight else " "
        starts.append(len(text))
        text += word
        ends.append(len(text))
    words = [row[0] for row in rows]
    ents = []
    for name, label in names.items():
        parts = name.split()
        ents += [(i, i + len(parts), label) for i in range(len(words)) if words[i : i + len(parts)] == parts]
    syntax = Syntax(
        words=words,
        lower=[word.lower() for word in words],
        lemmas=[_lemma(word, row[1]) for word, row in zip(words, rows, strict=True)],
        pos=[row[1] for row in rows],
        tags=["PRP$" if row[1] == "PRON" and row[3] == "nmod:poss" else _TAGS.get(row[1], row[1]) for row in rows],
        feats=["_"] * len(rows),
        deps=[row[3] for row in rows],
        heads=[row[2] for row in rows],
        starts=starts,
        ends=ends,
        sentences=bounds,
        ents=sorted(ents),
    )
    return text, syntax


def _lemma(word: str, pos: str) -> str:
    low = word.lower()
    if pos == "VERB" and low.endswith("ed"):
        return low[:-2]
    return low[:-1] if pos == "NOUN" and low.endswith("s") else low


def article_of(
    *blocks: Sequence[str], names: dict[str, str] | None = None, published: str | None = "2023-09-11"
) -> tuple[Article, list[Passage]]:
    """Build an article of one passage for each block of sentences."""
    text, passages = "", []
    for number, sentences in enumerate(blocks):
        block, syntax = syntax_of(sentences, names or {})
        analysis = SimpleNamespace(syntax=syntax)
        passages.append(
            Passage(
                index=number,
                block=number,
                kind="body",
                offset=len(text),
                text=block,
                analysis=analysis,  # type: ignore[arg-type]
            )
        )
        text += block + "\n"
    spans = tuple(Block(kind="body", start=p.offset, end=p.offset + len(p.text)) for p in passages)
    return Article(id="x", sha256="x", text=text, blocks=spans, published=published), passages


def mentions_of(
    *blocks: Sequence[str], names: dict[str, str] | None = None, published: str | None = "2023-09-11"
) -> tuple[ActorMention, ...]:
    """Give the actor mentions of an article of one passage for each block."""
    article, passages = article_of(*blocks, names=names, published=published)
    return find_actors_in(article, passages)


def only(mentions: Sequence[ActorMention], text: str) -> ActorMention:
    """Give the one mention with the given text, the last where there are several."""
    found = [mention for mention in mentions if mention.text == text]
    assert found, f"no mention {text!r} among {[m.text for m in mentions]}"
    return found[-1]


def coded(mention: ActorMention) -> list[tuple[str | None, str | None]]:
    """Give country and first sector of each actor of a mention."""
    return [(actor.country, actor.sectors[0] if actor.sectors else None) for actor in mention.actors]
