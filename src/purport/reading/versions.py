"""The versions of everything that takes part in a coding."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

from purport.mentions import actors_version, gazetteer_version
from purport.ontology import load_ontology
from purport.records import Coder


@cache
def package_version() -> str:
    """Give the installed version of Purport."""
    try:
        return version("purport")
    except PackageNotFoundError:
        return "0+unknown"


@cache
def coder(model: str, own_actors: str = "") -> Coder:
    """Name the program, the model, the codebook, the actor tables and the gazetteer.

    Arguments: the model's version; the digest of the user's own actors, empty where there are none.
    """
    return Coder(
        version=package_version(),
        model=model,
        codebook=load_ontology().version,
        actors=f"{actors_version()}+own.{own_actors}" if own_actors else actors_version(),
        gazetteer=gazetteer_version(),
    )
