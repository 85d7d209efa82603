"""CAMEO codes with their Goldstein scores, and the way between CAMEO and PLOVER in both directions."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from purport.errors import DataError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class CameoCode:
    """A CAMEO code as text, leading zero kept, with its name and Goldstein score."""

    code: str
    name: str
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A PLOVER type with mode and contexts."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]


def read_rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (line number, fields) of a TSV file, without comments and the header line.

    Fields missing at the end of a line are empty. Raises DataError naming file and line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path}: cannot be read: {error}") from error
    header = True
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if header:
            header = False
            continue
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) > columns:
            raise DataError(f"{path}:{number}: {len(fields)} fields where {columns} are expected")
        yield number, fields + [""] * (columns - len(fields))


@cache
def load_cameo(path: Path | None = None) -> Mapping[str, CameoCode]:
    """Load the CAMEO code table. Raises DataError naming file and line of a broken or repeated row."""
    path = path or DATA / "cameo.tsv"
    codes: dict[str, CameoCode] = {}
    for number, (code, name, goldstein) in read_rows(path, 3):
        try:
            value = float(goldstein)
        except ValueError as error:
            raise DataError(f"{path}:{number}: {goldstein!r} is not a Goldstein score") from error
        if not code.isdigit() or code in codes:
            raise DataError(f"{path}:{number}: code {code!r} is repeated or not a code")
        codes[code] = CameoCode(code=code, name=name, goldstein=value)
    return MappingProxyType(codes)


def goldstein(code: str) -> float | None:
    """Give the Goldstein score of a CAMEO code, of its nearest parent where the code itself has none."""
    codes = load_cameo()
    while len(code) >= 2:
        if code in codes:
            return codes[code].goldstein
        code = code[:-1]
    return None


@cache
def _cameo_to_plover() -> Mapping[str, Coding]:
    rows = read_rows(DATA / "cameo_to_plover.tsv", 4)
    return MappingProxyType(
        {
            code: Coding(type=type_, mode=mode or None, contexts=tuple(filter(None, contexts.split(";"))))
            for _, (code, type_, mode, contexts) in rows
        }
    )


@cache
def _plover_to_cameo() -> Mapping[tuple[str, str, str], str]:
    rows = read_rows(DATA / "plover_to_cameo.tsv", 4)
    return MappingProxyType({(type_, mode, context): code for _, (type_, mode, context, code) in rows})


def to_plover(code: str) -> Coding | None:
    """Give the PLOVER coding of a CAMEO code, of its nearest parent where it has no row of its own.

    Returns None for CAMEO 01 and 02, which PLOVER dropped, and for what is not a code.
    Source: the conversion table of the PLOVER project, draft 0.8.
    """
    table = _cameo_to_plover()
    while len(code) >= 2:
        if code in table:
            return table[code]
        code = code[:-1]
    return None


def to_cameo(type_: str, mode: str | None = None, contexts: Iterable[str] = ()) -> str | None:
    """Give the CAMEO code of a PLOVER type, mode and contexts, or None for an unknown type."""
    table = _plover_to_cameo()
    for candidate in (mode or "", ""):
        for context in (*contexts, ""):
            found = table.get((type_, candidate, context))
            if found is not None:
                return found
    return None
