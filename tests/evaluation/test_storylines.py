"""Storylines written by hand: the notation is read strictly, and the scorer scores what it says."""

from pathlib import Path

import pytest

from purport.errors import DataError, MissingInput
from purport.evaluation.notation import parse_storyline, read_storyline
from purport.evaluation.storyline_testimonies import by_label, take_in_all
from purport.evaluation.storylines import disagreements, evaluate_storylines, judge
from purport.ledger.owners import shipped_owners
from purport.records import reading_from_json

STORY = '''
id = "ferry"
[[report]]
id = "r1"
outlet = "Lagoon Post"
country = "BEN"
owner = "Lagoon Group"
published = "2031-03-03T08:30"
url = "https://lagoonpost.example/1"
headline = "Ferry talks near"
text = """
COTONOU - Minister Ada Sossou will meet her Togolese colleague next week,
two diplomats said."""
[[report.says]]
claim = "meeting"
sentence = "Minister Ada Sossou will meet her Togolese colleague next week, two diplomats said."
trigger = "meet"
type = "CONSULT"
actors = ["Minister Ada Sossou | BEN GOV | sossou"]
recipients = ["her Togolese colleague | TGO GOV"]
date = "next week | 2031-03-10 | 2031-03-16"
place = "Cotonou | BEN | city | 6.37 | 2.42"
aux = ["future"]
quantities = ["arrested | 3 | 5"]
chain = ["Mono FM | news_media named | citing say | TGO MED", "two diplomats | person described_unnamed | said report"]
[report.after.meeting]
realisation = "planned"
support = "rumoured"
denied = false
origins = 0
articles = 1

[[report]]
id = "r2"
outlet = "Lagoon Post"
credit = "Gulf Wire"
published = "2031-03-04"
text = "We wrongly reported that Sossou would meet anybody."
[[report.says]]
claim = "meeting"
sentence = "We wrongly reported that Sossou would meet anybody."
trigger = "meet"
type = "CONSULT"
actors = ["Sossou | BEN GOV"]
aux = ["future"]
retracts = true
[report.after.meeting]
realisation = "unknown"
support = "rumoured"
denied = false
origins = 0
articles = 2
'''


def test_a_storyline_becomes_valid_readings() -> None:
    story = parse_storyline(STORY, "ferry.toml")
    first, second = story.readings
    event = first.events[0]
    start, end = event.sentence
    assert first.article.text[start:end].startswith("Minister Ada Sossou") and event.trigger.text == "meet"
    assert event.actors[0].entity == "sossou" and event.place is not None and event.place.lat == 6.37
    assert (event.date and event.date.end, event.quantities[0].high) == ("2031-03-16", 5)
    assert [a.parent for a in first.attributions] == [None, "a1"] and event.attribution == "a2"
    assert second.article.dateline == "(Gulf Wire)" and all(reading_from_json(r.to_json()) == r for r in story.readings)


def test_what_a_file_says_of_its_outlets_reaches_the_reports() -> None:
    story = parse_storyline(STORY, "ferry.toml")
    told = take_in_all(story, shipped_owners().overridden_by(story.owners))
    assert (told.reports[0].owner, told.reports[1].credit) == ("Lagoon Group", "Gulf Wire")
    assert told.testimonies[1].statement.retracts and not told.testimonies[1].statement.chain
    assert set(by_label(told)) == {"meeting"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('trigger = "meet"\ntype', 'trigger = "greet"\ntype', "greet"),
        ('type = "CONSULT"', 'type = "CHAT"', "CHAT"),
        ("said report", "said shout", "shout"),
        ("person described_unnamed", "person shy", "shy"),
        ("2031-03-10 | 2031-03-16", "2031-03-10 | 2031-02-30", "2031-02-30"),
        ("2031-03-10 | 2031-03-16", "2031-03-16 | 2031-03-10", "lies before"),
        ("BEN GOV | sossou", "Benin | sossou", "Benin"),
        ('realisation = "planned"', 'realisation = "soon"', "soon"),
        ("said.\"\nt", "says.\"\nt", "word for word"),
        ("6.37", "north", "north"),
        ('id = "r2"', 'id = "r1"', "taken"),
        ('outlet = "Lagoon Post"\ncountry', 'paper = "Lagoon Post"\ncountry', "outlet"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_file_and_report(old: str, new: str, said: str) -> None:
    assert old in STORY
    with pytest.raises(DataError, match=r"ferry\.toml, r[12]: .*" + said):
        parse_storyline(STORY.replace(old, new, 1), "ferry.toml")


def test_missing_and_broken_files_are_told(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read_storyline(tmp_path / "none.toml")
    with pytest.raises(MissingInput):
        evaluate_storylines(tmp_path)
    (tmp_path / "a.toml").write_text("id = [", encoding="utf-8")
    with pytest.raises(DataError, match=r"a\.toml"):
        evaluate_storylines(tmp_path)


def test_the_score_counts_checkpoints_and_false_confirmation(tmp_path: Path) -> None:
    path = tmp_path / "ferry.toml"
    path.write_text(STORY, encoding="utf-8")
    assert [j.right for j in judge(read_storyline(path))] == [True, False], "the agency's correction is not the paper's"
    path.write_text(STORY.replace('credit = "Gulf Wire"\n', ""), encoding="utf-8")
    assert [j.right for j in judge(read_storyline(path))] == [True, True]
    assert next(judge(read_storyline(path), merged=True)).right, "one statement founds one claim"
    path.write_text(STORY.replace('support = "rumoured"', 'support = "confirmed"', 1), encoding="utf-8")
    figures = {f.name: f.value for f in evaluate_storylines(tmp_path).figures}
    assert figures["status (realisation, support, denied), accuracy"] == 0
    assert figures["not falsely confirmed"] == 100
    assert any("writer planned/confirmed" in line for line in disagreements(tmp_path))
