"""Arguments that a parser hangs on the wrong verb: subjects of the clause before, of the verb above, or objects."""

from purport.events.marking import SUBJECTS
from purport.language.syntax import Syntax


def lent_subject(syntax: Syntax, i: int) -> int | None:
    """Give the subject that a parser hangs on the next clause, which has one of its own: "Ruto met Scholz. Ruto
    praised him"."""
    s = syntax
    for k in s.children[i]:
        if k > i and s.deps[k] in ("conj", "parataxis"):
            subjects = [j for j in s.children[k] if s.deps[j] in SUBJECTS]
            if len(subjects) > 1 and subjects[0] < i < subjects[1]:
                return subjects[0]
    return None


def form_above(syntax: Syntax, i: int, head: int) -> int | None:
    """Give the verb above with which a verb shares form, where a parser hangs it on one under a modal.

    "Warned that Lima would pay, and attacked the bank": what attacks is in the past, as what warned.
    """
    s = syntax
    if s.tags[i] not in ("VBD", "VBZ", "VBP") or s.child(i, "aux", "aux:pass") is not None:
        return None
    modal = s.tags[head] == "VB" or any(s.tags[j] == "MD" for j in s.children[head])
    above = s.heads[head]
    if not modal or s.deps[head] not in ("ccomp", "xcomp") or s.tags[above] != s.tags[i]:
        return None
    return above if above < head < i else None


def late_subject(syntax: Syntax, i: int) -> int | None:
    """Give the object that a parser takes for a second subject: "prompted the premier to resign"."""
    s = syntax
    below = s.child(i, "xcomp")
    late = [j for j in s.children[i] if s.deps[j] == "nsubj" and j > i]
    return late[0] if late and below is not None and late[0] < below and s.lower[below - 1] == "to" else None
