"""What the cue head of the language model says of a passage: which words attribute, and of which class."""

from itertools import compress

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.ranges import Ranges
from purport.attribution.view import View
from purport.language.analysis import CUE_LABELS
from purport.records.values import CueClass

INSIDE = 0.5
"""Inside the content of another a word of this probability is a cue, whether a rule or a learned span has it or not."""
CLAUSE_INSIDE = 0.4
"""So is one of the lexicon's there with a clause that "that" opens or an infinitive, from this probability on."""
OUTSIDE = 0.8
"""So is one outside of any content; there the outlet itself tells more of acts that are named like words."""
KEPT_OUTSIDE = 0.9
"""A cue outside of any content is kept from this probability on though the rules take it for a mere mention."""
UNLIKELY = 0.03
"""A cue of a rule below this probability is none."""
UNLIKELY_LEARNED = 0.05
"""A learned cue below this probability is none."""
UNLIKELY_PHRASE = 0.3
"""So is an "according to" below this one: "according to plan", "according to age"."""


def likely_cues(view: View) -> list[int]:
    """Give the tokens that may attribute by the head's word, in text order."""
    return list(compress(range(len(view.no_cue)), map((1 - CLAUSE_INSIDE).__ge__, view.no_cue)))


def probability(view: View, cue: Ranges) -> float | None:
    """Give how likely the likeliest word of a cue attributes; None where the head has seen nothing."""
    if not cue or not view.no_cue:
        return None
    return 1 - min([min(view.no_cue[start:end]) for start, end in cue])


def is_likely(view: View, cue: Ranges, *, inside: bool, keeping: bool = False, clause: bool = False) -> bool:
    """Say whether the head takes a word of a cue for one.

    `inside`: the cue stands in the content of another; `keeping`: a rule would drop the draft as a mere mention;
    `clause`: "that" or an infinitive stands behind it, a word of the lexicon.
    """
    found = probability(view, cue)
    outside = KEPT_OUTSIDE if keeping else OUTSIDE
    within = CLAUSE_INSIDE if clause else INSIDE
    return found is not None and found >= (within if inside else outside)


def is_unlikely(view: View, draft: Draft) -> bool:
    """Say whether the head takes no word of a cue for one."""
    found = probability(view, draft.cue)
    if found is None:
        return False
    if draft.learned:
        return found < UNLIKELY_LEARNED
    if draft.entry == "cue:per":
        return False  # its own rule takes none but tellers
    return found < (UNLIKELY_PHRASE if draft.entry == "cue:according to" else UNLIKELY)


def best_class(view: View, token: int) -> CueClass:
    """Give the likeliest class of a cue's head word."""
    row = view.passage.analysis.cues[token]
    label: CueClass = CUE_LABELS[1 + int(row[1:].argmax())]  # type: ignore[assignment]
    return label


def with_class(view: View, draft: Draft) -> Draft:
    """Give a cue that the lexicon has no class for the head's, where the head takes it for a cue."""
    if draft.class_ != "none" or not draft.cue or not is_likely(view, draft.cue, inside=False):
        return draft
    tokens = [i for start, end in draft.cue for i in range(start, end)]
    head = min(tokens, key=view.no_cue.__getitem__)
    return replace(draft, class_=best_class(view, head), head=head)
