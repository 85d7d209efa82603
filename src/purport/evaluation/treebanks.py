"""Read the parts of a treebank that scoring needs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_RANGE = re.compile(r"(\d+)-(\d+)\t")


@dataclass(slots=True)
class GoldSentence:
    """A gold sentence; heads count words from 0, the root has -1."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class GoldParagraph:
    """Consecutive sentences of one paragraph and the name of their document."""

    document: str
    sentences: list[GoldSentence]

    def text(self) -> tuple[str, list[int]]:
        """Return the raw text and where in it each sentence starts."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for sentence in self.sentences:
            starts.append(length)
            for word, space in zip(sentence.words, sentence.spaces, strict=True):
                piece = word + " " if space else word
                parts.append(piece)
                length += len(piece)
        return "".join(parts), starts


def read_paragraphs(path: Path) -> Iterator[GoldParagraph]:
    """Yield the paragraphs of a CoNLL-U file."""
    document = ""
    sentences: list[GoldSentence] = []
    sentence = GoldSentence()
    joined_until, range_space = 0, True
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# newdoc") or re.match(r"# newpar( id.*)?$", line):
            if sentences:
                yield GoldParagraph(document, sentences)
                sentences = []
            if line.startswith("# newdoc"):
                document = line.split("=", 1)[-1].strip()
        elif match := _RANGE.match(line):
            joined_until = int(match.group(2))
            range_space = "SpaceAfter=No" not in line
        elif line and line[0].isdigit():
            cols = line.split("\t")
            if "." in cols[0]:
                continue
            number = int(cols[0])
            space = "SpaceAfter=No" not in cols[9]
            if number <= joined_until:
                space = number == joined_until and range_space
            _add(sentence, cols, space)
        elif not line and sentence.words:
            sentences.append(sentence)
            sentence = GoldSentence()
            joined_until = 0
    if sentences:
        yield GoldParagraph(document, sentences)


def _add(sentence: GoldSentence, cols: list[str], space: bool) -> None:
    sentence.words.append(cols[1])
    sentence.spaces.append(space)
    sentence.lemmas.append(cols[2])
    sentence.upos.append(cols[3])
    sentence.xpos.append(cols[4])
    sentence.heads.append(int(cols[6]) - 1)
    sentence.deprels.append(cols[7])


def first_only(n: int) -> list[bool | int | None]:
    """Return the sentence starts of a document of `n` words that is one sentence."""
    return [i == 0 for i in range(n)]
