"""Articles annotated end to end in the project's own scheme, as they lie in a folder."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purport.errors import DataError

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """One annotated article: its name, text, publication date and annotation."""

    name: str
    text: str
    published: str | None
    gold: Record


def load_gold(folder: Path) -> list[GoldArticle]:
    """Read every NAME.json with its NAME.txt and NAME.meta.json, in name order.

    Raises DataError when the folder holds none or a file is broken.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        if path.name.endswith(".meta.json"):
            continue
        try:
            meta = json.loads(path.with_suffix(".meta.json").read_text(encoding="utf-8"))
            found.append(
                GoldArticle(
                    name=path.stem,
                    text=path.with_suffix(".txt").read_text(encoding="utf-8"),
                    published=meta.get("published"),
                    gold=json.loads(path.read_text(encoding="utf-8")),
                )
            )
        except (OSError, ValueError) as error:
            raise DataError(f"{path}: cannot read this gold article: {error}") from error
    if not found:
        raise DataError(f"{folder}: no annotated articles (NAME.json, NAME.txt, NAME.meta.json) here")
    return found
