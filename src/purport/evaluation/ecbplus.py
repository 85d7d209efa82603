"""ECB+: its documents, event mentions and chains as read from its XML."""

import csv
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree

from purport.errors import DataError, MissingInput

LARGEST_FILE = 4_000_000
FOLDER = "stories/ecbplus"
SENTENCES = "ECBplus_coreference_sentences.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventMention:
    """Words that name an event: their token numbers in the document, and the chain they belong to."""

    id: str
    tokens: tuple[int, ...]
    chain: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDocument:
    """A document: its words with the number of each word's sentence, and its event mentions."""

    name: str
    topic: int
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    mentions: tuple[EventMention, ...]


def story_files(data: Path) -> list[Path]:
    """List the files of ECB+ below a corpora folder, or in the folder itself.

    Raises MissingInput where there are none.
    """
    folder = data / FOLDER if (data / FOLDER).is_dir() else data
    found = sorted(folder.glob("*/*.xml"), key=lambda path: (int(path.parent.name), path.name))
    if not found:
        raise MissingInput(f"no ECB+ documents (TOPIC/*.xml) in {folder}; --data must name the corpora folder")
    return found


def checked_sentences(data: Path) -> frozenset[tuple[str, int]]:
    """Give the sentences, as document name and number, whose annotation was checked by its makers.

    Only their mentions are scored, as is usual (Cybulska and Vossen 2015): elsewhere chains are incomplete.
    Raises MissingInput where the list is not there.
    """
    folder = data / FOLDER if (data / FOLDER).is_dir() else data
    path = folder / SENTENCES
    if not path.is_file():
        raise MissingInput(f"no {SENTENCES} in {folder}; it lists the sentences that are scored")
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))[1:]
    return frozenset((f"{row[0]}_{row[1]}", int(row[2])) for row in rows if len(row) >= 3)


def read_tree(path: Path) -> ElementTree.Element:
    """Read a file of ECB+. Raises DataError where it is too large, defines entities or is no XML."""
    if path.stat().st_size > LARGEST_FILE:
        raise DataError(f"{path.name} is larger than {LARGEST_FILE} bytes, which no document of ECB+ is")
    text = path.read_text(encoding="utf-8")
    if "<!ENTITY" in text:
        raise DataError(f"{path.name} defines entities, which no document of ECB+ does")
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - no entities, and its size is limited
    except ElementTree.ParseError as error:
        raise DataError(f"{path.name} is not XML: {error}") from error


def read_documents(files: list[Path], checked: Collection[tuple[str, int]] | None = None) -> Iterator[StoryDocument]:
    """Read documents of ECB+, with the mentions of the `checked` sentences only.

    Raises DataError for a file that is too large or no XML.
    """
    for path in files:
        root = read_tree(path)
        document = parse_document(root, path.stem, int(path.parent.name))
        yield document if checked is None else _only(document, checked)


def _only(document: StoryDocument, checked: Collection[tuple[str, int]]) -> StoryDocument:
    kept = tuple(m for m in document.mentions if (document.name, document.sentences[m.tokens[0]]) in checked)
    return replace(document, mentions=kept)


def parse_document(root: ElementTree.Element, name: str, topic: int) -> StoryDocument:
    """Read one document.

    Event mentions are the markables of ACTION and NEG_ACTION. Those that no relation names are chains of their own;
    a relation across documents gives its chain's name in `note`, one within the document is known by its number.
    """
    tokens = list(root.iter("token"))
    order = {token.get("t_id", ""): number for number, token in enumerate(tokens)}
    chains = _chains(root, name)
    mentions = []
    for markable in root.findall("Markables/*"):
        named = (anchor.get("t_id", "") for anchor in markable.findall("token_anchor"))
        anchors = sorted(order[name] for name in named if name in order)
        if not anchors or not markable.tag.startswith(("ACTION", "NEG_ACTION")):
            continue
        number = markable.get("m_id", "")
        identifier = f"{name}/{number}"
        mentions.append(EventMention(id=identifier, tokens=tuple(anchors), chain=chains.get(number, identifier)))
    mentions.sort(key=lambda mention: (mention.tokens, mention.id))
    return StoryDocument(
        name=name,
        topic=topic,
        words=tuple(token.text or "-" for token in tokens),
        sentences=tuple(int(token.get("sentence", "0")) for token in tokens),
        mentions=tuple(mentions),
    )


def _chains(root: ElementTree.Element, name: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for relation in root.findall("Relations/*"):
        across = relation.tag == "CROSS_DOC_COREF"
        chain = relation.get("note") if across else None
        chain = chain or f"{name}/r{relation.get('r_id')}"
        for source in relation.findall("source"):
            found[source.get("m_id", "")] = chain
    return found
