"""The ontology tables: complete, consistent with the closed lists, and readable both ways."""

from pathlib import Path

import pytest

from purport.errors import DataError
from purport.ontology import codebook_style, goldstein, load_cameo, load_ontology, quad, score, to_cameo, to_plover
from purport.records.values import EVENT_TYPES

MINIMAL = """
name = "Own"
version = "1"
contexts = ["military"]
[quads]
1 = "cooperation"
[types.GREET]
score = 1
quad = 1
description = "Say hello."
modes = { wave = 2 }
"""


def contract(path: Path | None) -> None:
    """What every ontology file must hold."""
    ontology = load_ontology(path)
    assert ontology.types and ontology.contexts
    for name, event_class in ontology.types.items():
        assert event_class.name == name and event_class.description
        assert ontology.quad(name) in ontology.quads
        for mode, value in event_class.modes.items():
            assert ontology.score(name, mode) == value
        with pytest.raises(DataError):
            ontology.score(name, "no such mode")


def test_plover_keeps_the_contract_and_the_closed_list() -> None:
    contract(None)
    assert tuple(sorted(load_ontology().types)) == tuple(sorted(EVENT_TYPES))
    assert len(load_ontology().contexts) == 37


def test_another_ontology_is_another_file(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(MINIMAL, encoding="utf-8")
    contract(path)


BROKEN = ["", "name = ", MINIMAL.replace("quad = 1", "quad = 9"), MINIMAL.replace("score = 1", "")]


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "broken.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(DataError, match=r"broken\.toml"):
        load_ontology(path)


def test_open_points_of_the_manual_are_settled() -> None:
    assert quad("SANCTION") == 4
    assert score("ACCUSE") == -3
    with pytest.raises(DataError, match="NOTHING"):
        quad("NOTHING")


def test_cameo_codes_keep_leading_zeros_and_have_goldstein_scores() -> None:
    codes = load_cameo()
    assert codes["042"].name == "Make a visit"
    assert goldstein("042") == 1.9
    assert goldstein("0429") == 1.9
    assert goldstein("x") is None


def test_every_cameo_code_but_statements_and_appeals_has_a_plover_coding() -> None:
    ontology = load_ontology()
    for code in load_cameo():
        coding = to_plover(code)
        if code[:2] in ("01", "02"):
            assert coding is None
            continue
        assert coding is not None and coding.type in ontology.types
        assert coding.mode is None or coding.mode in ontology.types[coding.type].modes
        assert set(coding.contexts) <= set(ontology.contexts)


def test_every_plover_type_and_mode_has_a_cameo_code_of_its_type_or_a_known_exception() -> None:
    moved = {"CONCEDE", "RETREAT", "SANCTION", "COERCE", "REJECT", "THREATEN", "ACCUSE"}
    for name, event_class in load_ontology().types.items():
        for mode in (None, *event_class.modes):
            code = to_cameo(name, mode)
            assert code in load_cameo()
            coding = to_plover(code or "")
            assert coding is not None and (coding.type == name or name in moved)


@pytest.mark.parametrize(
    ("type_", "mode", "aux", "expected"),
    [
        ("CONSULT", "visit", ("future",), ("AGREE", None, "036", ())),
        ("AID", None, ("future", "historical"), ("AGREE", None, "033", ("historical",))),
        ("SUPPORT", None, ("future",), ("AGREE", None, "032", ())),
        ("CONSULT", None, ("future", "negation"), ("REJECT", "meet", "125", ())),
        ("CONSULT", None, ("negation",), ("CONSULT", None, "040", ("negation",))),
        ("ASSAULT", "aerial", ("future",), ("ASSAULT", "aerial", "195", ("future",))),
    ],
)
def test_plans_in_codebook_style(type_: str, mode: str | None, aux: tuple, expected: tuple) -> None:
    coded = codebook_style(type_, mode, aux)
    assert (coded.type, coded.mode, coded.cameo, coded.aux) == expected


def test_area_of_a_promise_decides_its_cameo_code() -> None:
    assert codebook_style("AID", None, ("future",), contexts=("military",)).cameo == "0332"
    assert codebook_style("COOPERATE", None, ("future",), contexts=("intelligence",)).cameo == "0314"
