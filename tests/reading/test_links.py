"""An event takes the time that its clause gives it, and none where the text gives none."""

from types import SimpleNamespace
from typing import Any

import pytest
from msgspec import structs
from test_support import event

from purport.events.draft import DraftEvent
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.reading.links import event_date
from purport.records import DateInterval, DateMention
from purport.records.values import EventType

_UPOS = {"NN": "NOUN", "VB": "VERB", "JJ": "ADJ", "IN": "ADP", "DT": "DET", "CD": "NUM", "PR": "PRON", "MD": "AUX",
         "RB": "ADV", "TO": "PART", "CC": "CCONJ"}  # fmt: skip


def passage_of(sentence: str) -> Passage:
    """Build a passage from `word/tag/head/label`, heads from 1, 0 the root."""
    rows = [piece.rsplit("/", 3) for piece in sentence.split()]
    words = [row[0] for row in rows]
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    syntax = Syntax(
        words=words,
        lower=[w.lower() for w in words],
        lemmas=[w.lower() for w in words],
        pos=["PROPN" if row[1] == "NNP" else _UPOS.get(row[1][:2], "PUNCT") for row in rows],
        tags=[row[1] for row in rows],
        feats=["" for _ in rows],
        deps=[row[3] for row in rows],
        heads=[int(row[2]) - 1 if int(row[2]) else i for i, row in enumerate(rows)],
        starts=starts,
        ends=[s + len(w) for s, w in zip(starts, words, strict=True)],
        sentences=[(0, len(rows))],
    )
    analysis: Any = SimpleNamespace(syntax=syntax)
    return Passage(index=0, block=0, kind="body", offset=0, text=" ".join(words), analysis=analysis)


def day(
    passage: Passage, words: str, date: str, *, granularity: str = "day", modifier: str | None = None
) -> DateMention:
    """Give the mention of the words of a time; its head is the token whose own head lies outside."""
    s = passage.syntax
    parts = words.split()
    start = next(i for i in range(len(s)) if s.words[i : i + len(parts)] == parts)
    end = start + len(parts)
    head = next(i for i in range(start, end) if not start <= s.heads[i] < end)
    values: Any = {"granularity": granularity, "modifier": modifier}
    first, _, last = date.partition("/")
    interval = DateInterval(text=words, span=None, start=first or None, end=(last or first) or None, **values)
    span = passage.span(start, end)
    return DateMention(passage=0, start=start, end=end, head=head, span=span, text=words, interval=interval)


def draft(passage: Passage, word: str, kind: EventType, **more: Any) -> DraftEvent:
    at = passage.syntax.words.index(word)
    return structs.replace(event(kind), head=at, start=at, end=at + 1, **more)


HELD = (
    "Ten/CD/2/nummod prisoners/NNS/7/nsubj held/VBN/2/acl since/IN/5/case May/NNP/7/nsubj have/VB/7/aux "
    "begun/VBN/0/root a/DT/9/det strike/NN/7/obj"
)
AGREED = (
    "They/PRP/2/nsubj agreed/VBD/0/root to/TO/4/mark meet/VB/2/xcomp again/RB/4/advmod on/IN/7/case Friday/NNP/2/obl"
)
INJURED = (
    "He/PRP/3/nsubj:pass was/VBD/3/aux:pass injured/VBN/0/root early/RB/5/advmod Sunday/NNP/8/nmod:unmarked "
    "after/IN/8/case a/DT/8/det row/NN/3/obl"
)
LETTER = (
    "The/DT/2/det invitation/NN/9/nsubj:pass made/VBN/2/acl in/IN/6/case a/DT/6/det letter/NN/3/obl last/JJ/8/amod "
    "week/NN/6/nmod:unmarked accepted/VBN/0/root on/IN/11/case Monday/NNP/9/obl"
)
DAY_AFTER = (
    "Rebels/NNS/2/nsubj announced/VBD/0/root a/DT/4/det truce/NN/2/obj on/IN/6/case Sunday/NNP/2/obl ,/,/9/punct "
    "a/DT/9/det day/NN/6/appos after/IN/12/mark they/PRP/12/nsubj freed/VBD/2/advcl hostages/NNS/12/obj"
)
TALKS = "Both/DT/2/det met/VBD/0/root on/IN/4/case Monday/NNP/2/obl in/IN/6/case talks/NNS/2/obl mediated/VBN/6/acl"
RECENT = (
    "She/PRP/2/nsubj gave/VBD/0/root to/IN/4/case charities/NNS/2/obl in/IN/7/case recent/JJ/7/amod years/NNS/2/obl"
)


