"""What must hold for any statements: the fold replays, is blind to the future, never confirms on nothing."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from status_cases import benin, both, chad, charity, day, hop, niger, sudan, togo, told, unnamed

from purport.ledger import records
from purport.ledger.status import fold, present

SOURCES = [niger, togo, benin, both, chad, sudan, unnamed, charity]
CUES = ["report", "confirm", "deny", "admit", "retract", "decline", "believe", "plan"]
FORMS = ["", "future", "negation", "future negation", "hypothetical", "historical"]
AUX = [tuple(words.split()) for words in FORMS]
DATES = [
    None,
    day("2031-03-08"),
    day("2031-03-05", "2031-03-06"),
    day("2031-03-04", "2031-03-09", words="until Sunday"),
    day("2031-03-04", words="since Tuesday"),
]


@st.composite
def statements(draw: st.DrawFn) -> records.Testimony:
    chain = []
    if draw(st.booleans()):
        chain.append(draw(st.sampled_from(SOURCES))(cue=draw(st.sampled_from(CUES))))
    elif draw(st.booleans()):
        chain.append(hop(draw(st.sampled_from(["Post", "Wire", "Gazette of Togo"])), "news_media", "named"))
    outlet = draw(st.sampled_from(["Post", "Wire", "Gazette", "Radio Niamey"]))
    more: dict[str, Any] = {"country": "NER", "state_media": True} if outlet == "Radio Niamey" else {}
    if draw(st.integers(0, 3)) == 0:
        number = draw(st.integers(1, 2))
        more |= {"address": f"//{outlet}/same", "version": number}
    return told(
        f"{draw(st.integers(3, 9)):02}",
        *chain,
        outlet=outlet,
        aux=draw(st.sampled_from(AUX)),
        type=draw(st.sampled_from(["CONSULT", "ASSAULT"])),
        hedged=draw(st.integers(0, 5)) == 0,
        retracts=not chain and draw(st.integers(0, 5)) == 0,
        date=draw(st.sampled_from(DATES)),
        **more,
    )


claims = st.lists(statements(), min_size=1, max_size=9)


@settings(max_examples=150, deadline=None)
@given(claims, st.randoms())
def test_the_order_in_which_statements_come_never_matters(claim: list[records.Testimony], random: Any) -> None:
    shuffled = list(claim)
    random.shuffle(shuffled)
    assert fold(shuffled) == fold(claim)


@settings(max_examples=150, deadline=None)
@given(claims, st.randoms())
def test_names_of_reports_within_one_moment_never_matter(claim: list[records.Testimony], random: Any) -> None:
    """Ids order statements of one moment; other ids must give the same status."""
    numbers = list(range(len(claim)))
    random.shuffle(numbers)
    renamed = [
        replace(
            t,
            statement=replace(t.statement, id=f"x{n}", report=f"y{n}"),
            report=replace(t.report, id=f"y{n}"),
        )
        for t, n in zip(claim, numbers, strict=True)
        if t.report.version == 1 and not t.report.address.endswith("/same")
    ]
    kept = [t for t in claim if t.report.version == 1 and not t.report.address.endswith("/same")]
    assert [(c.at, c.status) for c in fold(renamed)] == [(c.at, c.status) for c in fold(kept)]


@settings(max_examples=150, deadline=None)
@given(claims, st.integers(3, 12))
def test_a_look_at_an_earlier_day_is_the_beginning_of_the_history(claim: list[records.Testimony], until: int) -> None:
    moment, late = f"2031-03-{until:02}T18:00:00Z", "2031-12-01T00:00:00Z"
    whole = fold(claim, until=late)
    assert fold(claim, until=moment) == tuple(c for c in whole if c.at <= moment)
    seen = [t for t in claim if (t.report.published or "") <= moment]
    assert fold(seen, until=moment) == fold(claim, until=moment), "what is printed later must not be seen"


@settings(max_examples=150, deadline=None)
@given(claims)
def test_replay_equals_incremental(claim: list[records.Testimony]) -> None:
    whole = fold(claim, until="2031-12-01T00:00:00Z")
    for position, change in enumerate(whole):
        rest = fold(claim, until="2031-12-01T00:00:00Z", since=change)
        assert (*whole[: position + 1], *rest) == whole
    days = sorted({t.report.published or "" for t in claim})
    grown: tuple[Any, ...] = ()
    for moment in days:
        seen = [t for t in claim if (t.report.published or "") <= moment]
        grown = (*grown, *fold(seen, until=moment, since=grown[-1] if grown else None))
    assert grown == fold(claim, until=days[-1])
    assert present(claim) == fold(claim)[-1].status


@settings(max_examples=200, deadline=None)
@given(claims, st.data())
def test_an_exact_copy_never_raises_the_origins_or_confirms(
    claim: list[records.Testimony], data: st.DataObject
) -> None:
    original = data.draw(st.sampled_from(claim))
    copy = told(f"{data.draw(st.integers(10, 12)):02}", outlet="Copy Post")
    statement = replace(original.statement, id=copy.statement.id, report=copy.report.id)
    if original.statement.retracts or any(h.cue_class == "retract" for h in original.statement.chain):
        return
    copied = records.Testimony(statement=statement, report=copy.report, copied_from=original.statement.id)
    until = "2031-03-12T12:00:00Z"
    before, after = present(claim, until=until), present([*claim, copied], until=until)
    assert before is not None and after is not None
    assert after.origins.low <= before.origins.low
    assert after.origins.high <= before.origins.high


@settings(max_examples=150, deadline=None)
@given(claims)
def test_withdrawing_the_last_root_never_leaves_confirmed(claim: list[records.Testimony]) -> None:
    taken = [
        told("20", make(cue="retract"), type=kind, outlet="Final Post", aux=aux)
        for make in SOURCES
        for kind in ("CONSULT", "ASSAULT")
        for aux in ((), ("future",), ("negation",))
    ]
    taken += [
        told("20", outlet=outlet, retracts=True, aux=aux, **_radio(outlet))
        for outlet in ("Post", "Wire", "Gazette", "Radio Niamey", "Gazette of Togo")
        for aux in ((), ("future",), ("negation",))
    ]
    status = present([*claim, *taken])
    assert status is not None
    assert (status.support, status.origins.low, status.origins.named) == ("rumoured", 0, ())


def _radio(outlet: str) -> dict[str, Any]:
    return {"country": "NER", "state_media": True} if outlet == "Radio Niamey" else {}


@settings(max_examples=200, deadline=None)
@given(claims)
def test_confirmed_always_rests_on_somebody_who_can_be_held_to_it(claim: list[records.Testimony]) -> None:
    for change in fold(claim, until="2031-12-01T00:00:00Z"):
        if change.status.support == "confirmed":
            assert change.status.origins.named
        assert change.status.origins.low <= change.status.origins.high
        assert change.status.support != "corroborated" or change.status.origins.low >= 2
        assert change.line and change.rule
