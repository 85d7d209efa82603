"""Who speaks: headlines and new versions beside what they belong to."""

from dataclasses import replace

from status_cases import plan, stands, unnamed

from purport.ledger import records


def _headline_over(body: records.Testimony) -> records.Testimony:
    bare = replace(body.statement, id=f"{body.statement.id}h", chain=(), headline=True, support="own_voice")
    return replace(body, statement=bare)


def test_a_headline_over_a_rumour_does_not_turn_it_into_a_report() -> None:
    body = plan("03", unnamed())
    assert stands(body, _headline_over(body)) == ("planned", "rumoured", False, 0)


def test_a_headline_counts_where_its_text_has_no_source_either() -> None:
    body = plan("03")
    assert stands(body, _headline_over(body))[1] == "reported"


def test_a_new_version_is_no_copy_of_the_version_it_replaces() -> None:
    first = plan("03", address="//post/1")
    second = plan("04", address="//post/1", version=2, copied_from=first.statement.id)
    assert stands(first, second)[1] == "reported"
