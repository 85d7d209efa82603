"""The table fits a terminal and says who, what, when, where, according to whom and how sure."""

from dataclasses import replace

from purport.exports.table import to_table
from purport.records import Issue, Reading


def test_no_line_is_wider_than_100_columns(reading: Reading) -> None:
    assert max(map(len, to_table(reading).splitlines())) <= 100


def test_every_part_of_the_event_can_be_read(reading: Reading) -> None:
    words = " ".join(to_table(reading).split())
    for part in ("the envoy", "CONSULT", "Lima", "2024-05-17", "Bolivian", "officials", "plan", "charset guessed"):
        assert part in words


def test_the_chain_runs_outermost_first(reading: Reading) -> None:
    shown = to_table(reading)
    assert shown.index("Bolivian radio") < shown.index("› two")


def test_control_characters_of_the_text_never_reach_the_terminal(reading: Reading) -> None:
    title = "Envoy\x1b[31m to visit\u202e Lima"
    shown = to_table(replace(reading, article=replace(reading.article, title=title)))
    assert "\x1b" not in shown and "\u202e" not in shown


def test_square_brackets_are_text_not_markup(reading: Reading) -> None:
    shown = to_table(replace(reading, issues=(Issue(stage="documents", reason="[bold]odd[/bold]"),)))
    assert "[bold]odd[/bold]" in shown


def test_an_article_without_events_says_so(reading: Reading) -> None:
    assert "No events were coded" in to_table(replace(reading, events=()))
