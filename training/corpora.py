"""Read every training corpus into plain sentences and attribution documents.

Nothing here is kept in the repository: the corpora stay where they are, only weights come out.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from purport.language.tokens import blank_english
from training.conllu import Document, Sentence, read_documents

UNTYPED = "?"
"""A name label that the corpus does not settle: no loss is taken there."""

_CROSSNER = {
    "politician": "PER", "person": "PER", "politicalparty": "ORG", "organisation": "ORG",
    "location": "LOC", "country": "LOC", "election": "EVENT", "event": "EVENT",
}  # fmt: skip
_WIKIGOLD = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
_WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
_GUM = {"person": "PER", "organization": "ORG", "place": "LOC", "event": "EVENT"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}


@dataclass(slots=True)
class NamedSentence:
    """A sentence with BIO name labels only."""

    words: list[str]
    spaces: list[bool]
    names: list[str]


@dataclass(slots=True)
class Part:
    """One contiguous part of an attribution span: kind, first word, word after the last."""

    kind: str
    start: int
    end: int


@dataclass(slots=True)
class AttributionDocument:
    """A PolNeAR document as words, with paragraph starts, span parts and the attributions they form."""

    name: str
    words: list[str]
    spaces: list[bool]
    paragraph_starts: list[int]
    parts: list[Part]
    attributions: list[list[int]]
    """Each attribution as indices of its parts."""


def read_ewt(corpora: Path, part: str) -> list[Document]:
    """Return EWT train or dev with UNER names and UDS factuality joined to its sentences."""
    documents = read_documents(corpora / f"treebank/ewt/en_ewt-ud-{part}.conllu")
    by_text: dict[tuple[str, ...], list[Sentence]] = {}
    for sentence in sentences(documents):
        by_text.setdefault(tuple(sentence.words), []).append(sentence)
    pattern = "en_ewt-ud-train*.iob2" if part == "train" else "en_ewt-ud-dev.iob2"
    for words, labels in _read_iob(next((corpora / "names/uner_ewt").glob(pattern)), 1, 2):
        clean = [x if x[:2] in ("B-", "I-") and x[2:] in ("PER", "ORG", "LOC") else "O" for x in labels]
        for sentence in by_text.get(tuple(words), ()):
            sentence.names = repair_bio(clean)
    for line in (corpora / f"factuality/uds_ih2/{part}.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for sentence in by_text.get(tuple(record["text"].split(" ")), ()):
            if sentence.factuality is None:
                sentence.factuality = [None] * len(sentence.words)
            for target in record["targets"]:
                sentence.factuality[target["span1"][0]] = float(target["label"])
    return documents


def read_gum(corpora: Path, part: str) -> list[Document]:
    """Return open GUM documents without the conversations, with names derived from its entities."""
    documents = [
        document
        for document in read_documents(corpora / f"treebank/gum_open/en_gum_open-ud-{part}.conllu")
        if not document.name.startswith("GUM_conversation")
    ]
    for document in documents:
        open_entities: dict[str, list[tuple[int, str, Sentence]]] = {}
        for paragraph in document.paragraphs:
            for sentence in paragraph:
                sentence.names = _gum_names(sentence, open_entities)
    return documents


def sentences(documents: list[Document]) -> Iterator[Sentence]:
    """Yield all sentences of all documents in order."""
    for document in documents:
        for paragraph in document.paragraphs:
            yield from paragraph


def repair_bio(labels: list[str]) -> list[str]:
    """Return the labels with an I- that continues nothing turned into B-."""
    fixed: list[str] = []
    before = "O"
    for label in labels:
        if label.startswith("I-") and before[2:] != label[2:]:
            label = "B-" + label[2:]
        fixed.append(label)
        before = label
    return fixed


def _gum_entities(
    sentence: Sentence, carried: dict[str, list[tuple[int, str, Sentence]]]
) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for index, misc in enumerate(sentence.misc):
        field = next((x[7:] for x in misc.split("|") if x.startswith("Entity=")), "")
        for opened, closed in re.findall(r"\(([^()]*\)?)|([^()]+)\)", field):
            if opened:
                key, _, rest = opened.rstrip(")").partition("-")
                kind = rest.split("-", 1)[0]
                if opened.endswith(")"):
                    spans.append((index, index + 1, kind))
                else:
                    carried.setdefault(key, []).append((index, kind, sentence))
            elif stack := carried.get(closed):
                start, kind, begun = stack.pop()
                if begun is sentence:
                    spans.append((start, index + 1, kind))
    return spans


def _gum_names(sentence: Sentence, carried: dict[str, list[tuple[int, str, Sentence]]]) -> list[str]:
    named: list[tuple[int, int, str]] = []
    for start, end, kind in _gum_entities(sentence, carried):
        if kind not in _GUM:
            continue
        heads = [i for i in range(start, end) if not start <= sentence.heads[i] < end]
        if len(heads) != 1 or sentence.upos[heads[0]] != "PROPN":
            continue
        first, last = _name_extent(sentence, heads[0], start, end)
        named.append((first, last, _GUM[kind]))
    labels = ["O"] * len(sentence.words)
    for first, last, kind in sorted(named, key=lambda x: x[0] - x[1]):
        if all(label == "O" for label in labels[first:last]):
            labels[first:last] = ["B-" + kind] + ["I-" + kind] * (last - first - 1)
    return labels


def _name_extent(sentence: Sentence, head: int, start: int, end: int) -> tuple[int, int]:
    """Grow from the head over proper nouns that modify it ("University of California", "New York Times")."""
    inside = {head}
    grew = True
    while grew:
        grew = False
        for i in range(start, end):
            relation = sentence.deprels[i]
            if i in inside or sentence.heads[i] not in inside:
                continue
            upos = sentence.upos[i]
            if relation.startswith("flat") or (
                (upos in ("PROPN", "NUM") or sentence.xpos[i].startswith("NNP"))
                and relation in ("compound", "nmod", "amod", "nummod", "nmod:desc", "nmod:poss")
            ):
                if relation.startswith("nmod") and i > head and not _has_of(sentence, i):
                    continue
                inside.add(i)
                grew = True
    first, last = min(inside), max(inside) + 1
    while first < head and sentence.upos[first] in ("DET", "PUNCT", "ADP"):
        first += 1
    return first, last


def _has_of(sentence: Sentence, index: int) -> bool:
    return any(h == index and w.lower() == "of" for h, w in zip(sentence.heads, sentence.words, strict=True))


def _read_iob(
    path: Path, word_col: int, label_col: int, sep: str | None = "\t"
) -> Iterator[tuple[list[str], list[str]]]:
    words: list[str] = []
    labels: list[str] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# ") and not words:
            continue
        cols = line.split(sep)
        if len(cols) > label_col and cols[word_col].strip():
            words.append(cols[word_col])
            labels.append(cols[label_col].strip())
        elif not line.strip() and words:
            yield words, labels
            words, labels = [], []


def _typed(labels: list[str], types: dict[str, str]) -> list[str]:
    return repair_bio([f"{x[0]}-{types[x[2:]]}" if x[2:] in types else "O" for x in labels])


_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'") | {"'s", "n't", "''", "'re", "'ve", "'ll", "'d", "'m"}
_NO_SPACE_AFTER = frozenset("([{$#") | {"``"}


def guess_spaces(words: list[str]) -> list[bool]:
    """Return whether a space follows each word, for corpora that do not keep the text."""
    spaces = [True] * len(words)
    for i, word in enumerate(words):
        if word in _NO_SPACE_AFTER or (i + 1 < len(words) and words[i + 1] in _NO_SPACE_BEFORE):
            spaces[i] = False
    return spaces


def read_named(corpora: Path) -> dict[str, list[NamedSentence]]:
    """Return the corpora that bring names only, by corpus."""
    root = corpora / "names"
    result: dict[str, list[NamedSentence]] = {"crossner": [], "wikigold": [], "wnut17": []}
    result["re3d"] = _read_re3d(root / "re3d")
    files = [
        ("crossner", root / "crossner_politics/train.txt", 0, 1, "\t", _CROSSNER),
        ("crossner", root / "crossner_politics/dev.txt", 0, 1, "\t", _CROSSNER),
        ("wikigold", root / "wikigold/wikigold.conll.txt", 0, 1, " ", _WIKIGOLD),
        ("wnut17", root / "wnut17/wnut17train.conll", 0, 1, "\t", _WNUT),
    ]
    for name, path, word_col, label_col, sep, types in files:
        for words, labels in _read_iob(path, word_col, label_col, sep):
            result[name].append(NamedSentence(words, guess_spaces(words), _typed(labels, types)))
    return result


def _read_re3d(root: Path) -> list[NamedSentence]:
    tokenizer = blank_english().tokenizer
    result: list[NamedSentence] = []
    for folder in sorted(root.iterdir()):
        entities: dict[str, list[dict[str, object]]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            if line.strip():
                entity = json.loads(line)
                entities.setdefault(entity["documentId"], []).append(entity)
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            if not line.strip():
                continue
            document = json.loads(line)
            for match in re.finditer(r"[^\n]+", document["text"]):
                if sentence := _re3d_paragraph(tokenizer, match, entities.get(document["_id"], [])):
                    result.append(sentence)
    return result


_PRONOUNS = frozenset({"i", "he", "she", "it", "we", "they", "his", "her", "its", "our", "their", "who"})


def _re3d_paragraph(tokenizer: object, match: re.Match[str], entities: list[dict[str, object]]) -> NamedSentence | None:
    doc = [t for t in tokenizer(match.group()) if not t.is_space]  # type: ignore[operator]
    labels = ["O"] * len(doc)
    for entity in sorted(entities, key=lambda e: int(e["begin"]) - int(e["end"])):  # type: ignore[call-overload]
        begin, end = int(entity["begin"]) - match.start(), int(entity["end"]) - match.start()  # type: ignore[call-overload]
        inside = [i for i, t in enumerate(doc) if begin <= t.idx < end]
        if not inside or any(labels[i] != "O" for i in inside):
            continue
        kind = _RE3D.get(str(entity["type"]))
        if doc[inside[0]].lower_ in _PRONOUNS:
            continue
        while inside and doc[inside[0]].lower_ in ("the", "a", "an"):
            inside.pop(0)
        small = ("of", "and", "for", "'s", "-")
        capital = inside and all(doc[i].text[0].isupper() or doc[i].lower_ in small for i in inside)
        for n, i in enumerate(inside):
            if kind and capital:
                labels[i] = ("I-" if n else "B-") + kind
            elif kind:
                labels[i] = UNTYPED
    if not 4 <= len(doc) <= 250 or all(x == "O" for x in labels):
        return None
    return NamedSentence([t.text for t in doc], [bool(t.whitespace_) for t in doc], labels)


def read_polnear(corpora: Path, part: str) -> list[AttributionDocument]:
    """Return PolNeAR documents, the first annotator's file in name order for each."""
    root = corpora / "attribution/polnear" / part
    chosen: dict[str, Path] = {}
    for path in sorted((root / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    tokenizer = blank_english().tokenizer
    result: list[AttributionDocument] = []
    for name, path in sorted(chosen.items()):
        text = (root / "text" / f"{name}.txt").read_bytes().decode("utf-8").replace("\r\n", "\n")
        result.append(_polnear_document(name, text, path.read_text(encoding="utf-8"), tokenizer))
    return result


def _polnear_document(name: str, text: str, brat: str, tokenizer: object) -> AttributionDocument:
    words: list[str] = []
    spaces: list[bool] = []
    begins: list[int] = []
    ends: list[int] = []
    paragraph_starts: list[int] = []
    for match in re.finditer(r"[^\n]+", text):
        tokens = [t for t in tokenizer(match.group()) if not t.is_space]  # type: ignore[operator]
        if tokens:
            paragraph_starts.append(len(words))
        for token in tokens:
            words.append(token.text)
            spaces.append(bool(token.whitespace_))
            begins.append(match.start() + token.idx)
            ends.append(match.start() + token.idx + len(token.text))
    parts: list[Part] = []
    parts_of: dict[str, list[int]] = {}
    attributions: list[list[int]] = []
    for line in brat.split("\n"):
        cols = line.split("\t")
        if line.startswith("T") and len(cols) >= 3:
            kind, _, places = cols[1].partition(" ")
            if kind not in ("Source", "Cue", "Content"):
                continue
            for place in places.split(";"):
                begin, end = map(int, place.split())
                inside = [i for i in range(len(words)) if begins[i] < end and ends[i] > begin]
                if inside:
                    parts_of.setdefault(cols[0], []).append(len(parts))
                    parts.append(Part(kind.lower(), inside[0], inside[-1] + 1))
        elif line.startswith("E") and len(cols) >= 2:
            ids = [x.partition(":")[2] for x in cols[1].split()]
            attributions.append([p for i in ids for p in parts_of.get(i, ())])
    return AttributionDocument(name, words, spaces, paragraph_starts, parts, [a for a in attributions if len(a) > 1])
