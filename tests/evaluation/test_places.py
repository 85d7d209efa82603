"""Place scores: what counts as right, folds that leave out, intervals, hostile corpora."""

from pathlib import Path

import pytest

from purport.errors import MissingInput, UnreadableInput
from purport.evaluation.place_corpora import GoldArticle, GoldToponym, country_at, is_near, read_corpus
from purport.evaluation.place_fitting import START, fit
from purport.evaluation.places import (
    FOLDS,
    Tally,
    accuracy,
    bootstrap,
    calibration_error,
    in_folds,
    most_populous,
    surely,
    tally,
)
from purport.mentions.place_ranker import FEATURES
from purport.mentions.place_resolution import resolve_places
from purport.records import Place

CORPUS = """<articles><article docid="1"><url>https://www.example.com/a</url>
<text>Rain fell on Lima and Arequipa.</text><toponyms>
<toponym><start>13</start><end>17</end><phrase>Lima</phrase>
<gaztag geonameid="3936456"><fcode>PPLC</fcode><lat>-12.04</lat><lon>-77.03</lon><country>Peru</country></gaztag>
</toponym>
<toponym><start>22</start><end>30</end><phrase>Wrong</phrase><gaztag><lat>0</lat><lon>0</lon></gaztag></toponym>
</toponyms></article></articles>"""


def gold(name: str, text: str, lat: float, lon: float, *, country: bool = False) -> GoldToponym:
    at = text.index(name)
    return GoldToponym(span=(at, at + len(name)), geonameid=None, lat=lat, lon=lon, country=country, code="PER")


def article(town: str, lat: float, lon: float) -> GoldArticle:
    text = f"Rain fell on {town} in Peru."
    return GoldArticle(text=text, toponyms=(gold(town, text, lat, lon), gold("Peru", text, -9, -75, country=True)))


def test_corpus_is_read_and_misplaced_spans_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "c.xml").write_text(CORPUS, encoding="utf-8")
    found = read_corpus(tmp_path / "c.xml")
    assert [(g.span, g.geonameid, g.country, g.code) for g in found[0].toponyms] == [((13, 17), 3936456, False, "PER")]
    assert found[0].url == "https://www.example.com/a"


@pytest.mark.parametrize("start", ["<!DOCTYPE x [<!ENTITY a 'b'>]>", "<!-- -->"])
def test_corpus_with_declarations_is_refused(tmp_path: Path, start: str) -> None:
    (tmp_path / "c.xml").write_text(start + CORPUS, encoding="utf-8")
    with pytest.raises(UnreadableInput):
        read_corpus(tmp_path / "c.xml")


def test_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        read_corpus(tmp_path / "c.xml")


def test_place_is_right_within_161_km() -> None:
    text = "Lima"
    toponym = gold("Lima", text, -12.04, -77.03)
    assert is_near(Place(text=text, lat=-12.5, lon=-77.0), toponym)
    assert not is_near(Place(text=text, lat=-15.0, lon=-77.0), toponym)
    assert not is_near(Place(text=text), toponym) and not is_near(None, toponym)


def test_countries_do_not_count_as_toponyms_but_for_the_country() -> None:
    counts = tally(article("Lima", -12.04, -77.03), resolve_places)
    assert (counts.total, counts.right, counts.placed, counts.country_right, counts.coded) == (1, 1, 2, 2, 2)


def test_unresolved_is_wrong() -> None:
    counts = tally(article("Qqzz", -12.04, -77.03), lambda text, spans: [None for _ in spans])
    assert (counts.total, counts.right, counts.answered) == (1, 0, 0)


def test_every_article_is_scored_once_over_all_folds() -> None:
    articles = [article("Lima", -12.04, -77.03)] * (FOLDS + 2)
    alone, at_home = in_folds({"x": articles})
    assert len(alone["x"]) == len(at_home["x"]) == FOLDS + 2
    assert accuracy(alone["x"]) == 1.0


def test_fit_without_ambiguous_names_gives_the_start() -> None:
    weights = fit([[GoldArticle(text="Rain fell.", toponyms=())], []])
    assert dict(zip(FEATURES, weights.values, strict=True)) == {name: START.get(name, 0.0) for name in FEATURES}


def test_interval_holds_the_accuracy() -> None:
    rows = [
        Tally(total=1, right=i % 2, answered=1, placed=1, country_right=1, coded=1) for i in range(40)
    ]  # fmt: skip
    low, high = bootstrap(rows)
    assert low < accuracy(rows) == 0.5 < high


def test_baseline_takes_the_most_populous_bearer() -> None:
    place = most_populous("Paris", [(0, 5)])[0]
    assert place is not None and place.country == "FRA"


def test_points_lie_in_the_country_of_the_nearest_town_and_seas_in_none() -> None:
    assert country_at(-12.0, -77.0) == "PER"
    assert country_at(-50.0, -120.0) is None


def test_calibration_compares_scores_with_what_came_true() -> None:
    def rows(score: float, *right: bool) -> list[Tally]:
        pairs = tuple((score, one) for one in right)
        return [Tally(total=5, right=sum(right), answered=4, placed=4, country_right=4, coded=4, scored=pairs)]

    assert calibration_error(rows(0.75, True, True, True, False)) == 0.0
    assert calibration_error(rows(1.0, True, True, False, False)) == 0.5
    assert surely(rows(0.6, True, True, True, False)) == (0.75, 0.8)
    assert surely(rows(0.3, True)) == (0.0, 0.0)
