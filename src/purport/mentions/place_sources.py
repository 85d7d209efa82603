"""What a gazetteer is compiled from: countries, units, towns and sites, wherever they were read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country of GeoNames: both ISO 3166 codes, its GeoNames id, English name, capital and inhabitants."""

    iso2: str
    iso3: str
    id: int
    name: str
    capital: str
    population: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An administrative unit. `code` is GeoNames' own: "UA.05" of the first level, "US.VA.057" of the second."""

    code: str
    id: int
    name: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A populated place: GeoNames id, name, codes of its units ("" where none), degrees, inhabitants, other names."""

    id: int
    name: str
    iso2: str
    admin1: str
    admin2: str
    lat: float
    lon: float
    population: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """An airport or base. `unit` is the name of the first-level unit, "" where not known.

    `names` are all its names where they are known already, else they are made from its name and city.
    """

    name: str
    city: str
    iso2: str
    unit: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """All that a gazetteer is compiled from; `note` becomes its version."""

    note: str
    countries: Sequence[Country]
    units: Sequence[Unit]
    districts: Sequence[Unit]
    towns: Sequence[Town]
    sites: Sequence[Site] = ()
