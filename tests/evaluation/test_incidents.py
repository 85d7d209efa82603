"""Incident sets run through merging as one stream."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from purport.errors import MissingInput
from purport.evaluation.incidents import lemma_baseline, merge_stream, mistakes, read_stream, report_incidents
from purport.ledger.claim_picture import Member
from purport.ledger.merge_scores import Pool
from purport.ledger.merging import judge
from purport.ledger.records import Decision

MILLS = """
id = "mills"

[[report]]
id = "r1"
outlet = "Delta Wire"
published = "2031-05-14T08:00"
text = "Gunmen shot two millers at a rice mill in Segou on Tuesday."
[[report.says]]
claim = "mill"
sentence = "Gunmen shot two millers at a rice mill in Segou on Tuesday."
trigger = "shot"
type = "ASSAULT"
recipients = ["two millers | MLI LAB"]
date = "Tuesday | 2031-05-13"
place = "Segou | MLI | city | 13.43 | -6.26"

[[report]]
id = "r2"
outlet = "River Post"
published = "2031-05-17T08:00"
text = "A bus driver was shot in Segou on Friday."
[[report.says]]
claim = "bus"
sentence = "A bus driver was shot in Segou on Friday."
trigger = "shot"
type = "ASSAULT"
recipients = ["A bus driver | MLI LAB"]
date = "Friday | 2031-05-16"
place = "Segou | MLI | city | 13.43 | -6.26"

[[report]]
id = "r3"
outlet = "River Post"
published = "2031-05-18T08:00"
text = "The millers killed on Tuesday in Segou were brothers."
[[report.says]]
claim = "mill"
sentence = "The millers killed on Tuesday in Segou were brothers."
trigger = "killed"
type = "ASSAULT"
recipients = ["The millers | MLI LAB"]
date = "Tuesday | 2031-05-13"
place = "Segou | MLI | city | 13.43 | -6.26"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mills.toml").write_text(MILLS, encoding="utf-8")
    return tmp_path


def test_reports_of_one_incident_are_put_together_and_others_kept_apart(folder: Path) -> None:
    stream = read_stream(folder)
    found, decisions = merge_stream(stream)
    clusters = {frozenset(stream.gold[i] for i in stream.gold if found[i] == claim) for claim in found.values()}
    assert clusters == {frozenset({"mills/mill"}), frozenset({"mills/bus"})}
    assert not list(mistakes(stream, decisions))


def test_who_learns_weights_sees_every_statement_with_what_it_may_join(folder: Path) -> None:
    stream = read_stream(folder)
    seen: list[int] = []

    def watch(member: Member, claims: Sequence[str], pool: Pool, same_story: frozenset[str]) -> Decision:
        seen.append(len(claims))
        return judge(member, claims, pool, same_story)

    assert merge_stream(stream, decide_one=watch) == merge_stream(stream)
    assert seen == [0, 1, 2]


def test_in_one_story_more_is_joined(folder: Path) -> None:
    stream = read_stream(folder)
    (apart, _), (together, decisions) = (merge_stream(stream, one_story=one) for one in (False, True))
    assert len(set(together.values())) <= len(set(apart.values()))
    assert any("in the same story" in reason for d in decisions.values() for reason in d.reasons)


def test_a_lemma_puts_two_incidents_together_and_parts_one(folder: Path) -> None:
    stream = read_stream(folder)
    found = lemma_baseline(stream, 0.0)
    assert len(set(found.values())) == 2
    assert {stream.gold[i] for i in stream.gold if found[i] == found[next(iter(stream.gold))]} == {
        "mills/mill",
        "mills/bus",
    }


def test_the_report_holds_ours_beside_the_baseline(folder: Path) -> None:
    figures = {figure.name: figure for figure in report_incidents(folder).figures}
    assert figures["B-cubed F1"].value == 100
    assert "lemma" in figures["merge (pairs) precision"].baseline


def test_a_folder_without_sets_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="no sets of incidents"):
        read_stream(tmp_path)
