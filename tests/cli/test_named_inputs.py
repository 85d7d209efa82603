"""Names of inputs are distinct whatever the files are called, and odd arguments are told, not thrown."""

from pathlib import Path

from purport.cli.inputs import LONGEST_NAME, collect


def test_names_never_repeat_even_where_a_file_is_called_like_a_numbered_one(tmp_path: Path) -> None:
    for name in ("x/a.html", "y/a.html", "a-2.html", "z/a.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<p>text</p>", encoding="utf-8")
    names = [item.name for item in collect([str(tmp_path)])]
    assert len(set(names)) == len(names) == 4
    assert {"a", "a-2"} <= set(names)


def test_an_argument_that_no_file_system_takes_is_a_missing_file() -> None:
    (only,) = collect(["x" * 5000])
    assert only.error is not None and "no such file" in str(only.error)
    assert len(only.name) <= LONGEST_NAME
