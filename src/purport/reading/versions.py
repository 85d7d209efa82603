"""The versions of everything that takes part in a coding."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from purport.events.codebook import load_codebook
from purport.mentions import actors_version, gazetteer_version
from purport.records import Coder


@cache
def package_version() -> str:
    """Give the installed version of Purport."""
    try:
        return version("purport")
    except PackageNotFoundError:
        return "0+unknown"


def coder(model: str, own_actors: str = "") -> Coder:
    """Name the program, the model, the codebook, the actor tables and the gazetteer.

    Arguments: the model's version; the digest of the user's own actors, empty where there are none. The codebook's
    version carries the digest of the user's own codebook, so that it is asked for anew: the setting may change.
    """
    return _coder(model, own_actors, load_codebook().version)


@cache
def _coder(model: str, own_actors: str, codebook: str) -> Coder:
    return Coder(
        version=package_version(),
        model=model,
        codebook=codebook,
        actors=f"{actors_version()}+own.{own_actors}" if own_actors else actors_version(),
        gazetteer=gazetteer_version(),
    )
