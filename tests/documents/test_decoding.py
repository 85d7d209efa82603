"""Bytes become text by what they are, then by what is declared, and a guess is always said."""

import pytest

from purport.documents import read_bytes
from purport.errors import UnreadableInput

SENTENCE = "“We agreed,” the minister said — on Monday. It’s done in the café."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_are_certain(encoding: str) -> None:
    article, issues = read_bytes(SENTENCE.encode(encoding))
    assert article.text.lstrip("\ufeff") == SENTENCE
    assert not any("encoding" in issue.reason for issue in issues)


def test_a_declared_charset_is_followed() -> None:
    source = f'<html><head><meta charset="iso-8859-1"></head><body><p>{SENTENCE}</p></body></html>'
    article, issues = read_bytes(source.encode("cp1252"))
    assert SENTENCE in article.text
    assert not any("encoding" in issue.reason for issue in issues)


def test_the_charset_of_the_server_is_followed() -> None:
    article, _ = read_bytes("Президент прибыл в город.".encode("koi8-r"), charset="koi8-r")
    assert article.text == "Президент прибыл в город."


def test_an_undeclared_encoding_is_guessed_and_said() -> None:
    article, issues = read_bytes(SENTENCE.encode("cp1252"))
    assert article.text == SENTENCE
    assert "the encoding is not declared; read as windows-1252" in [issue.reason for issue in issues]


def test_a_false_declaration_does_not_spoil_utf8() -> None:
    source = f'<html><head><meta charset="windows-1252"></head><body><p>{SENTENCE}</p></body></html>'
    assert SENTENCE in read_bytes(source.encode("utf-8"))[0].text


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-7", "hex", "no-such-thing", "idna", "rot13"])
def test_codecs_that_are_no_page_encodings_are_not_used(charset: str) -> None:
    source = f"<html><head><meta charset={charset}></head><body><p>caf\\u0041 {SENTENCE}</p></body></html>"
    article, _ = read_bytes(source.encode("cp1252", "replace"))
    assert "\\u0041" in article.text


def test_a_few_broken_bytes_are_replaced_and_counted() -> None:
    article, issues = read_bytes((SENTENCE * 3).encode() + b" \xff end of it.")
    assert "\ufffd" in article.text
    assert any("not valid utf-8" in issue.reason for issue in issues)


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t ", b"%PDF-1.7 x", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04zip", bytes(range(256)) * 9]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableInput):
        read_bytes(data)


def test_a_huge_page_is_refused_at_once() -> None:
    with pytest.raises(UnreadableInput, match="60 MB"):
        read_bytes(b"<html>" + b"x" * (60 * 1024 * 1024))
