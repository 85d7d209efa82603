"""Words of annotated text with what they are: triggers of event types, heads of cues.

From the project's own annotated passages and articles (open halves only), the sentences written for the relation head,
and text of GUM's train part that holds no political events. The shared gold trains nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from purport.evaluation import gold as scoring
from purport.evaluation.chain_passages import load_chains
from purport.evaluation.gold_articles import load_gold
from purport.evaluation.quiet import load_quiet
from purport.evaluation.type_passages import load_type_passages
from purport.language.analysis import CUE_LABELS, TRIGGER_LABELS
from purport.language.syntax import Syntax
from purport.records.values import EVENT_TYPES
from training.word_vectors import Reader

Labelled = tuple[int, int, str]
"""First character, the one after the last, and a label."""
OWN = Path(__file__).parent.parent / "tests" / "gold"
QUIET = "treebank/gum_open/en_gum_open-ud-train.conllu"
RELATIONS = Path(__file__).parent / "relations"
FUNCTION_WORDS = frozenset({"PUNCT", "DET", "CCONJ", "PRON", "NUM", "SYM", "SPACE"})
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_TAG = re.compile(r"(\[/?[ART]\])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph: where it is from, the text it belongs to, its labelled stretches.

    `triggers` or `cues` is None where nothing is known of them; `partial`: other words may be triggers too.
    """

    source: str
    text: str
    group: str
    triggers: Sequence[Labelled] | None
    cues: Sequence[Labelled] | None
    partial: bool = False


@dataclass(slots=True)
class Words:
    """Words as rows: vectors, labels, and the group of each."""

    vectors: list[NDArray[np.float32]] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    groups: list[tuple[str, str]] = field(default_factory=list)

    def add(self, vector: NDArray[np.float32], label: int, block: Block) -> None:
        """Add one row."""
        self.vectors.append(vector)
        self.labels.append(label)
        self.groups.append((block.source, block.group))


def read_blocks(corpora: Path) -> list[Block]:
    """Read all that may train the heads. `corpora`: the folder with the treebanks."""
    return [
        *_articles(OWN / "open", "passages"),
        *_articles(OWN / "articles" / "open", "articles"),
        *_types(OWN / "types" / "open"),
        *_chains(OWN / "chains" / "open"),
        *(block for path in sorted(RELATIONS.glob("*.tsv")) for block in _relations(path)),
        *_quiet(corpora),
    ]


def rows(blocks: Iterable[Block], reader: Reader) -> tuple[Words, Words]:
    """Read blocks with the shipped model. Returns the rows that train the types and those that train the cues."""
    triggers, cues = Words(), Words()
    for block in blocks:
        read = reader.read(block.text)
        if read is None:
            continue
        syntax, vectors = read
        if block.triggers is not None:
            _add(triggers, block, syntax, vectors, block.triggers, TRIGGER_LABELS, partial=block.partial)
        if block.cues is not None:
            _add(cues, block, syntax, vectors, block.cues, CUE_LABELS, partial=False)
    return triggers, cues


def _add(
    words: Words,
    block: Block,
    syntax: Syntax,
    vectors: NDArray[np.float32],
    labelled: Sequence[Labelled],
    labels: Sequence[str],
    *,
    partial: bool,
) -> None:
    heads = {head_of(syntax, start, end): label for start, end, label in labelled}
    for i, pos in enumerate(syntax.pos):
        label = heads.get(i)
        if label is None and (partial or pos in FUNCTION_WORDS):
            continue
        words.add(vectors[i], labels.index(label) if label is not None else 0, block)


