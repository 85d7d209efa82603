"""The eight rules on attribution that the study draws from newsroom practice, as the design settles them."""

from pathlib import Path

import pytest

import purport
from purport.records import Attribution, Reading


def read(text: str, outlet: str = "Delta Post") -> Reading:
    return purport.read(text=text, outlet=outlet, published="2024-05-14")


def cues(reading: Reading) -> list[tuple[str | None, str]]:
    return [(a.source.text, a.cue.class_ if a.cue else "none") for a in reading.attributions]


RELAYED = (
    "Turkish warplanes bombed a depot in Erbil on Monday, the Harbour Herald reported, citing the Turkish defence "
    "ministry."
)
DIRECT = "Turkish jets bombed a depot in Erbil on Monday, the Turkish defence ministry said."
STATE_MEDIA = "Turkish jets bombed a depot in Erbil on Monday, Anadolu Agency reported."


def origins(tmp_path: Path, *texts: str) -> list[str]:
    outlets = ["Delta Post", "River Gazette", "Hill Tribune"]
    with purport.Ledger(tmp_path / "ledger.db") as ledger:
        ledger.add([read(text, outlet) for text, outlet in zip(texts, outlets, strict=False)])
        (claim,) = ledger.claims()
    return list(claim["origins"])


def test_1_two_reports_with_one_deepest_source_are_one_origin(tmp_path: Path) -> None:
    assert origins(tmp_path, RELAYED, DIRECT) == ["gov:TUR"]


def test_2_an_outlet_is_a_hop_and_not_the_source() -> None:
    reading = read(RELAYED)
    outer, inner = reading.attributions
    assert (outer.source.text, outer.parent) == ("the Harbour Herald", None)
    assert (inner.source.text, inner.parent) == ("the Turkish defence ministry", outer.id)
    assert [e.attribution for e in reading.events] == [inner.id]


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("Officials confirmed on Monday that gunmen had killed two guards in Erbil.", "asserted"),
        ("The army confirmed on Monday that its troops had killed two guards in Erbil.", "confirmed"),
    ],
)
def test_3_confirmed_is_a_cue_and_a_status_only_of_the_competent_or_adverse(text: str, support: str) -> None:
    reading = read(text)
    assert [c for _, c in cues(reading)] == ["confirm"]
    assert [e.support for e in reading.events] == [support]


def test_4_a_denial_negates_and_silence_neither_denies_nor_confirms() -> None:
    denied = read("The army chief denied that his troops had shelled the market in Erbil on Monday.")
    assert [c for _, c in cues(denied)] == ["deny"]
    assert [(e.support, e.aux) for e in denied.events] == [("denied", ("negation",))]
    silent = read(
        "The governor did not deny that police had arrested 12 students. The company declined to comment on the raid. "
        "The claim could not be independently verified."
    )
    assert [c for _, c in cues(silent)] == ["decline", "decline", "doubt"]
    arrest = next(e for e in silent.events if e.type == "COERCE")
    assert "negation" not in arrest.aux
    assert arrest.support not in ("denied", "confirmed")


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "peace bridge" opened in Erbil on Friday.',
        '"Harbour of Light" won the prize in Lima.',
        "Crowds outside the court in Lima on Friday. Photo: Harbour Press Agency",
        "Image: Harbour Press Agency",
    ],
)
def test_5_scare_quotes_titles_and_credit_lines_are_no_attribution(text: str) -> None:
    assert read(text).attributions == ()


def test_6_a_speaker_goes_on_only_where_that_is_perfectly_clear() -> None:
    said, went_on = _attributions(
        "Convoy attacked near the coast\n\nGeneral Ruiz said on Monday that the convoy was attacked.\n\n"
        '"We lost two men and we will answer for them."\n\n'
        "The road to the coast was closed for hours."
    )
    assert went_on.source.text is None and went_on.score < said.score
    assert len(_attributions("General Ruiz said the convoy had been attacked. The road was closed for hours.")) == 1


def _attributions(text: str) -> tuple[Attribution, ...]:
    return read(text).attributions


def test_7_state_media_add_no_origin_to_what_their_government_claims(tmp_path: Path) -> None:
    assert origins(tmp_path, DIRECT, STATE_MEDIA) == ["gov:TUR"]


def test_8_what_a_negated_factive_presupposes_is_the_writers_own_claim() -> None:
    reading = read("Relatives do not know that rebels attacked the convoy near Erbil on Monday.")
    assert reading.attributions == ()
    assert [(e.support, e.certainty.polarity) for e in reading.events] == [("own_voice", "positive")]
