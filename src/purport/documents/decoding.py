"""Turns bytes into text, and says when it had to guess."""

import codecs
import re

from purport.documents.page import issue
from purport.errors import UnreadableInput
from purport.records.article import Issue

MAX_BYTES = 20 * 1024 * 1024
"""The largest input that is read. News pages stay under 5 MB; whatever is larger is not one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_SAMPLE = 65536
_SIGNATURES = (
    b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"\x7fELF", b"BZh", b"\xfd7zXZ",
    b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"RIFF", b"\x00\x00\x01\x00", b"SQLite format 3",
)  # fmt: skip
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252",
    "us-ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949", "iso-8859-9": "cp1254", "windows-874": "cp874",
}  # fmt: skip
"""What pages mean that name an encoding (WHATWG Encoding Standard, section 4.2)."""
_NOT_TEXT = frozenset({
    "base64", "hex", "rot13", "rot_13", "zlib", "bz2", "uu", "quopri", "unicode_escape", "raw_unicode_escape", "idna",
    "punycode", "undefined", "mbcs", "oem", "utf_7", "utf7",
})  # fmt: skip
"""Codecs of Python that are no encodings of text, or that no page may use."""


def check_readable(data: bytes) -> None:
    """Refuse what is no text at all.

    Raises UnreadableInput for empty, too large and binary input.
    """
    if len(data) > MAX_BYTES:
        raise too_large(len(data))
    if not data.strip():
        raise UnreadableInput("the input is empty")
    if data.startswith(_SIGNATURES):
        raise UnreadableInput("the input is a binary file (a PDF, image, archive or the like), not text or HTML")
    if b"\x00" in data[:_SAMPLE] and _bom(data) is None and _wide(data) is None:
        raise UnreadableInput("the input is a binary file: it has zero bytes where text has none")


def too_large(size: int) -> UnreadableInput:
    """Give the error for input over the limit."""
    return UnreadableInput(f"the input has {size / 1048576:.0f} MB; pages of up to {MAX_BYTES // 1048576} MB are read")


def decode(data: bytes, *, charset: str | None = None, html: bool) -> tuple[str, tuple[Issue, ...]]:
    """Decode the bytes of a page.

    Tried in order: byte-order mark, UTF-8, the charset that the server names, the one that the page
    declares, then a detector, then Windows-1252. UTF-8 goes before the declarations because text that is
    valid UTF-8 by chance is next to unknown, and false declarations are common.

    Arguments: the bytes; the server's charset; whether declarations inside the page count. Returns the text,
    the byte-order mark kept, and an issue where the encoding was guessed or bytes were lost. Raises
    UnreadableInput for binary input.
    """
    check_readable(data)
    known = _bom(data) or _wide(data)
    if known is not None:
        return _lenient(data, known)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        cut_short = error.end >= len(data) - 3 and error.start > 0
    named = [name for name in (charset, _declared(data) if html else None) if name]
    for name in named:
        text = _strictly(data, name)
        if text is not None:
            return text, ()
    if cut_short or _mostly_utf8(data):
        return _lenient(data, "utf-8")
    return _guess(data)


def _bom(data: bytes) -> str | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return name
    return None


def _wide(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: every other byte of Latin text is zero."""
    head = data[:2048]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.7 and even < half * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.7 and odd < half * 0.05 else None


def _lenient(data: bytes, name: str) -> tuple[str, tuple[Issue, ...]]:
    try:
        return data.decode(name), ()
    except UnicodeDecodeError:
        text = data.decode(name, errors="replace")
        return text, (issue(f"{text.count(chr(0xFFFD))} characters are not valid {name} and were replaced"),)


def _declared(data: bytes) -> str | None:
    head = data[:_DECLARED_WITHIN]
    match = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return match.group(1).decode("ascii") if match else None


def _strictly(data: bytes, name: str) -> str | None:
    wanted = _AS_BROWSERS_DO.get(name.strip().casefold(), name.strip().casefold())
    if wanted.replace("-", "_") in _NOT_TEXT:
        return None
    try:
        return data.decode(wanted)
    except (LookupError, UnicodeError, ValueError):
        return None


def _mostly_utf8(data: bytes) -> bool:
    """Say whether the non-ASCII part is UTF-8 but for a few broken bytes."""
    text = data[:_SAMPLE].decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return broken * 10 < sum(1 for character in text if ord(character) > 127)


def _guess(data: bytes) -> tuple[str, tuple[Issue, ...]]:
    """Take text that is mostly ASCII for Windows-1252, as Western pages are; else ask the detector.

    The detector is imported here because most pages never need it.
    """
    from charset_normalizer import from_bytes

    western = _strictly(data, "cp1252") if _mostly_ascii(data) else None
    if western is not None and _control_share(western) == 0:
        return western, (issue("the encoding is not declared; read as windows-1252"),)
    best = from_bytes(data[:_SAMPLE]).best()
    text = _strictly(data, best.encoding) if best is not None else None
    if text is not None and best is not None and _control_share(text) == 0:
        return text, (issue(f"the encoding is not declared; read as {best.encoding}"),)
    text = data.decode("cp1252", errors="replace")
    if _control_share(text) > 0.02:
        raise UnreadableInput("the input is a binary file: it is not text in any known encoding")
    return text, (issue("the encoding is not declared; read as windows-1252"),)


def _mostly_ascii(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    return sum(byte < 128 for byte in sample) >= 0.8 * len(sample)


def _control_share(text: str) -> float:
    sample = text[:_SAMPLE]
    return sum(1 for c in sample if (ord(c) < 32 and c not in "\t\n\r\f\v\x1b") or c == "\ufffd") / max(1, len(sample))
