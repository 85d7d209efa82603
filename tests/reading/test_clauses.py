"""A time or place belongs to the event whose clause it stands in."""

import pytest

from purport.language.syntax import Syntax
from purport.reading.clauses import LIGHT, OWN, SHARED, attachment

Row = tuple[str, str, int, str]


def tree(*rows: Row) -> Syntax:
    """Build the syntax of one sentence from (word, UPOS, head, label); a root names itself as head."""
    words = [row[0] for row in rows]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    return Syntax(
        words=words,
        lower=[w.lower() for w in words],
        lemmas=[w.lower() for w in words],
        pos=[row[1] for row in rows],
        tags=["" for _ in rows],
        feats=["" for _ in rows],
        deps=[row[3] for row in rows],
        heads=[row[2] for row in rows],
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sentences=[(0, len(rows))],
    )


VISIT = tree(
    ("Envoys", "NOUN", 1, "nsubj"),
    ("visited", "VERB", 1, "root"),
    ("Oslo", "PROPN", 1, "obj"),
    ("on", "ADP", 4, "case"),
    ("Monday", "PROPN", 1, "obl"),
)
TALKS = tree(
    ("They", "PRON", 1, "nsubj"),
    ("held", "VERB", 1, "root"),
    ("talks", "NOUN", 1, "obj"),
    ("on", "ADP", 4, "case"),
    ("Monday", "PROPN", 1, "obl"),
)
SAID = tree(
    ("He", "PRON", 1, "nsubj"),
    ("said", "VERB", 1, "root"),
    ("on", "ADP", 3, "case"),
    ("Monday", "PROPN", 1, "obl"),
    ("rebels", "NOUN", 5, "nsubj"),
    ("attacked", "VERB", 1, "ccomp"),
)
JOINED = tree(
    ("They", "PRON", 1, "nsubj"),
    ("met", "VERB", 1, "root"),
    ("on", "ADP", 3, "case"),
    ("Monday", "PROPN", 1, "obl"),
    ("and", "CCONJ", 5, "cc"),
    ("signed", "VERB", 1, "conj"),
    ("it", "PRON", 5, "obj"),
)


@pytest.mark.parametrize(
    ("syntax", "modifier", "trigger", "score"),
    [
        (VISIT, 4, 1, OWN),
        (TALKS, 4, 2, LIGHT),
        (JOINED, 3, 5, SHARED),
        (SAID, 3, 5, 0.0),
    ],
    ids=["own clause", "light verb", "conjoined verb", "clause of the speech verb"],
)
def test_attachment_follows_the_clause(syntax: Syntax, modifier: int, trigger: int, score: float) -> None:
    assert attachment(syntax, modifier, trigger) == score


def test_nothing_attaches_across_sentences() -> None:
    two = tree(("Envoys", "NOUN", 1, "nsubj"), ("came", "VERB", 1, "root"), ("Monday", "PROPN", 2, "root"))
    split = Syntax(**{**_fields(two), "sentences": [(0, 2), (2, 3)]})
    assert attachment(split, 2, 1) == 0.0


def _fields(syntax: Syntax) -> dict[str, object]:
    names = ("words", "lower", "lemmas", "pos", "tags", "feats", "deps", "heads", "starts", "ends")
    return {name: getattr(syntax, name) for name in names}


ON_NAME = tree(
    ("Latvia", "PROPN", 3, "nsubj"),
    ("on", "ADP", 2, "case"),
    ("Monday", "PROPN", 0, "nmod"),
    ("expelled", "VERB", 3, "root"),
    ("envoys", "NOUN", 3, "obj"),
)
OCCASION = tree(
    ("They", "PRON", 1, "nsubj"),
    ("fought", "VERB", 1, "root"),
    ("during", "ADP", 5, "case"),
    ("Monday", "PROPN", 5, "nmod:poss"),
    ("'s", "PART", 3, "case"),
    ("march", "NOUN", 1, "obl"),
)
WHICH = tree(
    ("They", "PRON", 1, "nsubj"),
    ("ran", "VERB", 1, "root"),
    ("in", "ADP", 5, "case"),
    ("the", "DET", 5, "det"),
    ("2016", "NUM", 5, "compound"),
    ("election", "NOUN", 1, "obl"),
)
EXTENDED = Syntax(
    **{
        **_fields(
            tree(
                ("Invitations", "NOUN", 4, "nsubj:pass"),
                ("sent", "VERB", 0, "acl"),
                ("Friday", "PROPN", 1, "obl:unmarked"),
                ("were", "AUX", 4, "aux:pass"),
                ("accepted", "VERB", 4, "root"),
                ("Monday", "PROPN", 4, "obl:unmarked"),
            )
        ),
        "tags": ["NNS", "VBN", "NNP", "VBD", "VBN", "NNP"],
        "sentences": [(0, 6)],
    }
)


@pytest.mark.parametrize(
    ("syntax", "modifier", "trigger", "attached"),
    [(ON_NAME, 2, 3, True), (OCCASION, 3, 1, True), (WHICH, 4, 1, False)],
    ids=["a name has no time of its own", "an occasion shares its time", "which election, not when"],
)
def test_times_that_the_parser_hangs_on_nouns(syntax: Syntax, modifier: int, trigger: int, attached: bool) -> None:
    assert (attachment(syntax, modifier, trigger) >= SHARED) is attached


def test_an_act_that_is_a_noun_has_the_time_of_its_own_clause_first() -> None:
    assert attachment(EXTENDED, 2, 0) > attachment(EXTENDED, 5, 0) > 0
