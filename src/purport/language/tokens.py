"""Words as Universal Dependencies has them, from spaCy's rule tokenizer with a few rules changed.

Differences from spaCy's English rules, each seen in UD English EWT and GUM: runs of one mark ("!!!", "====")
are one word, "and/or" is three, a hyphen between letters and digits ("F-16") is a word of its own.
"""

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_RUNS = (r"\*+", r"=+", r"_+", r"[!?]+", r"~+", r"#{2,}", r"-{2,}", r"\.{2,}")
_HYPHEN_BEFORE_DIGIT = r"(?<=[A-Za-z])-(?=[0-9])"
_SLASH = r"(?<=[A-Za-z])/(?=[A-Za-z])"
_UNWANTED_EXCEPTIONS = frozenset({"and/or"})


@cache
def blank_english() -> Language:
    """Return the spaCy pipeline without components whose tokenizer and vocabulary Purport uses."""
    nlp = spacy.blank("en")
    defaults = nlp.Defaults
    rules = {k: v for k, v in (defaults.tokenizer_exceptions or {}).items() if k not in _UNWANTED_EXCEPTIONS}
    prefixes = [*_RUNS, *(defaults.prefixes or ())]
    suffixes = [*_RUNS, *(defaults.suffixes or ())]
    infixes = [*_RUNS[:5], *(defaults.infixes or ()), _HYPHEN_BEFORE_DIGIT, _SLASH]
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )
    return nlp
