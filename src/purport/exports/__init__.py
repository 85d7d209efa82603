"""Records for people and programs, one file per format."""

from purport.exports.registry import FORMATS, exporter

__all__ = ["FORMATS", "exporter"]
