"""One event with all that a row of a table says of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from purport.exports.phrases import attributions_by_id, chain_of, clean, source_phrase
from purport.ontology import CodebookCoding, codebook_style, load_ontology
from purport.records import Article, Attribution, Coder, Event, Reading

UNFACTUAL = frozenset({"negation", "hypothetical", "future"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CodedEvent:
    """An event, its article, its chain of attributions outermost first, and its coding in the codebooks' own style."""

    id: str
    event: Event
    article: Article
    coder: Coder
    chain: tuple[Attribution, ...]
    style: CodebookCoding

    @property
    def innermost(self) -> Attribution | None:
        """The attribution that the event hangs on, None in the outlet's own voice."""
        return self.chain[-1] if self.chain else None

    @property
    def sources(self) -> list[str]:
        """Who says so, outermost first."""
        return [source_phrase(attribution) for attribution in self.chain]

    @property
    def cue(self) -> str | None:
        """The innermost cue in the words of the text."""
        cue = self.innermost.cue if self.innermost else None
        return clean(cue.text) if cue else None

    @property
    def sentence(self) -> str:
        """The sentence on one line."""
        start, end = self.event.sentence
        return clean(self.article.text[start:end])

    @property
    def scale(self) -> float:
        """The conflict-cooperation score of type and mode in the codebooks' style; unscored modes have the type's."""
        class_ = load_ontology().types[self.style.type]
        return class_.modes.get(self.style.mode or "", class_.score)

    @property
    def unfactual(self) -> bool:
        """Whether a format without columns for it would turn a plan, a condition or a denial into a fact.

        A plan that the codebooks code as a promise (AGREE) is one; a promise under a condition is not, though the
        codebooks' style has no auxiliary mode left to say so.
        """
        return self.event.support == "denied" or self.conditional or bool(UNFACTUAL & set(self.style.aux))

    @property
    def conditional(self) -> bool:
        """Whether the event is only possible, wanted, asked for, or hangs on a condition."""
        return "hypothetical" in self.event.aux


def coded_events(readings: Iterable[Reading]) -> Iterator[CodedEvent]:
    """Give the events of Readings in order, each with an id of its own.

    Two articles with the same text have the same article id (an agency's story in two outlets): the events of the
    second one have ids that end in "-2", of the third one in "-3".
    """
    seen: Counter[str] = Counter()
    for reading in readings:
        by_id = attributions_by_id(reading)
        for event in reading.events:
            name = f"{reading.article.id}-{event.id}"
            seen[name] += 1
            style = codebook_style(event.type, event.mode, event.aux, contexts=event.contexts, cameo=event.cameo)
            yield CodedEvent(
                id=name if seen[name] == 1 else f"{name}-{seen[name]}",
                event=event,
                article=reading.article,
                coder=reading.coder,
                chain=tuple(chain_of(event, by_id)),
                style=style,
            )
