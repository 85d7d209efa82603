"""The table of owners, and a user's own."""

from pathlib import Path

import pytest

from purport.errors import DataError, MissingInput
from purport.ledger.owners import Owner, fold_name, load_owners, parse_owners, shipped_owners


def test_shipped_table_knows_state_media_agencies_and_groups() -> None:
    owners = shipped_owners()
    tass, reuters = owners.find("ITAR-TASS"), owners.find("Reuters")
    assert tass is not None and tass.state_media and tass.country == "RUS"
    assert reuters is not None and reuters.agency and not reuters.state_media and reuters.owner == "Thomson Reuters"
    assert owners.find("A paper that nobody knows") is None and owners.find(None) is None


def test_an_abbreviation_of_two_agencies_names_neither() -> None:
    rows = 'state_media = [{name = "One Agency", aliases = ["ANA"], country = "AND"}]\n'
    rows += 'agencies = [{name = "Two Agency", aliases = ["ANA"], country = "GRC"}]'
    owners = parse_owners(rows, "test")
    assert owners.find("ANA") is None and owners.find("one agency") == Owner(
        country="AND", state_media=True, agency=True
    )


def test_names_are_compared_without_case_article_and_punctuation() -> None:
    assert fold_name("The  Daily-Horn's") == fold_name("daily horns")
    assert fold_name("The") == "the"


def test_a_users_table_wins(tmp_path: Path) -> None:
    path = tmp_path / "owners.toml"
    path.write_text('[[group]]\nowner = "Mine"\noutlets = [{name = "Reuters"}]', encoding="utf-8")
    found = shipped_owners().overridden_by(load_owners(path)).find("Reuters")
    assert found is not None and found.owner == "Mine"


@pytest.mark.parametrize(
    "text", ["not toml [", 'agencies = [{country = "FRA"}]', "agencies = [{name = 3}]", 'agencies = ["x"]']
)
def test_a_broken_table_is_refused_with_its_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "owners.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"owners\.toml"):
        load_owners(path)


def test_a_missing_table_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingInput):
        load_owners(tmp_path / "none.toml")
