"""The human participants that ECB+ marks, as spans of a text made of its tokens."""

from pathlib import Path
from xml.etree import ElementTree

from purport.evaluation.ecbplus import read_tree
from purport.records import Span

_CLOSING = frozenset(".,;:!?)'\u2019\u201d%")


def read_participants(path: Path) -> tuple[str, tuple[Span, ...], frozenset[Span]]:
    """Read one document of ECB+ as a text of one sentence a paragraph, with the spans of its human participants.

    Arguments: the XML file. Returns the text, all spans in order, and those that stand for persons. Raises DataError
    for a file that is too large, defines entities or is no XML.
    """
    root = read_tree(path)
    text, places = _written(root)
    spans, persons = set(), set()
    for markable in root.findall("Markables/*"):
        anchors = [places[a.get("t_id", "")] for a in markable.findall("token_anchor") if a.get("t_id", "") in places]
        if anchors and markable.tag.startswith("HUMAN_PART"):
            span = min(start for start, _ in anchors), max(end for _, end in anchors)
            spans.add(span)
            if markable.tag.startswith("HUMAN_PART_PER"):
                persons.add(span)
    return text, tuple(sorted(spans)), frozenset(persons)


def _written(root: ElementTree.Element) -> tuple[str, dict[str, Span]]:
    """Write the tokens as running text, each sentence in a paragraph of its own, and give their places."""
    places: dict[str, Span] = {}
    parts: list[str] = []
    at, sentence = 0, None
    for token in root.iter("token"):
        word = token.text or "-"
        number = token.get("sentence")
        if parts:
            joint = "\n\n" if number != sentence else "" if word[0] in _CLOSING else " "
            parts.append(joint)
            at += len(joint)
        sentence = number
        parts.append(word)
        places[token.get("t_id", "")] = (at, at + len(word))
        at += len(word)
    return "".join(parts), places
