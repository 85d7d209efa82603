"""Score toponym resolution on news with resolved toponyms, gold spans given."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from purport.errors import MissingInput, UnreadableInput
from purport.mentions.gazetteer import entries
from purport.mentions.place_ranker import distance_km
from purport.mentions.place_resolution import place_of, resolve_places
from purport.records import Place, Span

CORPORA = ("TR-News", "lgl", "GWN")
NEAR_KM = 161.0
_CONTINENTS = frozenset({6255146, 6255147, 6255148, 6255149, 6255150, 6255151, 6255152})
_MAX_FILE = 64_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldToponym:
    """A toponym of a corpus; `country` says that it is a country or continent."""

    span: Span
    geonameid: int | None
    lat: float
    lon: float
    country: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldArticle:
    """A text and its toponyms."""

    text: str
    toponyms: tuple[GoldToponym, ...]


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
        articles.append(GoldArticle(text=text, toponyms=tuple(found)))
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
    return GoldToponym(span=(start, end), geonameid=geonameid, lat=float(lat), lon=float(lon), country=country)


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


def most_populous(text: str, spans: Sequence[Span]) -> list[Place | None]:
    """Resolve each name to its most populous bearer: the baseline."""
    places: list[Place | None] = []
    for start, end in spans:
        found = entries(text[start:end])
        largest = max(found, key=lambda entry: entry.population, default=None)
        places.append(place_of(largest, text[start:end]) if largest is not None else None)
    return places


def score(
    articles: Sequence[GoldArticle], resolve: Callable[[str, Sequence[Span]], list[Place | None]]
) -> dict[str, float | int]:
    """Give accuracy at 161 km on gold spans, countries and continents excluded, unresolved counted wrong."""
    right = resolved = total = 0
    for article in articles:
        places = resolve(article.text, [gold.span for gold in article.toponyms])
        for gold, place in zip(article.toponyms, places, strict=True):
            if gold.country:
                continue
            total += 1
            resolved += place is not None and (place.lat is not None or place.geonameid == gold.geonameid)
            right += is_near(place, gold)
    return {
        "accuracy_161km": round(right / total, 4) if total else 0.0,
        "of_resolved": round(right / resolved, 4) if resolved else 0.0,
        "resolved": round(resolved / total, 4) if total else 0.0,
        "n": total,
    }


def evaluate_places(data_dir: str | Path) -> dict[str, Any]:
    """Score the resolver and the population baseline on each corpus under `data_dir`/places.

    The ranker's weights were fitted on these corpora: the figures are of development, not of test.
    Raises MissingInput where a corpus is not there.
    """
    report: dict[str, Any] = {}
    for name in CORPORA:
        articles = read_corpus(Path(data_dir) / "places" / f"{name}.xml")
        report[name] = {"purport": score(articles, resolve_places), "most_populous": score(articles, most_populous)}
    return report
