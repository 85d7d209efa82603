"""Which words of a sentence are dates, whether they lie ahead, and what an article makes of them."""

import pytest
from time_place_trees import article_of, syntax_of

from purport.mentions.date_finder import find_dates, find_dates_in
from purport.mentions.date_tense import looks_ahead

MET = "The/the/DT/2/det envoys/envoy/NNS/3/nsubj met/meet/VBD/0/root on/on/IN/5/case Friday/Friday/NNP/3/obl"
WILL_MEET = (
    "The/the/DT/2/det envoys/envoy/NNS/4/nsubj will/will/MD/4/aux meet/meet/VB/0/root on/on/IN/6/case "
    "Friday/Friday/NNP/4/obl ././PUNCT/4/punct"
)
PLANS = (
    "Chile/Chile/NNP/2/nsubj plans/plan/VBZ/0/root to/to/TO/4/mark vote/vote/VB/2/xcomp in/in/IN/6/case "
    "October/October/NNP/4/obl ././PUNCT/2/punct"
)
SAID_WILL = (
    "She/she/PRP/2/nsubj said/say/VBD/0/root Monday/Monday/NNP/2/obl:unmarked talks/talk/NNS/6/nsubj "
    "would/would/MD/6/aux resume/resume/VB/2/ccomp Thursday/Thursday/NNP/6/obl:unmarked ././PUNCT/2/punct"
)
COULD_HAVE = (
    "It/it/PRP/4/nsubj could/could/MD/4/aux have/have/VB/4/aux happened/happen/VBN/0/root "
    "Friday/Friday/NNP/4/obl:unmarked"
)
PERFECT = "He/he/PRP/3/nsubj has/have/VBZ/3/aux left/leave/VBN/0/root since/since/IN/5/case March/March/NNP/3/obl"
SCHEDULED = (
    "A/a/DT/2/det vote/vote/NN/4/nsubj:pass was/be/VBD/4/aux:pass scheduled/schedule/VBN/0/root for/for/IN/6/case "
    "Friday/Friday/NNP/4/obl ././PUNCT/4/punct"
)
HEADLINE = "Lima/Lima/NNP/2/nsubj expels/expel/VBZ/0/root envoy/envoy/NN/2/obj Friday/Friday/NNP/2/obl:unmarked"
BEGINS = (
    "The/the/DT/2/det trial/trial/NN/3/nsubj begins/begin/VBZ/0/root Friday/Friday/NNP/3/obl:unmarked ././PUNCT/3/punct"
)


def found(tree: str, names: dict[str, str] | None = None) -> list[str]:
    _, syntax = syntax_of(tree, names)
    return [" ".join(syntax.words[date.start : date.end]) for date in find_dates(syntax)]


@pytest.mark.parametrize(
    ("tree", "day", "ahead"),
    [
        (MET, "Friday", False), (WILL_MEET, "Friday", True), (PLANS, "October", True), (SAID_WILL, "Monday", False),
        (SAID_WILL, "Thursday", True), (COULD_HAVE, "Friday", False), (SCHEDULED, "Friday", True),
        (BEGINS, "Friday", True),
    ],
)  # fmt: skip
def test_governing_verb_says_whether_a_day_lies_ahead(tree: str, day: str, ahead: bool) -> None:
    _, syntax = syntax_of(tree)
    at = syntax.words.index(day)
    assert looks_ahead(syntax, at, at + 1) is ahead


def test_present_tense_of_a_headline_is_past() -> None:
    _, syntax = syntax_of(HEADLINE)
    assert looks_ahead(syntax, 3, 4, headline=True) is False


@pytest.mark.parametrize(
    ("tree", "names"),
    [
        ("May/May/NNP/2/nsubj spoke/speak/VBD/0/root", {}),
        ("They/they/PRP/3/nsubj may/may/MD/3/aux leave/leave/VB/0/root", {}),
        ("April/April/NNP/3/nsubj Quist/Quist/NNP/1/flat spoke/speak/VBD/0/root", {"April Quist": "PER"}),
        ("The/the/DT/3/det Sunday/Sunday/NNP/3/compound Times/Times/NNP/4/nsubj said/say/VBD/0/root", {}),
        ("Black/black/JJ/2/amod Friday/Friday/NNP/3/nsubj came/come/VBD/0/root", {}),
        ("Some/some/DT/2/advmod 2000/2000/CD/3/nummod people/people/NNS/4/nsubj fled/flee/VBD/0/root", {}),
        ("It/it/PRP/2/nsubj cost/cost/VBD/0/root $/$/$/2/obj 1999/1999/CD/3/nummod", {}),
        (
            "The/the/DT/4/det Good/Good/NNP/3/amod Friday/Friday/NNP/4/compound Agreement/Agreement/NNP/5/nsubj "
            "held/hold/VBD/0/root",
            {},
        ),
        ("They/they/PRP/2/nsubj march/march/VBP/0/root home/home/RB/2/advmod", {}),
    ],
)
def test_words_that_only_look_like_dates(tree: str, names: dict[str, str]) -> None:
    assert found(tree, names) == []


