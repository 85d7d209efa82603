"""From Purport's plans to codebook style.

Purport keeps the type of a planned act (a meeting next week is CONSULT with auxiliary future). PLOVER and
CAMEO code a promised cooperation as AGREE, 03x, and a refused one as REJECT, 12x (PLOVER v2.0, AGREE and
REJECT; CAMEO 03 and 12).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from purport.ontology.cameo import to_cameo
from purport.records.values import AuxiliaryMode, EventType

PROMISED = {"CONSULT": "036", "SUPPORT": "032", "COOPERATE": "031", "AID": "033"}
_AREAS = {
    "COOPERATE": {"economic": "0311", "military": "0312", "legal": "0313", "intelligence": "0314"},
    "AID": {"economic": "0331", "military": "0332", "human_security": "0333", "disasters": "0333",
            "peacekeeping": "0334"},
}  # fmt: skip
_REFUSED = {
    "CONSULT": ("meet", "125"),
    "SUPPORT": (None, "120"),
    "COOPERATE": ("assist", "121"),
    "AID": ("assist", "122"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookCoding:
    """An event as PLOVER and CAMEO code it."""

    type: EventType
    mode: str | None
    cameo: str | None
    aux: tuple[AuxiliaryMode, ...]


def codebook_style(
    type_: EventType,
    mode: str | None,
    aux: Iterable[AuxiliaryMode],
    *,
    contexts: Iterable[str] = (),
    cameo: str | None = None,
) -> CodebookCoding:
    """Map a coding with auxiliary modes to the codebooks' own style.

    Arguments: type, mode and auxiliary modes as Purport records them; contexts; the CAMEO code, where one
    was assigned. Returns AGREE for promised cooperation, REJECT for refused cooperation, all else unchanged.
    """
    aux, contexts = tuple(aux), tuple(contexts)
    if type_ in PROMISED and "future" in aux:
        # A condition stays one: "would send arms if asked" promises nothing yet.
        rest = tuple(a for a in aux if a not in ("future", "negation"))
        if "negation" in aux:
            refused_mode, code = _REFUSED[type_]
            return CodebookCoding(type="REJECT", mode=refused_mode, cameo=code, aux=rest)
        areas = _AREAS.get(type_, {})
        code = next((areas[c] for c in contexts if c in areas), PROMISED[type_])
        return CodebookCoding(type="AGREE", mode=None, cameo=code, aux=rest)
    return CodebookCoding(type=type_, mode=mode, cameo=cameo or to_cameo(type_, mode, contexts), aux=aux)