@pytest.mark.parametrize(
    ("sentence", "time", "date", "kind", "dated", "undated"),
    [
        (HELD, "since May", "2013-05-01/2013-07-26", "COERCE", "held", "strike"),
        (AGREED, "Friday", "2020-06-12", "AGREE", "meet", "agreed"),
        (INJURED, "early Sunday", "2009-03-22", "ASSAULT", "injured", None),
        (TALKS, "Monday", "2012-10-15", "CONSULT", "mediated", None),
    ],
    ids=["behind a participle", "behind what is promised", "before a preposition", "of the occasion"],
)
def test_a_time_dates_the_act_that_it_stands_with(
    sentence: str, time: str, date: str, kind: EventType, dated: str, undated: str | None
) -> None:
    passage = passage_of(sentence)
    mention = day(passage, time, date)
    own = event_date(draft(passage, dated, kind), passage, [mention], None)
    assert own is not None and own.start == mention.interval.start
    if undated is not None:
        assert event_date(draft(passage, undated, kind), passage, [mention], None) is None


def test_the_letter_has_its_own_week() -> None:
    passage = passage_of(LETTER)
    mentions = [day(passage, "last week", "2018-06-25/2018-07-01", granularity="week"),
                day(passage, "Monday", "2018-07-02")]  # fmt: skip
    own = event_date(draft(passage, "invitation", "REQUEST"), passage, mentions, None)
    assert own is not None and own.start == "2018-06-25"


def test_a_day_counted_from_another_dates_the_other_act() -> None:
    passage = passage_of(DAY_AFTER)
    mentions = [day(passage, "Sunday", "2016-08-28"), day(passage, "a day after", "2016-08-27")]
    freed = event_date(draft(passage, "freed", "RETREAT"), passage, mentions, None)
    announced = event_date(draft(passage, "announced", "AGREE"), passage, mentions, None)
    assert freed is not None and freed.start == "2016-08-27"
    assert announced is not None and announced.start == "2016-08-28"


def test_what_is_asked_for_comes_before_the_visit() -> None:
    passage = passage_of(
        "They/PRP/3/nsubj will/MD/3/aux come/VB/0/root at/IN/6/case her/PRP$/6/nmod:poss invitation/NN/3/obl "
        "on/IN/8/case Monday/NNP/3/obl"
    )
    mention = day(passage, "Monday", "2023-09-18")
    assert event_date(draft(passage, "invitation", "REQUEST"), passage, [mention], None) is None
    assert event_date(draft(passage, "come", "CONSULT"), passage, [mention], None) is not None


def test_the_day_of_a_reaction_is_not_that_of_the_proposal() -> None:
    passage = passage_of(
        "Chile/NNP/2/nsubj spurned/VBD/0/root the/DT/4/det proposal/NN/2/obj on/IN/6/case Monday/NNP/2/obl"
    )
    mention = day(passage, "Monday", "2023-09-11")
    assert event_date(draft(passage, "proposal", "REQUEST"), passage, [mention], None) is None
    assert event_date(draft(passage, "spurned", "REJECT"), passage, [mention], None) is not None


def test_the_day_of_a_meeting_dates_who_was_there() -> None:
    passage = passage_of(
        "They/PRP/2/nsubj spoke/VBD/0/root at/IN/6/case the/DT/6/det Monday/NNP/6/compound meeting/NN/2/obl"
    )
    spoke = draft(passage, "spoke", "CONSULT")
    assert event_date(spoke, passage, [day(passage, "Monday", "2023-09-11")], None) is not None
    year = day(passage, "Monday", "2023-01-01/2023-12-31", granularity="year")
    assert event_date(spoke, passage, [year], None) is None


def test_vague_years_date_nothing() -> None:
    passage = passage_of(RECENT)
    mention = day(passage, "recent years", "2011-07-13/2016-07-13", granularity="span", modifier="APPROX")
    assert event_date(draft(passage, "gave", "AID"), passage, [mention], None) is None


CHARGED = (
    "Chad/NNP/2/nsubj accused/VBD/0/root rebels/NNS/2/obj on/IN/5/case Friday/NNP/2/obl of/IN/7/mark "
    "shelling/VBG/2/advcl Bol/NNP/7/obj"
)


def test_the_day_of_a_charge_is_not_the_day_of_the_act() -> None:
    passage = passage_of(CHARGED)
    mention = day(passage, "Friday", "2025-09-12")
    charge = event_date(draft(passage, "accused", "ACCUSE"), passage, [mention], None)
    assert charge is not None and charge.start == "2025-09-12"
    assert event_date(draft(passage, "shelling", "ASSAULT"), passage, [mention], None) is None
