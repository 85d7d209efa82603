"""The scores of dates, weekdays and quantities count what they say they count."""

import json
from pathlib import Path

import pytest

from purport.errors import MissingInput
from purport.evaluation import date_report
from purport.evaluation.date_recognizers import evaluate_recognizers
from purport.evaluation.date_resolvers import dateparser_resolver, ours
from purport.evaluation.date_spans import complete_sentences, score_spans
from purport.evaluation.dates import evaluate_dates
from purport.evaluation.quantities import report_quantities, tables
from purport.evaluation.weekdays import read_weekdays, score_weekday_phrases, score_weekdays
from purport.reading.session import default_session

DATES = (
    "doc\tgenre\tdate_created\ttag\ttext\tvalue\tsentence\n"
    "d1\tnews\t2023-06-14\tdate\tMonday\twhen=2023-06-12\tThey met on ⟦Monday⟧ .\n"
    "d1\tnews\t2023-06-14\tdate\tMay 2019\twhen=2019-05\tIt began in ⟦May 2019⟧ and lasted all night .\n"
)
TREES = """# newdoc id = d1
# text = They met on Monday .
1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-new)
2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_
3\ton\ton\tADP\tIN\t_\t4\tcase\t_\t_
4\tMonday\tMonday\tPROPN\tNNP\t_\t2\tobl\t_\tEntity=(2-time-new)
5\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# text = It began in May 2019 and lasted all night .
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tbegan\tbegin\tVERB\tVBD\t_\t0\troot\t_\t_
3\tin\tin\tADP\tIN\t_\t4\tcase\t_\t_
4\tMay\tMay\tPROPN\tNNP\t_\t2\tobl\t_\tEntity=(3-time-new
5\t2019\t2019\tNUM\tCD\t_\t4\tnummod\t_\tEntity=3)
6\tand\tand\tCCONJ\tCC\t_\t7\tcc\t_\t_
7\tlasted\tlast\tVERB\tVBD\t_\t2\tconj\t_\t_
8\tall\tall\tDET\tDT\t_\t9\tdet\t_\tEntity=(4-time-new
9\tnight\tnight\tNOUN\tNN\t_\t7\tobl\t_\tEntity=4)
10\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
WEEKDAYS = (
    "id\tpublished\tsentence\tphrase\tstart\tvalue\tcase\tcontext\n"
    "w1\t2023-06-14\tThe envoys met on Monday.\ton Monday\t15\t2023-06-12\tpast\t\n"
    "w2\t2023-06-14\tThe envoys will meet on Monday.\ton Monday\t21\t2023-06-19\tfuture\t\n"
)
QUANTITIES = (
    "id\tpassage\ttrigger\ttrigger_start\tkind\ttext\tstart\tlow\thigh\tunit\n"
    "q1\tGunmen killed at least 12 guards.\tkilled\t7\tkilled\tat least 12\t14\t12\t\tpersons\n"
    "q2\tGunmen killed at least 12 guards.\tkilled\t7\tkilled\tat least 12\t14\t13\t\tpersons\n"
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "dates").mkdir()
    (tmp_path / "dates" / "gum_dates.tsv").write_text(DATES, encoding="utf-8")
    (tmp_path / "treebank" / "gum_open").mkdir(parents=True)
    for part in ("train", "dev"):
        text = TREES if part == "dev" else ""
        (tmp_path / "treebank" / "gum_open" / f"en_gum_open-ud-{part}.conllu").write_text(text, encoding="utf-8")
    return tmp_path


def test_only_sentences_all_of_whose_times_are_marked_are_searched(data: Path) -> None:
    assert [" ".join(s.words) for s in complete_sentences(data)] == ["They met on Monday ."]
    scores = score_spans(data, default_session().model)
    assert (scores["f1"], scores["dates"], scores["sentences"]) == (1.0, 1, 1)


def test_values_are_counted_by_genre_and_a_missing_list_is_named(data: Path, tmp_path: Path) -> None:
    scores = evaluate_dates(data, ours)
    assert scores["all"] == {"accuracy": 1.0, "n": 2} and scores["news, relative"]["n"] == 1
    with pytest.raises(MissingInput, match=r"gum_dates\.tsv"):
        evaluate_dates(tmp_path / "none", ours)


def test_a_day_that_does_not_exist_is_right_as_no_day(tmp_path: Path) -> None:
    none = {"date": "0001-01-01"}
    case = {
        "Input": "Feb 30",
        "Context": {"ReferenceDateTime": "2023-06-14T00:00:00"},
        "Results": [{"Text": "Feb 30", "Type": "date", "Start": 0,
                     "Value": {"FutureResolution": none, "PastResolution": none}}],
    }  # fmt: skip
    (tmp_path / "DateParser.json").write_text(json.dumps([case]), encoding="utf-8")
    assert evaluate_recognizers(tmp_path)["all"] == {"accuracy": 1.0, "n": 1}


def test_weekdays_are_counted_by_case(tmp_path: Path) -> None:
    (tmp_path / "weekdays.tsv").write_text(WEEKDAYS, encoding="utf-8")
    rows = read_weekdays(tmp_path / "weekdays.tsv")
    expected = {"all": (1.0, 2), "past": (1.0, 1), "future": (1.0, 1)}
    assert score_weekdays(rows, default_session().model) == expected
    assert score_weekday_phrases(rows, ours) == expected
    assert {figure.value for figure in date_report.report_weekdays(tmp_path).figures} == {1.0}
    with pytest.raises(MissingInput):
        read_weekdays(tmp_path / "nothing.tsv")


def test_a_quantity_is_right_with_both_bounds_only(tmp_path: Path) -> None:
    with pytest.raises(MissingInput, match="trigger_start"):
        tables(tmp_path)
    (tmp_path / "quantities.tsv").write_text(QUANTITIES, encoding="utf-8")
    figures = {figure.name: figure.value for figure in report_quantities(tmp_path).figures}
    assert figures["all (2)"] == 50.0 and figures["killed (2)"] == 50.0


def test_without_the_optional_library_the_report_says_so(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(date_report, "dateparser_resolver", lambda: None)
    report = date_report.report_dates(data)
    assert any("dateparser is not installed" in note for note in report.notes)
    assert all("dateparser" not in figure.baseline for figure in report.figures)


def test_the_baseline_is_a_resolver_or_absent() -> None:
    baseline = dateparser_resolver()
    if baseline is not None:
        found = baseline("May 4, 2019", "2023-06-14", "It began on May 4, 2019.", 12)
        assert found is not None and found.start == "2019-05-04"
