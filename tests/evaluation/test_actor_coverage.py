"""Coverage at a precision, and what becomes of marked participants."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from purport.errors import DataError
from purport.evaluation.actor_coverage import ActorCoverage
from purport.evaluation.actors import coverage_at, coverage_notes
from purport.evaluation.marked_participants import read_participants

DOCUMENT = """<Document><token t_id="1" sentence="0">Mill</token><token t_id="2" sentence="0">owners</token>
<token t_id="3" sentence="0">left</token><token t_id="4" sentence="0">.</token>
<token t_id="5" sentence="1">Nora</token><token t_id="6" sentence="1">stayed</token>
<Markables><HUMAN_PART_ORG m_id="1"><token_anchor t_id="1"/><token_anchor t_id="2"/></HUMAN_PART_ORG>
<HUMAN_PART_PER m_id="2"><token_anchor t_id="5"/></HUMAN_PART_PER>
<ACTION_OCCURRENCE m_id="3"><token_anchor t_id="3"/></ACTION_OCCURRENCE></Markables></Document>"""


def test_coverage_stops_where_the_answers_get_too_often_wrong() -> None:
    scored = [(0.9, True)] * 19 + [(0.9, False)] + [(0.5, False)] * 5 + [(None, False)] * 5
    assert coverage_at(scored) == pytest.approx(20 / 30)
    assert coverage_at([(0.9, False), (0.5, True)]) == 0.0
    assert coverage_at([]) == 0.0


@given(st.lists(st.tuples(st.one_of(st.none(), st.sampled_from([0.2, 0.5, 0.9])), st.booleans()), max_size=40))
def test_coverage_is_a_share_and_falls_with_the_precision_asked(scored: list[tuple[float | None, bool]]) -> None:
    low, high = coverage_at(scored, 0.5), coverage_at(scored, 0.95)
    assert 0.0 <= high <= low <= 1.0


def test_marked_participants_are_spans_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "1_1.xml"
    path.write_text(DOCUMENT, encoding="utf-8")
    text, spans, persons = read_participants(path)
    assert text == "Mill owners left.\n\nNora stayed"
    assert [text[a:b] for a, b in spans] == ["Mill owners", "Nora"]
    assert [text[a:b] for a, b in persons] == ["Nora"]


def test_entities_and_broken_xml_are_refused(tmp_path: Path) -> None:
    for number, content in enumerate(('<!DOCTYPE d [<!ENTITY a "b">]><d>&a;</d>', "<Document>")):
        path = tmp_path / f"{number}_1.xml"
        path.write_text(content, encoding="utf-8")
        with pytest.raises(DataError):
            read_participants(path)


def test_notes_name_the_commonest_misses() -> None:
    coverage = ActorCoverage(coded=Counter(army=18), listed=Counter(report=1), missed=Counter(quorum=1))
    assert coverage.total == 20 and coverage.share == 95.0
    assert any("quorum 1" in note for note in coverage_notes(coverage))
