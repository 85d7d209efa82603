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
def coder(model: str) -> Coder:
    """Name the program, the model, the codebook, the actor tables and the gazetteer."""
    return Coder(
        version=package_version(),
        model=model,
        codebook=load_ontology().version,
        actors=actors_version(),
        gazetteer=gazetteer_version(),
    )
