"""Stories: reports of one happening join, others do not, and doubt is said."""

from collections import Counter

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from report_cases import BRIDGE, HARBOUR, report

from purport.ledger.sentences import split_sentences
from purport.ledger.stories import SIZE, SPARE, Frequencies, Limits, StoryState, assign, extend
from purport.ledger.terms import Profile, profile

DAY = "2031-05-04T08:00:00Z"
NONE = Frequencies(documents=0, counts={})
FOLLOW_UP = (
    "The strike in the harbour of Velsk went into its second day on Tuesday. Cranemen kept the north gate shut, and "
    "Mayor Ilse Brandt met the union in the town hall. Eleven ships with grain and fruit still wait in the roads."
)
OTHER_STRIKE = (
    "Bus drivers in Tarnow stopped work on Monday after talks over night shifts broke down. The union wants pay. "
    "About 90 buses stayed in the depot, and the town of Kessel lent a dozen of its own."
)


def told(text: str, name: str = "r") -> Profile:
    return profile(report(name, text), ())


def story(*texts: str, published: str = DAY) -> StoryState:
    state = None
    for number, text in enumerate(texts):
        state = extend(state, told(text, f"r{number}"), published)
    assert state is not None
    return state


def test_a_follow_up_joins_its_story_and_names_what_they_share() -> None:
    harbour, bridge = story(HARBOUR), story(BRIDGE, published="2031-05-03T00:00:00Z")
    decision = assign(told(FOLLOW_UP, "new"), DAY, [bridge, harbour], NONE)
    assert (decision.verdict, decision.target) == ("join", harbour.id)
    assert "velsk" in decision.reasons[0]


def test_the_same_kind_of_thing_elsewhere_is_another_story() -> None:
    assert assign(told(OTHER_STRIKE, "new"), DAY, [story(HARBOUR, FOLLOW_UP)], NONE).verdict != "join"


def test_nothing_to_compare_with_is_new() -> None:
    assert assign(told(HARBOUR), DAY, [], NONE).verdict == "new"
    assert assign(told(" "), DAY, [story(HARBOUR)], NONE).verdict == "new"


def test_between_the_two_limits_the_story_is_named_but_not_joined() -> None:
    harbour = story(HARBOUR)
    least = assign(told(FOLLOW_UP, "new"), DAY, [harbour], NONE).score
    limits = Limits(join=least + 0.1, uncertain=least - 0.1)
    decision = assign(told(FOLLOW_UP, "new"), DAY, [harbour], NONE, limits=limits)
    assert (decision.verdict, decision.target) == ("uncertain", harbour.id)


def test_a_term_that_every_report_of_the_ledger_holds_counts_for_little() -> None:
    harbour, follow_up = story(HARBOUR), told(FOLLOW_UP, "new")
    usual = Frequencies(documents=20_000, counts=dict.fromkeys(follow_up.weights, 15_000))
    assert assign(follow_up, DAY, [harbour], usual).score < assign(follow_up, DAY, [harbour], NONE).score / 2


def test_a_story_closes_with_time() -> None:
    harbour, follow_up = story(HARBOUR), told(FOLLOW_UP, "new")
    days = ("2031-05-04", "2031-05-06", "2031-05-25", "2031-09-01")
    scores = [assign(follow_up, f"{day}T00:00:00Z", [harbour], NONE).score for day in days]
    assert scores[0] == scores[1] > scores[2] > scores[3] == 0


def test_the_order_of_the_candidates_never_matters() -> None:
    states = [story(HARBOUR), story(BRIDGE), story(OTHER_STRIKE)]
    decisions = {assign(told(FOLLOW_UP, "new"), DAY, order, NONE) for order in (states, states[::-1])}
    assert len(decisions) == 1


def test_a_story_keeps_its_name_and_is_bounded() -> None:
    first = story(HARBOUR)
    state = first
    for number in range(30):
        text = " ".join(f"Thing{number}q{n}x" for n in range(60))
        state = extend(state, told(f"{HARBOUR} {text}", f"n{number}"), "2031-05-06T00:00:00Z")
    assert (state.id, state.reports, state.first) == (first.id, 31, DAY)
    assert len(state.terms) <= SIZE + SPARE
    assert "@velsk" in state.terms


def test_a_state_survives_being_written_and_read() -> None:
    state = story(HARBOUR, FOLLOW_UP)
    assert msgspec.json.decode(msgspec.json.encode(state), type=StoryState) == state


def test_extending_leaves_the_former_state_alone() -> None:
    before = story(HARBOUR)
    terms = dict(before.terms)
    extend(before, told(BRIDGE), DAY)
    assert before.terms == terms


SENTENCES = [text[a:b] for text in (HARBOUR, BRIDGE, FOLLOW_UP) for a, b in split_sentences(text)]


@settings(max_examples=40)
@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), min_size=1, max_size=6))
def test_every_stream_gives_the_same_decisions_twice_and_scores_within_bounds(stream: list[list[str]]) -> None:
    def run() -> list[tuple[str, str | None, float]]:
        states: dict[str, StoryState] = {}
        counts: Counter[str] = Counter()
        found: list[tuple[str, str | None, float]] = []
        for number, sentences in enumerate(stream):
            new = told(" ".join(sentences), f"r{number}")
            decision = assign(new, DAY, list(states.values()), Frequencies(documents=number, counts=dict(counts)))
            before = states.get(decision.target or "") if decision.verdict == "join" else None
            state = extend(before, new, DAY)
            states[state.id] = state
            counts.update(new.weights.keys())
            found.append((decision.verdict, decision.target, decision.score))
        return found

    once = run()
    assert once == run()
    assert all(0 <= value < 3 for _, _, value in once)
