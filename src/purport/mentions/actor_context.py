"""What the search for actors knows at a point of an article: the words, the story, and everything said before."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from purport.language.passages import Passage
from purport.language.syntax import SUBJECTS, Syntax
from purport.mentions.actor_overrides import Overrides
from purport.mentions.actor_story import Story
from purport.mentions.actor_views import Nominal
from purport.mentions.coreference import Discourse
from purport.mentions.referents import Position
from purport.records import Actor, ActorMention
from purport.records.article import Span
from purport.records.values import MentionKind, Via


@dataclass(slots=True)
class Context:
    """The state of one search through one article; it never outlives it.

    `syntax` is that of the current passage, `here` holds its mentions by their heads, `phrases` its noun phrases;
    `sentence` counts over the whole article;
    `place_country` gives the countries of toponyms by passage and token.
    """

    story: Story
    overrides: Overrides
    when: dt.date | None
    place_country: dict[int, dict[int, str]]
    passage: Passage
    syntax: Syntax
    discourse: Discourse = field(default_factory=Discourse)
    sentence: int = 0
    here: dict[int, ActorMention] = field(default_factory=dict)
    phrases: dict[int, Nominal] = field(default_factory=dict)

    def country_at(self, i: int) -> str | None:
        """Give the country of the toponym that a token of this passage is in."""
        here = self.place_country.get(self.passage.index)
        return here.get(i) if here is not None else None

    def position(self, head: int) -> Position:
        """Give where a phrase stands, for coreference."""
        syntax = self.syntax
        dep = syntax.deps[head]
        return Position(
            passage=self.passage.index,
            sentence=self.sentence,
            governor=governor_of(syntax, head),
            possessive=dep == "nmod:poss" or syntax.tags[head] == "PRP$",
            subject=is_subject(syntax, head),
        )

    def mention(
        self,
        tokens: tuple[int, int, int],
        kind: MentionKind,
        actors: Sequence[Actor],
        *,
        via: Via | None = None,
        antecedents: Sequence[Span | None] = (),
    ) -> ActorMention:
        """Make the record of a mention. `tokens` is its start, end and head."""
        start, end, head = tokens
        passage, syntax = self.passage, self.syntax
        first, last = syntax.starts[start], syntax.ends[end - 1]
        return ActorMention(
            passage=passage.index,
            start=start,
            end=end,
            head=head,
            span=(passage.offset + first, passage.offset + last),
            text=passage.text[first:last],
            kind=kind,
            actors=tuple(actors),
            via=via,
            antecedents=tuple(antecedents),
        )


_DASHES = frozenset({"-", "\u2013", "\u2014", "--"})


def is_subject(syntax: Syntax, i: int) -> bool:
    """Tell whether a phrase is a subject, also where the parse hangs it on a dateline: 'RABAT - Spain said'."""
    if syntax.deps[i] in SUBJECTS:
        return True
    place = syntax.heads[i]
    if syntax.deps[i] != "appos" or place > i or syntax.deps[place] not in SUBJECTS:
        return False
    return syntax.sents[i] == 0 and not _DASHES.isdisjoint(syntax.words[place:i])


def governor_of(syntax: Syntax, i: int) -> int:
    """Give the token that a phrase depends on, that of the first conjunct for the others; -1 for a root."""
    deps, heads = syntax.deps, syntax.heads
    for _ in range(6):
        if deps[i] not in _SHARING or heads[i] == i:
            break
        i = heads[i]
    return heads[i] if heads[i] != i else -1


_SHARING = frozenset({"conj", "flat", "appos", "nmod:desc"})
"""Relations whose lower end depends on what the upper one depends on."""
