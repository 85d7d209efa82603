"""How many of the organisations and roles that annotators marked in the news the actor tables can code."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from purport.evaluation.ecbplus import story_files
from purport.evaluation.end_to_end import gold_folder
from purport.evaluation.gold_articles import GoldArticle, load_gold
from purport.evaluation.marked_participants import read_participants
from purport.evaluation.spans import POLNEAR_DEV, read_polnear
from purport.language.model import LanguageModel
from purport.language.passages import Passage, read_passages
from purport.mentions import find_mentions
from purport.mentions.actor_tables import data_lines
from purport.reading.session import open_item
from purport.records import ActorMention, Span

TOPICS = range(25, 36)
"""The topics of ECB+ that are measured, those of its usual development part."""

_PRONOUNS = frozenset(
    "i we you he she it they me us him her them who whom which that this these those one some many most all both each "
    "others other everyone everybody someone anyone nobody none several few my our his its their what".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text and the spans in it that annotators marked as participants or sources; `persons` are persons for sure."""

    text: str
    published: str | None
    spans: tuple[Span, ...]
    persons: frozenset[Span] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCoverage:
    """Marked organisations and roles: coded, listed as not political, or missed, by head word."""

    coded: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def total(self) -> int:
        """How many mentions were looked at."""
        return self.coded.total() + self.listed.total() + self.missed.total()

    @property
    def share(self) -> float:
        """The share in percent that is coded or listed as not political."""
        return 100 * (self.coded.total() + self.listed.total()) / self.total if self.total else 100.0


def measure_actor_coverage(corpora: Path, model: LanguageModel) -> ActorCoverage:
    """Count what becomes of the organisations and roles marked in PolNeAR dev, ECB+ topics 25 to 35 and the gold.

    A marked span counts where its head is a noun or a name; pronouns and names of persons whom no table has are left
    out, since a reader cannot code them either. It is coded where a mention with that head has a country or sectors,
    and listed where its head stands in not_political.tsv ("report", "poll"). Arguments: the corpora folder; the
    language model. Raises MissingInput where a corpus is not there.
    """
    result = ActorCoverage()
    unpolitical = frozenset(line.split("\t")[0] for line in data_lines("not_political.tsv")[1:] if line[:1] != "#")
    for marked in _marked_texts(corpora):
        article, _ = open_item({"text": marked.text, "published": marked.published})
        passages = read_passages(article, model)
        actors = find_mentions(article, passages)[0].actors
        _count(result, marked, passages, actors, unpolitical)
    return result


def _marked_texts(corpora: Path) -> Iterator[MarkedText]:
    for document in read_polnear(corpora / POLNEAR_DEV):
        yield MarkedText(text=document.text, published=None, spans=tuple(sorted(document.parts["source"])))
    for path in story_files(corpora):
        if int(path.parent.name) in TOPICS:
            text, spans, persons = read_participants(path)
            yield MarkedText(text=text, published=None, spans=spans, persons=persons)
    for article in load_gold(gold_folder(corpora)):
        yield MarkedText(text=article.text, published=article.published, spans=tuple(_places_of(article)))


def _places_of(article: GoldArticle) -> Iterable[Span]:
    """Give the spans of the sources, actors and recipients of the project's own annotation, found by their words."""
    names = {a["source"] for a in article.gold["attributions"] if a.get("source")}
    for event in article.gold["events"]:
        names |= {party["text"] for key in ("actors", "recipients") for party in event[key] if party.get("text")}
    places = {(at, at + len(name)) for name in names if (at := article.text.find(name)) >= 0}
    return sorted(places)


def _count(
    result: ActorCoverage,
    marked: MarkedText,
    passages: Sequence[Passage],
    actors: Iterable[ActorMention],
    unpolitical: frozenset[str],
) -> None:
    known: dict[int, dict[int, ActorMention]] = {}
    coded: dict[int, set[int]] = {}
    for mention in actors:
        known.setdefault(mention.passage, {})[mention.head] = mention
        if _is_coded(mention):
            coded.setdefault(mention.passage, set()).update(range(mention.start, mention.end))
    for passage in passages:
        here, syntax = known.get(passage.index, {}), passage.syntax
        within = coded.get(passage.index, set())
        persons = set(_heads(passage, marked.persons))
        for head in dict.fromkeys(_heads(passage, marked.spans)):
            low = syntax.lower[head]
            if low in _PRONOUNS or syntax.pos[head] not in ("NOUN", "PROPN"):
                continue
            found = here.get(head)
            if found is not None and _is_coded(found):
                if found.kind != "person" or syntax.pos[head] == "NOUN":
                    result.coded[low] += 1
            elif found is None and head in within:
                result.coded[low] += 1  # 'gang' in 'gang members' is part of a coded phrase
            elif low in unpolitical or syntax.lemmas[head].lower() in unpolitical:
                result.listed[low] += 1
            elif not _is_person(passage, head) and not (head in persons and syntax.pos[head] == "PROPN"):
                result.missed[low] += 1


def _is_coded(mention: ActorMention) -> bool:
    return any(actor.country or actor.sectors for actor in mention.actors)


def _heads(passage: Passage, spans: Iterable[Span]) -> Iterator[int]:
    """Give the head token of each span that lies in a passage."""
    syntax, end = passage.syntax, passage.offset + len(passage.text)
    for first, last in spans:
        if first < passage.offset or last > end:
            continue
        inside = [
            i
            for i in range(len(syntax.words))
            if passage.offset + syntax.starts[i] >= first and passage.offset + syntax.ends[i] <= last
        ]
        tops = [i for i in inside if syntax.heads[i] not in inside or syntax.heads[i] == i]
        if tops:
            yield tops[0]


def _is_person(passage: Passage, head: int) -> bool:
    return any(ent[0] <= head < ent[1] and ent[2] in ("PER", "LOC") for ent in passage.syntax.ents)
