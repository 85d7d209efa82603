"""Given event mentions with what our pipeline reads around them: lemma, arguments, dates, places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import spacy
from spacy.tokens import Doc

from purport.evaluation.ecbplus import EventMention, StoryDocument
from purport.language import LanguageModel
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.mentions import find_mentions
from purport.records import Article, Block, Mentions

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
LEFT_OUT = frozenset({"punct", "conj", "cc", "advcl", "ccomp", "parataxis", "mark", "aux", "det", "case", "cop"})
"""Dependents that are no arguments, or events of their own."""
UNDER = frozenset({"obj", "obl", "nsubj", "nmod", "xcomp", "compound", "acl", "amod", "conj", "advcl"})
"""How a mention hangs on a word whose arguments it shares: "made a *bid* for the firm"."""
BESIDE = frozenset({"nsubj", "obj", "obl", "nmod", "compound"})
NAMES_HEAD = frozenset({"acl", "nmod", "compound", "amod", "obj"})
DEPTH = 2
ENDINGS = ("ations", "ation", "itions", "ition", "ments", "ment", "ings", "ing", "ances", "ance", "ences", "ence",
           "ions", "ion", "ers", "er", "ors", "or", "als", "al", "ures", "ure", "s", "ed", "e", "y")  # fmt: skip
LEAST_ROOT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadMention:
    """An event mention as our pipeline reads it. Words are lemmas in lower case."""

    id: str
    chain: str
    document: str
    topic: int
    text: str
    lemma: str
    root: str
    pos: str
    arguments: frozenset[str]
    objects: frozenset[str]
    subjects: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[str]
    dates: frozenset[tuple[str | None, str | None]]
    places: frozenset[str]
    factuality: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """A document with the lemmas of all its words, and its event mentions."""

    name: str
    topic: int
    lemmas: tuple[str, ...]
    mentions: tuple[ReadMention, ...]


def read_mentions(documents: Iterable[StoryDocument], model: LanguageModel) -> Iterator[ReadDocument]:
    """Read documents on their own words and sentences, and describe each event mention."""
    vocab = spacy.blank("en").vocab
    for document in documents:
        starts: list[bool | int | None] = [
            i == 0 or s != document.sentences[i - 1] for i, s in enumerate(document.sentences)
        ]
        words = list(document.words)
        analysis = model.analyse_doc(Doc(vocab, words=words, spaces=[True] * len(words), sent_starts=starts))
        text = analysis.doc.text
        article = Article(
            id=document.name, sha256="", text=text, blocks=(Block(kind="body", start=0, end=len(text)),), language="en"
        )
        passage = Passage(index=0, block=0, kind="body", offset=0, text=text, analysis=analysis)
        mentions, _ = find_mentions(article, (passage,))
        factuality = [float(value) for value in analysis.factuality]
        yield describe(document, analysis.syntax, mentions, factuality)


def describe(document: StoryDocument, syntax: Syntax, mentions: Mentions, factuality: Sequence[float]) -> ReadDocument:
    """Describe the event mentions of a document whose tokens are those of `syntax`."""
    lemmas = [lemma.lower() for lemma in syntax.lemmas]
    by_sentence: defaultdict[int, list[int]] = defaultdict(list)
    for token, sentence in enumerate(document.sentences):
        by_sentence[sentence].append(token)
    named = {i for start, end, _ in syntax.ents for i in range(start, end)}
    found = []
    for mention in document.mentions:
        head = head_of(mention, syntax)
        here = by_sentence[document.sentences[head]]
        own = frozenset(mention.tokens)
        inside = range(here[0], here[-1] + 1)
        found.append(
            ReadMention(
                id=mention.id,
                chain=mention.chain,
                document=document.name,
                topic=document.topic,
                text=" ".join(lemmas[i] for i in mention.tokens),
                lemma=lemmas[head],
                root=root_of(lemmas[head]),
                pos=syntax.pos[head],
                arguments=_arguments(head, own, syntax, lemmas),
                objects=_direct(head, ("obj", "nsubj:pass"), syntax, lemmas),
                subjects=_direct(head, ("nsubj",), syntax, lemmas),
                around=frozenset(
                    lemmas[i] for i in here if syntax.pos[i] in CONTENT and i not in own and len(lemmas[i]) > 1
                ),
                names=frozenset(lemmas[i] for i in here if i in named and syntax.pos[i] != "ADP"),
                numbers=frozenset(lemmas[i] for i in here if syntax.pos[i] == "NUM"),
                dates=frozenset(
                    (d.interval.start, d.interval.end) for d in mentions.dates if d.start in inside and d.interval.start
                ),
                places=frozenset(p.place.name or p.text for p in mentions.places if p.start in inside),
                factuality=factuality[head],
            )
        )
    return ReadDocument(name=document.name, topic=document.topic, lemmas=tuple(lemmas), mentions=tuple(found))


def head_of(mention: EventMention, syntax: Syntax) -> int:
    """Give the token of a mention that hangs on none of its others."""
    own = set(mention.tokens)
    return next((i for i in mention.tokens if syntax.heads[i] == i or syntax.heads[i] not in own), mention.tokens[0])


def _arguments(head: int, own: frozenset[int], syntax: Syntax, lemmas: Sequence[str]) -> frozenset[str]:
    found: set[str] = set()

    def take(token: int, depth: int) -> None:
        for child in syntax.children[token]:
            if child in own:
                take(child, depth)
            elif syntax.deps[child].split(":")[0] not in LEFT_OUT and syntax.pos[child] in CONTENT:
                found.add(lemmas[child])
                if depth < DEPTH:
                    take(child, depth + 1)

    take(head, 0)
    above, label = syntax.heads[head], syntax.deps[head].split(":")[0]
    if above != head and label in UNDER:
        found |= {
            lemmas[child]
            for child in syntax.children[above]
            if child != head and syntax.pos[child] in CONTENT and syntax.deps[child].split(":")[0] in BESIDE
        }
        if label in NAMES_HEAD:
            found.add(lemmas[above])
    return frozenset(found)


def _direct(head: int, labels: Sequence[str], syntax: Syntax, lemmas: Sequence[str]) -> frozenset[str]:
    return frozenset(lemmas[c] for c in syntax.children[head] if syntax.deps[c] in labels and syntax.pos[c] in CONTENT)


@lru_cache(maxsize=32768)
def root_of(lemma: str) -> str:
    """Cut the endings of derivation, so that "announce" and "announcement" meet: a crude root for comparison."""
    for ending in ENDINGS:
        if lemma.endswith(ending) and len(lemma) - len(ending) >= LEAST_ROOT:
            lemma = lemma[: -len(ending)]
            break
    if len(lemma) > LEAST_ROOT and lemma[-1] == lemma[-2]:
        lemma = lemma[:-1]
    return lemma.rstrip("e")


def nearly_one_word(one: str, two: str) -> bool:
    """Say whether two lemmas share most of their beginning ("negotiate", "negotiation")."""
    same = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        same += 1
    return same >= LEAST_ROOT and same >= 0.65 * max(len(one), len(two))


def rarities(documents: Sequence[ReadDocument]) -> Mapping[str, int]:
    """Count in how many documents each lemma stands."""
    counts: defaultdict[str, int] = defaultdict(int)
    for document in documents:
        for lemma in set(document.lemmas):
            counts[lemma] += 1
    return counts