def test_lengths_are_found_whole_so_that_no_part_is_a_date() -> None:
    tree = (
        "He/he/PRP/3/nsubj was/be/VBD/3/aux:pass jailed/jail/VBN/0/root for/for/IN/6/case three/three/CD/6/nummod "
        "years/year/NNS/3/obl"
    )
    assert found(tree) == ["three years"]


def test_article_dates_have_spans_of_the_article_and_follow_the_tense() -> None:
    article, passages = article_of(MET, WILL_MEET, published="2023-06-14")
    mentions, issues = find_dates_in(article, passages)
    assert issues == ()
    assert [m.interval.start for m in mentions] == ["2023-06-09", "2023-06-16"]
    for mention in mentions:
        assert article.text[slice(*mention.span)] == mention.text == mention.interval.text
        assert mention.interval.span == mention.span


def test_lengths_are_no_mentions() -> None:
    tree = "It/it/PRP/2/nsubj lasted/last/VBD/0/root two/two/CD/4/nummod weeks/week/NNS/2/obl:unmarked"
    article, passages = article_of(tree, published="2023-06-14")
    assert find_dates_in(article, passages) == ((), ())


def test_without_a_publication_date_relative_dates_stay_open_and_an_issue_says_so() -> None:
    article, passages = article_of(MET)
    mentions, issues = find_dates_in(article, passages)
    assert mentions[0].interval.start is None and mentions[0].interval.end is None
    assert len(issues) == 1 and "publication date" in issues[0].reason


@pytest.mark.parametrize("published", ["yesterday", "2023-02-31", ""])
def test_a_broken_publication_date_counts_as_none(published: str) -> None:
    article, passages = article_of(MET, published=published)
    assert find_dates_in(article, passages)[0][0].interval.start is None


def test_empty_article() -> None:
    article, passages = article_of()
    assert find_dates_in(article, passages) == ((), ())


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        ("Truce/truce/NN/0/root on/on/IN/4/case Christmas/Christmas/NNP/4/compound Eve/Eve/NNP/1/nmod",
         ["Christmas Eve"]),
        ("Truce/truce/NN/0/root on/on/IN/3/case Easter/Easter/NNP/1/nmod ././PUNCT/1/punct", ["Easter"]),
        ("They/they/PRP/2/nsubj fled/flee/VBD/0/root during/during/IN/5/case World/World/NNP/5/compound "
         "War/War/NNP/2/obl II/II/NNP/5/flat", ["World War II"]),
    ],
    ids=["at the end of a block", "the only time word of a block", "a named period at the end"],
)  # fmt: skip
def test_holidays_and_named_periods_are_found_wherever_they_stand(tree: str, expected: list[str]) -> None:
    assert found(tree) == expected


def test_the_day_of_an_act_is_no_bound_on_it() -> None:
    tree = (
        "Deputies/deputy/NNS/0/root angered/anger/VBN/1/acl by/by/IN/6/case Thursday/Thursday/NNP/6/nmod:poss "
        "'s/'s/POS/4/case raid/raid/NN/2/obl"
    )
    assert found(tree) == ["Thursday"]


def test_what_a_future_talk_is_about_need_not_lie_ahead() -> None:
    tree = (
        "She/she/PRP/3/nsubj will/will/MD/3/aux face/face/VB/0/root questions/question/NNS/3/obj "
        "about/about/IN/9/case the/the/DT/9/det July/July/NNP/8/nmod:unmarked 25/25/CD/9/compound call/call/NN/4/nmod"
    )
    _, syntax = syntax_of(tree)
    assert looks_ahead(syntax, 6, 8) is None


