"""How the innermost source stands to an event: polarity, commitment, factuality."""

from collections.abc import Sequence

from purport.events.auxiliary import Standing
from purport.records import Attribution, Certainty
from purport.records.values import Commitment, CueClass, Polarity

GUESSES: frozenset[CueClass] = frozenset({"estimate", "predict", "believe", "doubt"})
OPEN: frozenset[CueClass] = frozenset({"ask", "decline"})


def certainty_of(
    state: Standing, attribution: Attribution | None, factuality: Sequence[float] | None, i: int
) -> Certainty:
    """Combine cue class, modals, negation and the factuality head.

    Arguments: how the trigger stands; its innermost attribution; the factuality of every token, where the model gives
    it; the trigger's head. Returns the certainty that the source expresses, not that of the reader.
    """
    cue = attribution.cue.class_ if attribution is not None and attribution.cue is not None else "none"
    number = None if factuality is None or i >= len(factuality) else round(float(factuality[i]), 2)
    polarity: Polarity = "negative" if state.negation else "positive"
    commitment: Commitment = "certain"
    if cue in OPEN and not state.negation:
        polarity, commitment = "unknown", "unknown"
    elif state.hypothetical:
        commitment = "possible"
    elif state.estimated or state.probable or cue in GUESSES:
        commitment = "probable"
    elif state.future:
        commitment = "probable" if state.planned or cue == "predict" else "certain"
    elif number is not None and abs(number) < 0.5:
        commitment = "possible"
    return Certainty(polarity=polarity, commitment=commitment, factuality=number)
