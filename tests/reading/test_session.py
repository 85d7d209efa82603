"""Sessions read anything, in any company, and the same article always gives the same bytes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import purport
from purport.errors import MissingInput, UsageError
from purport.reading.session import default_session, is_failed

STORY = "Chile accused Peru on Monday of arming rebels.\n\nPeru denied the charge, its foreign ministry said.\n"
OTHER = "Kenya and Uganda signed a border agreement in Kampala on Friday, both governments said.\n"


def test_an_article_reads_the_same_alone_and_among_others() -> None:
    alone = purport.read(text=STORY, published="2024-05-15").to_json()
    items = [{"text": text, "published": "2024-05-15"} for text in (OTHER, STORY, OTHER * 30)]
    assert list(purport.read_many(items))[1].to_json() == alone


def test_order_is_kept_and_a_bad_item_stops_nothing() -> None:
    readings = list(purport.read_many([{"text": STORY}, b"", {"text": OTHER}]))
    assert [r.article.text for r in readings] == [STORY, "", OTHER]
    assert [is_failed(r) for r in readings] == [False, True, False]


def test_several_workers_give_what_one_gives() -> None:
    items = [{"text": STORY, "published": "2024-05-15"}, {"text": OTHER, "published": "2024-05-15"}] * 10
    one = [r.to_json() for r in purport.read_many(items)]
    two = [r.to_json() for r in purport.read_many(items, workers=2)]
    assert one == two


def test_a_missing_file_is_an_error_of_ours() -> None:
    with pytest.raises(MissingInput):
        purport.read("no/such/file.html")


@pytest.mark.parametrize("arguments", [{}, {"source": "a", "text": "b"}, {"text": "x", "published": "2024-02-31"}])
def test_wrong_arguments_are_usage_errors(arguments: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        purport.read(arguments.get("source"), **{k: v for k, v in arguments.items() if k != "source"})  # type: ignore[arg-type]


def test_unknown_keys_of_an_item_are_named() -> None:
    with pytest.raises(UsageError, match="colour"):
        default_session().read({"text": "x", "colour": "red"})


def test_a_span_outside_the_sentence_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="outside"):
        purport.relation("Peru left.", (0, 99))


def test_a_future_meeting_is_an_agreement_in_the_codebooks_own_terms() -> None:
    sentence = "France will meet Italy next week."
    relation = purport.relation(sentence, (0, 6), (17, 22))
    assert relation is not None
    assert (relation.type, relation.quad) == ("AGREE", 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from([*STORY.split(), "“", "”", "\n\n", "said:", "\u200b", "-", "(", "U.S.", "’s", "\x07"]),
        max_size=60,
    )
)
def test_spans_lie_in_the_text_and_equal_it(words: list[str]) -> None:
    reading = default_session().read({"text": " ".join(words)}, published="2024-05-15")
    text = reading.article.text
    for attribution in reading.attributions:
        for start, end in (*attribution.source.spans, *attribution.content.spans):
            assert 0 <= start < end <= len(text)
    for event in reading.events:
        assert text[slice(*event.trigger.span)] == event.trigger.text
        for actor in (*event.actors, *event.recipients):
            assert text[slice(*actor.span)] == actor.text


def test_the_reason_for_anonymity_is_no_event() -> None:
    text = (
        "The ministry has opened an investigation into the leak, said two officials, who spoke on condition of "
        "anonymity because they were not authorised to speak publicly."
    )
    reading = purport.read(text=text, published="2024-05-15")
    assert [e.trigger.text for e in reading.events if "authoris" in e.trigger.text] == []