def test_a_new_paragraph_goes_on_from_the_date_before_it() -> None:
    article, passages = article_of(
        "They/they/PRP/2/nsubj met/meet/VBD/0/root on/on/IN/4/case Monday/Monday/NNP/2/obl ././PUNCT/2/punct",
        "The/the/DT/3/det same/same/JJ/3/amod day/day/NN/5/obl:unmarked gunmen/gunman/NNS/5/nsubj "
        "struck/strike/VBD/0/root ././PUNCT/5/punct",
        published="2023-09-13",
    )
    mentions, _ = find_dates_in(article, passages)
    assert [m.interval.start for m in mentions] == ["2023-09-11", "2023-09-11"]


def test_a_day_after_another_act_is_counted_back_from_the_date_before_it() -> None:
    tree = (
        "Rebels/rebel/NNS/2/nsubj struck/strike/VBD/0/root on/on/IN/4/case Sunday/Sunday/NNP/2/obl ,/,/,/7/punct "
        "a/a/DT/7/det day/day/NN/4/appos after/after/IN/10/mark they/they/PRP/10/nsubj left/leave/VBD/2/advcl"
    )
    article, passages = article_of(tree, published="2016-08-29")
    mentions, _ = find_dates_in(article, passages)
    assert [(m.text, m.interval.start) for m in mentions] == [("Sunday", "2016-08-28"), ("a day after", "2016-08-27")]


def test_the_day_of_another_time_zone_in_brackets_is_no_second_date() -> None:
    tree = (
        "It/it/PRP/2/nsubj struck/strike/VBD/0/root Sunday/Sunday/NNP/2/obl:unmarked (/(/-LRB-/6/punct "
        "2000/2000/CD/6/nummod GMT/GMT/NNP/2/obl Saturday/Saturday/NNP/6/nmod )/)/-RRB-/6/punct"
    )
    assert found(tree) == ["Sunday"]


@pytest.mark.parametrize(
    ("tree", "day"),
    [
        ("Peru/Peru/NNP/2/nsubj votes/vote/VBZ/0/root on/on/IN/4/case Sunday/Sunday/NNP/2/obl ././././2/punct",
         "Sunday"),
        ("They/they/PRP/2/nsubj called/call/VBD/0/root for/for/IN/4/case strikes/strike/NNS/2/obl on/on/IN/6/case "
         "Sunday/Sunday/NNP/2/obl ././././2/punct", "Sunday"),
        ("He/he/PRP/4/nsubj:pass is/be/VBZ/4/aux to/to/TO/4/mark leave/leave/VB/7/ccomp "
         "Sunday/Sunday/NNP/4/obl:unmarked aides/aide/NNS/7/nsubj said/say/VBD/0/root", "Sunday"),
        ("The/the/DT/2/det vote/vote/NN/5/nsubj is/be/VBZ/5/cop on/on/IN/5/case Sunday/Sunday/NNP/0/root", "Sunday"),
    ],
    ids=["present with a weekday", "called for", "is to", "the day as predicate"],
)  # fmt: skip
def test_a_weekday_lies_ahead_where_it_is_announced(tree: str, day: str) -> None:
    _, syntax = syntax_of(tree)
    at = syntax.words.index(day)
    assert looks_ahead(syntax, at, at + 1) is True


def test_what_had_been_due_is_over() -> None:
    tree = (
        "It/it/PRP/4/nsubj had/have/VBD/4/aux been/be/VBN/4/cop due/due/JJ/0/root to/to/TO/6/mark rule/rule/VB/4/xcomp "
        "Friday/Friday/NNP/6/obl:unmarked"
    )
    _, syntax = syntax_of(tree)
    assert looks_ahead(syntax, 6, 7) is not True


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            "It/it/PRP/5/nsubj would/would/MD/5/aux be/be/VB/5/cop its/its/PRP$/5/nmod:poss first/first/JJ/0/root "
            "in/in/IN/8/case four/four/CD/8/nummod years/year/NNS/5/nmod",
            ["four years"],
        ),
        (
            "It/it/PRP/5/nsubj was/be/VBD/5/cop the/the/DT/5/det worst/bad/JJS/5/amod drought/drought/NN/0/root "
            "in/in/IN/8/case ten/ten/CD/8/nummod years/year/NNS/5/nmod",
            ["ten years"],
        ),
        (
            "Its/its/PRP$/3/nmod:poss first/first/JJ/3/amod ship/ship/NN/5/nsubj will/will/MD/5/aux "
            "sail/sail/VB/0/root in/in/IN/8/case four/four/CD/8/nummod weeks/week/NNS/5/obl",
            ["in four weeks"],
        ),
    ],
)
def test_over_how_long_something_is_the_first_or_the_worst_is_a_length(tree: str, expected: list[str]) -> None:
    assert found(tree) == expected
