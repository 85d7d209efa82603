"""Read CoNLL-U treebanks into documents, paragraphs and sentences."""

import re
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Sentence:
    """One gold sentence; heads count words from 0, the root has -1."""

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    feats: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    deprels: list[str] = field(default_factory=list)
    misc: list[str] = field(default_factory=list)
    text: str = ""
    sent_id: str = ""
    names: list[str] | None = None
    factuality: list[float | None] | None = None


@dataclass(slots=True)
class Document:
    """A document of a treebank: its name and its paragraphs."""

    name: str
    paragraphs: list[list[Sentence]] = field(default_factory=list)


_RANGE = re.compile(r"(\d+)-(\d+)\t")


def read_documents(path: str | Path) -> list[Document]:
    """Return the documents of a CoNLL-U file, white space rebuilt from SpaceAfter and multiword tokens."""
    documents: list[Document] = []
    new_paragraph = False
    sentence = Sentence()
    joined_until = 0
    range_space = True
    for line in [*Path(path).read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            if line.startswith("# newdoc"):
                documents.append(Document(line.split("=", 1)[-1].strip()))
                new_paragraph = True
            elif re.match(r"# newpar( id.*)?$", line):
                new_paragraph = True
            elif line.startswith("# text = "):
                sentence.text = line[9:]
            elif line.startswith("# sent_id = "):
                sentence.sent_id = line[12:]
        elif line:
            if match := _RANGE.match(line):
                joined_until = int(match.group(2))
                range_space = "SpaceAfter=No" not in line.rsplit("\t", 1)[1]
                continue
            cols = line.split("\t")
            if "." in cols[0]:
                continue
            number = int(cols[0])
            space = "SpaceAfter=No" not in cols[9]
            if number < joined_until:
                space = False
            elif number == joined_until:
                space = range_space
            _add_word(sentence, cols, space)
        elif sentence.words:
            if new_paragraph or not documents[-1].paragraphs:
                documents[-1].paragraphs.append([])
                new_paragraph = False
            documents[-1].paragraphs[-1].append(sentence)
            sentence = Sentence()
            joined_until = 0
    return documents


def _add_word(sentence: Sentence, cols: list[str], space: bool) -> None:
    sentence.words.append(cols[1])
    sentence.lemmas.append(cols[2])
    sentence.upos.append(cols[3])
    sentence.xpos.append(cols[4])
    sentence.feats.append(cols[5])
    sentence.heads.append(int(cols[6]) - 1)
    sentence.deprels.append(cols[7])
    sentence.misc.append(cols[9])
    sentence.spaces.append(space)
