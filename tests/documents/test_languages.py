"""The language is told from the words; what is not English is said, and short English is never turned away."""

import pytest

from purport.documents.languages import base_code, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The ministers said on Tuesday that the talks would be held in the capital; no date was given for them.",
            "en",
        ),
        (
            "Die Minister sagten am Dienstag, dass die Gespräche in der Hauptstadt sein werden, aber noch ohne Datum.",
            "de",
        ),
        (
            "Les ministres ont déclaré mardi que les discussions auraient lieu dans la capitale, mais sans date.",
            "fr",
        ),
        (
            "Los ministros dijeron el martes que las conversaciones serán en la capital, pero no hay una fecha.",
            "es",
        ),
        ("Министры заявили во вторник, что переговоры пройдут в столице, но дата для них ещё не была названа.", "ru"),
        (
            "Міністри заявили у вівторок, що переговори відбудуться у столиці, але дата для них ще не була названа.",
            "uk",
        ),
        ("قال الوزراء يوم الثلاثاء إن المحادثات ستعقد في العاصمة ولكن لم يتم تحديد موعد لها بعد", "ar"),
        ("部长们周二表示，会谈将在首都举行。", "zh"),
        ("大臣たちは火曜日に、会談は首都で行われると述べた。", "ja"),
        ("장관들은 화요일에 회담이 수도에서 열릴 것이라고 말했다.", "ko"),
        (
            "Para menteri mengatakan pada hari Selasa bahwa mereka akan bertemu di ibu kota dan tidak ada tanggal.",
            "id",
        ),
    ],
)
def test_running_text_is_recognised(text: str, code: str) -> None:
    assert detect_language(text) == code


@pytest.mark.parametrize(
    "text", ["China protests", "Peru recalls envoy", "Bomb in Kabul kills six", "Putin to visit Kim", ""]
)
def test_short_english_is_english_or_open(text: str) -> None:
    assert detect_language(text) in ("en", None)


def test_the_declaration_decides_where_words_do_not() -> None:
    assert detect_language("Peru Bolivia Lima", declared="es") == "es"
    assert detect_language("The ministers said that they would meet in the capital on Monday.", declared="es") == "en"


def test_text_in_no_known_language_is_und() -> None:
    assert detect_language("lorem dolor zzt qrrk blim frob " * 20) == "und"


@pytest.mark.parametrize(
    ("tag", "code"), [("en-GB", "en"), ("pt_BR", "pt"), ("EN", "en"), ("eng", None), ("", None), (None, None)]
)
def test_language_tags_are_reduced(tag: str | None, code: str | None) -> None:
    assert base_code(tag) == code
