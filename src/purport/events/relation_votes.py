"""The codebook and the relation head together say what one party does to another."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from purport.language.relation_head import NONE, Parties
from purport.language.syntax import Syntax
from purport.ontology import quad
from purport.records import Relation, Span
from purport.records.values import EVENT_TYPES, AuxiliaryMode, EventType

CODEBOOK_VOTE = 1.0
"""What the codebook's answer counts beside the head's, as a logarithm of odds; chosen in five folds over PLV train."""

SURE_ALONE = 0.35
"""Where the codebook is silent, the head needs this probability to be heard."""

ABSORBED: Mapping[str, frozenset[AuxiliaryMode]] = MappingProxyType(
    {
        "AGREE": frozenset({"future"}),
        "THREATEN": frozenset({"future"}),
        "REJECT": frozenset({"future", "negation"}),
    }
)
"""Auxiliary modes that such a type says by itself: "will not meet" is a refusal that happens, not one that does not."""


def parties_of(syntax: Syntax, words: Sequence[str], spans: Mapping[str, Span | None]) -> Parties:
    """Give a sentence with its marked words as the head wants it.

    Arguments: the sentence's tokens; their words; half-open code point spans by role.
    """
    read = [i for i, word in enumerate(words) if word.strip()]
    roles = {
        role: [n for n, i in enumerate(read) if syntax.starts[i] < span[1] and syntax.ends[i] > span[0]]
        for role, span in spans.items()
        if span is not None
    }
    return Parties(words=[words[i] for i in read], roles=roles)


def weigh(
    coded: Relation | None, probabilities: Mapping[str, float], modes: Sequence[AuxiliaryMode] = ()
) -> Relation | None:
    """Combine what the codebook says with the head's probabilities.

    Arguments: the codebook's relation or None where it is silent; the head's probability by label; the auxiliary modes
    of the act where the codebook is silent.
    Returns the relation of the likeliest type, with the codebook's mode where both agree; None where the likeliest is
    that nothing happens, or where only an unsure head speaks.
    """
    votes = {
        label: p * (math.exp(CODEBOOK_VOTE) if coded is not None and label == coded.type else 1.0)
        for label, p in probabilities.items()
    }
    total = sum(votes.values())
    if total <= 0:
        return coded
    best = max(votes, key=lambda label: votes[label])
    score = round(votes[best] / total, 4)
    if best == NONE or (coded is None and score < SURE_ALONE):
        return None
    if coded is not None and best == coded.type:
        return Relation(type=coded.type, mode=coded.mode, quad=coded.quad, aux=coded.aux, score=score)
    type_ = _type(best)
    aux = tuple(a for a in (modes if coded is None else coded.aux) if a not in ABSORBED.get(type_, ()))
    return Relation(type=type_, mode=None, quad=quad(type_), aux=aux, score=score)


def _type(label: str) -> EventType:
    return next(known for known in EVENT_TYPES if known == label)
