"""Read news with resolved toponyms: TR-News, LGL, GeoWebNews."""

from __future__ import annotations

import math
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from purport.errors import MissingInput, UnreadableInput
from purport.mentions.gazetteer import OFFICIAL, entries, town_points
from purport.mentions.place_hulls import distance_km
from purport.records import Place, Span

CORPORA = ("TR-News", "lgl", "GWN")
NEAR_KM = 161.0
_CONTINENTS = frozenset({6255146, 6255147, 6255148, 6255149, 6255150, 6255151, 6255152})
_MAX_FILE = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """A toponym of a corpus; `country` says that it is a country or continent, `code` in which country it lies."""

    span: Span
    geonameid: int | None
    lat: float
    lon: float
    country: bool
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text, its toponyms and the address that it was at."""

    text: str
    toponyms: tuple[GoldToponym, ...]
    url: str = ""


def read_corpus(path: str | Path) -> list[GoldArticle]:
    """Read TR-News, LGL or GWN. Toponyms without a point or whose span is not in the text are left out.

    Raises MissingInput, and UnreadableInput where the file declares entities.
    """
    if not Path(path).exists():
        raise MissingInput(f"{path} is missing. Give the folder that holds places/*.xml.")
    data = Path(path).read_bytes()
    # Entities could be nested to blow the file up; the corpora have none.
    if len(data) > _MAX_FILE or b"<!" in data.replace(b"<![CDATA[", b""):
        raise UnreadableInput(f"{path}: too large, or it declares entities.")
    articles = []
    for node in ElementTree.fromstring(data).findall("article"):  # noqa: S314
        text = node.findtext("text") or ""
        found = [gold for item in node.iter("toponym") if (gold := _gold(item, text)) is not None]
        url = node.findtext("url") or node.findtext("link") or node.findtext("domain") or ""
        articles.append(GoldArticle(text=text, toponyms=tuple(found), url=url.strip()))
    return articles


def _gold(node: ElementTree.Element, text: str) -> GoldToponym | None:
    tag = node.find("gaztag")
    holder = node if tag is None else tag
    lat = holder.findtext("lat") or node.findtext("latitude")
    lon = holder.findtext("lon") or node.findtext("longitude")
    identifier = (tag.get("geonameid") if tag is not None else node.findtext("geonamesID")) or ""
    name = (node.findtext("phrase") or node.findtext("extractedName") or "").strip()
    start, end = int(node.findtext("start") or -1), int(node.findtext("end") or -1)
    if not lat or not lon or not 0 <= start < end <= len(text) or text[start:end].strip() != name:
        return None
    geonameid = int(identifier) if identifier.strip().isdigit() else None
    code = holder.findtext("fcode") or ""
    country = code.startswith(("PCL", "CONT")) or geonameid in _CONTINENTS or _is_country(geonameid, name)
    named = entries(holder.findtext("country") or "")
    stated = [entry.country for entry in named if entry.kind == "country" and entry.rank == OFFICIAL]
    inside = stated[0] if stated else country_at(float(lat), float(lon))
    return GoldToponym(
        span=(start, end), geonameid=geonameid, lat=float(lat), lon=float(lon), country=country, code=inside
    )


def country_at(lat: float, lon: float) -> str | None:
    """Give the country of the town nearest to a point, None where there is none within about 150 km."""
    cells = _towns()
    y, x = math.floor(lat), math.floor(lon)
    near = [town for dy in (-1, 0, 1) for dx in (-1, 0, 1) for town in cells.get((y + dy, x + dx), ())]
    if not near:
        return None
    away, code = min((distance_km((lat, lon), (town[0], town[1])), town[2]) for town in near)
    return code if away <= 150.0 else None


@cache
def _towns() -> Mapping[tuple[int, int], Sequence[tuple[float, float, str]]]:
    cells: defaultdict[tuple[int, int], list[tuple[float, float, str]]] = defaultdict(list)
    for lat, lon, country in town_points():
        cells[math.floor(lat), math.floor(lon)].append((lat, lon, country))
    return MappingProxyType(cells)


def _is_country(geonameid: int | None, name: str) -> bool:
    return any(entry.kind == "country" and entry.geonameid == geonameid for entry in entries(name))


def is_near(place: Place | None, gold: GoldToponym) -> bool:
    """Tell whether a place is the gold one by id, or lies within 161 km of it."""
    if place is None:
        return False
    if gold.geonameid is not None and place.geonameid == gold.geonameid:
        return True
    if place.lat is None or place.lon is None:
        return False
    return distance_km((place.lat, place.lon), (gold.lat, gold.lon)) <= NEAR_KM