def head_of(syntax: Syntax, start: int, end: int) -> int | None:
    """Give the token that a stretch of text hangs on, a content word if it can be."""
    inside = [i for i, (a, b) in enumerate(zip(syntax.starts, syntax.ends, strict=True)) if a < end and b > start]
    tokens = [i for i in inside if syntax.pos[i] not in ("PUNCT", "SPACE")]
    tops = [i for i in tokens if syntax.heads[i] not in tokens or syntax.heads[i] == i]
    told = [i for i in tops if syntax.pos[i] in ("VERB", "NOUN", "ADJ", "PROPN")]
    return next(iter(told or tops or tokens), None)


def _cut(text: str, spans: Iterable[Labelled]) -> Iterator[tuple[str, list[Labelled]]]:
    spans = list(spans)
    for match in _BLOCK.finditer(text):
        a, b = match.span()
        yield match[0], [(s - a, e - a, label) for s, e, label in spans if a <= s < b]


def _articles(folder: Path, source: str) -> Iterator[Block]:
    for article in load_gold(folder):
        paragraphs = scoring.paragraphs(article.text)
        placed = scoring._place_events(article.gold["events"], paragraphs)
        events = [(e.span[0], e.span[1], e.record["type"]) for e in placed]
        cues = [cue for record in article.gold["attributions"] if (cue := _cue(record, article.text))]
        for (text, triggers), (_, heads) in zip(_cut(article.text, events), _cut(article.text, cues), strict=True):
            yield Block(source=source, text=text, group=article.gold["id"], triggers=triggers, cues=heads)


def _cue(record: Any, text: str) -> Labelled | None:
    """Place a cue at its occurrence nearest to its source, in the paragraph that the annotation names."""
    blocks = list(_BLOCK.finditer(text))
    words = record.get("cue")
    if not words or record["para"] >= len(blocks) or record["cue_class"] not in CUE_LABELS:
        return None
    begin, paragraph = blocks[record["para"]].start(), blocks[record["para"]][0]
    places = [m.start() for m in re.finditer(re.escape(words), paragraph)]
    if not places:
        return None
    source = paragraph.find(record["source"]) if record.get("source") else -1
    at = min(places, key=lambda place: abs(place - source)) if source >= 0 else places[0]
    return begin + at, begin + at + len(words), record["cue_class"]


def _types(folder: Path) -> Iterator[Block]:
    for passage in load_type_passages(folder):
        for text, triggers in _cut(passage.text, [(e.span[0], e.span[1], e.type) for e in passage.events]):
            yield Block(source="types", text=text, group=passage.id, triggers=triggers, cues=None)


def _chains(folder: Path) -> Iterator[Block]:
    for passage in load_chains(folder):
        cues = [
            (a.cue[0], a.cue[1], a.labels["cue_class"])
            for a in passage.attributions
            if a.cue and a.labels["cue_class"] in CUE_LABELS
        ]
        for text, heads in _cut(passage.text, cues):
            yield Block(source="chains", text=text, group=passage.id, triggers=None, cues=heads)


def _quiet(corpora: Path) -> Iterator[Block]:
    """Give text of genres without political events: lives, science, textbooks, travel guides, video diaries."""
    for text in load_quiet(corpora / QUIET):
        if text.genre == "conversation":
            # Its licence keeps it out of the weights.
            continue
        for block, triggers in _cut(text.text, ()):
            yield Block(source="quiet", text=block, group=text.name, triggers=triggers, cues=None)


def _relations(path: Path) -> Iterator[Block]:
    """Give the sentences that mark a trigger; what else happens in them is unknown."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()[1:]):
        sentence, _, type_ = line.partition("\t")
        plain, begin, end = "", None, None
        for part in _TAG.split(sentence):
            if part == "[T]":
                begin = len(plain)
            elif part == "[/T]":
                end = len(plain)
            elif not _TAG.fullmatch(part):
                plain += part
        if begin is not None and end is not None:
            triggers = [(begin, end, type_ if type_ in EVENT_TYPES else TRIGGER_LABELS[0])]
            group = f"{path.stem}-{number}"
            yield Block(source="relations", text=plain, group=group, triggers=triggers, cues=None, partial=True)
