"""The documents of ECB+ as plain texts, labelled by topic and by the event that they were collected for."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.evaluation.ecbplus import StoryDocument, read_documents, story_files

TUNING = range(1, 25)
TEST = range(25, 36)

_TIGHT = re.compile(r" (?=[,.;:!?%)\]’]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)|(?<=[(\[$#]) ")
_QUOTED = re.compile(r'" ([^"]*?) "')


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryText:
    """One text. `story` names topic and event ("25 ecbplus"); the text has a line for each sentence."""

    id: str
    topic: int
    story: str
    text: str


def topic_files(data: Path, topics: Collection[int]) -> list[Path]:
    """List the files of some topics below a corpora folder. Raises MissingInput where there is no ECB+."""
    return [path for path in story_files(data) if int(path.parent.name) in topics]


def read_texts(data: Path, topics: Collection[int]) -> tuple[StoryText, ...]:
    """Read the texts of some topics of ECB+.

    Raises MissingInput where there are none, DataError at a broken file.
    """
    return tuple(text_of(document) for document in read_documents(topic_files(data, topics)))


def text_of(document: StoryDocument) -> StoryText:
    """Write a document as a text. The address line at the top of a page is left out: it gives the story away."""
    sentences: defaultdict[int, list[str]] = defaultdict(list)
    for word, sentence in zip(document.words, document.sentences, strict=True):
        sentences[sentence].append(word)
    lines = [written(words) for _, words in sorted(sentences.items()) if words[:2] != ["http", ":"]]
    part = "ecbplus" if document.name.endswith("plus") else "ecb"
    return StoryText(id=document.name, topic=document.topic, story=f"{document.topic} {part}", text="\n".join(lines))


def written(words: Sequence[str]) -> str:
    """Write words as a newspaper would: no blank before a comma, quotation marks at their words."""
    line = " ".join('"' if word in ("``", "''") else word for word in words)
    return _QUOTED.sub(r'"\1"', _TIGHT.sub("", line))
