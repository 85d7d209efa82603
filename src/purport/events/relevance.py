"""Which acts count in an article that is about something else: a match, a life, a science, a town to visit.

Reports of public affairs hold an act in most sentences and say who told them; in other texts what the codebook finds is
mostly private ("he met his wife") or a turn of speech ("attacked in the last lap"). The limits were set on the
project's development articles and on the train part of GUM.
"""

from collections.abc import Iterable, Sequence

from purport.events.draft import DraftEvent
from purport.events.participants import is_hard
from purport.events.role_classes import role_classes
from purport.language.passages import Passage

LEAST_SENTENCES = 12
"""Shorter texts say too little about what they are about."""
QUOTED = 0.3
"""Attributions per sentence from which a text is a report, whatever it is about."""
FEW = 0.16
"""Acts per sentence under which an article is about something else."""
SOME = 0.4
FEW_PUBLIC = 0.06
"""Acts with a state, an office or a force per sentence, under which `SOME` acts are still those of private life."""
RARE = 0.1
"""Acts with a state, an office or a force per sentence, under which those of one side only are background."""
REPORTED = 0.35
"""Such acts and attributions per sentence, under which a text is no report."""
SPORTING, LEAST_SPORTING = 0.5, 3
"""Words of sport per sentence, and different ones of them, from which an article is about a match."""
PLAYED = frozenset({"ASSAULT", "RETREAT", "CONSULT", "SUPPORT", "THREATEN", "ACCUSE", "REJECT", "CONCEDE"})
"""Types of the words that sport borrows."""


def is_news(attributions: int, sentences: int) -> bool:
    """Say whether an article reports what people say and do: short, or with somebody who says so at many turns."""
    return sentences < LEAST_SENTENCES or attributions >= QUOTED * sentences


def relevant(drafts: Sequence[DraftEvent], passages: Iterable[Passage], attributions: int) -> list[DraftEvent]:
    """Drop the acts that are beside the point of the article.

    Arguments: all drafts of the article; the passages they were found in; how many attributions the article has. Acts
    between private parties go where acts are few; those of a state, an office or a force go where such acts are rare,
    unless they have two such sides.
    """
    texts = [passage.syntax for passage in passages]
    sentences = sum(len(syntax.sentences) for syntax in texts)
    words = [lemma for syntax in texts for lemma in syntax.lemmas if lemma in role_classes()["sporting"]]
    if sentences and len(set(words)) >= LEAST_SPORTING and len(words) >= SPORTING * sentences:
        drafts = [draft for draft in drafts if draft.type not in PLAYED or _is_public(draft)]
    if is_news(attributions, sentences):
        return list(drafts)
    every, public = len(drafts) / sentences, sum(map(_is_public, drafts)) / sentences
    report = public + attributions / sentences >= REPORTED
    private_count = report and every >= FEW and (every >= SOME or public >= FEW_PUBLIC)
    public_count = report and public >= RARE
    return [d for d in drafts if (public_count or _is_between(d) if _is_public(d) else private_count)]


def _is_public(draft: DraftEvent) -> bool:
    return any(map(is_hard, (*draft.actors, *draft.recipients)))


def _is_between(draft: DraftEvent) -> bool:
    """Say whether two different public parties take part, now: the wars in the history of a town are background."""
    if "historical" in draft.aux:
        return False
    sides = [{a.country or a.text for a in side if is_hard(a)} for side in (draft.actors, draft.recipients)]
    return all(sides) and sides[0] != sides[1]
