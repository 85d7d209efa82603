"""What the cue head of the language model says of a passage: which words attribute, and of which class."""

import numpy as np
from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import Ranges
from purport.attribution.view import View
from purport.language.analysis import CUE_LABELS
from purport.records.values import CueClass

LIKELY = 0.5
"""A word of this probability is a cue whether a rule or a learned span has it or not."""
UNLIKELY = 0.05
"""A cue below this probability is none."""


def likely_cues(view: View) -> list[int]:
    """Give the tokens that attribute by the head's word, in text order."""
    none = view.passage.analysis.cues[:, 0]
    found: list[int] = np.flatnonzero(none <= 1 - LIKELY).tolist()
    return found


def probability(view: View, cue: Ranges) -> float | None:
    """Give how likely the likeliest word of a cue attributes; None where the head has seen nothing."""
    none = view.passage.analysis.cues
    if not cue or not len(none):
        return None
    return 1 - min([float(none[start:end, 0].min()) for start, end in cue])


def is_likely(view: View, cue: Ranges) -> bool:
    """Say whether the head takes a word of a cue for one."""
    found = probability(view, cue)
    return found is not None and found >= LIKELY


def is_unlikely(view: View, cue: Ranges) -> bool:
    """Say whether the head takes no word of a cue for one."""
    found = probability(view, cue)
    return found is not None and found < UNLIKELY


def best_class(view: View, token: int) -> CueClass:
    """Give the likeliest class of a cue's head word."""
    row = view.passage.analysis.cues[token]
    label: CueClass = CUE_LABELS[1 + int(row[1:].argmax())]  # type: ignore[assignment]
    return label


def with_class(view: View, draft: Draft) -> Draft:
    """Give a cue that the lexicon has no class for the head's, where the head takes it for a cue."""
    if draft.class_ != "none" or not draft.cue or not is_likely(view, draft.cue):
        return draft
    none = view.passage.analysis.cues[:, 0]
    tokens = [i for start, end in draft.cue for i in range(start, end)]
    head = min(tokens, key=none.__getitem__)
    return replace(draft, class_=best_class(view, head), head=head)
