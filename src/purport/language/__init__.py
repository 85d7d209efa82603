"""From paragraphs to words, trees, names and attributions: one encoder, many heads, no torch."""

from purport.language.analysis import Analysis, AttributionSpan, Link
from purport.language.model import LanguageModel
from purport.language.syntax import Syntax

__all__ = ["Analysis", "AttributionSpan", "LanguageModel", "Link", "Syntax"]
