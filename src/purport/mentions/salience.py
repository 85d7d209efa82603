"""How prominent an earlier mention is, and when two roles cannot be the same."""

from purport.mentions.referents import Position, Referent


def differs(words: frozenset[str], others: frozenset[str]) -> bool:
    """Say whether the words of two roles tell them apart: 'the police chief' is not 'the aid chief'.

    A role that says of what takes up one that says the same.
    """
    own = {word for phrase in words if " " in phrase for word in phrase.split()}
    said = {word for phrase in others if " " in phrase for word in phrase.split()}
    return bool(own) and not own <= others and not (said and said <= words)


def salience(referent: Referent, position: Position) -> float:
    """Score how near and how prominent an earlier mention is from where it is taken up again."""
    distance = position.sentence - referent.sentence
    score = -1.0 * distance + (0.8 if referent.subject else 0.0) + referent.order * 1e-4
    if distance == 0 and referent.passage == position.passage and referent.subject and position.possessive:
        score += 0.4
    if referent.subject and position.subject:
        score += 0.3
    return score
