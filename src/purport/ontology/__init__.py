"""PLOVER, CAMEO and the way between them, as data."""

from purport.ontology.cameo import CameoCode, Coding, goldstein, load_cameo, to_cameo, to_plover
from purport.ontology.plans import CodebookCoding, codebook_style
from purport.ontology.scheme import EventClass, Ontology, load_ontology, quad, score

__all__ = [
    "CameoCode", "CodebookCoding", "Coding", "EventClass", "Ontology", "codebook_style", "goldstein", "load_cameo",
    "load_ontology", "quad", "score", "to_cameo", "to_plover",
]  # fmt: skip
