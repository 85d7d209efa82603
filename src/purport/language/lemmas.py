"""Lemmas as edit scripts: a case change, letters cut from the end, letters added.

The classifier chooses a script, the script is applied to the form. Closed-class words ("is", "better") use a
script that names the lemma whole. After Straka et al. (2016), with suffix edits only: English needs no others.
"""

from functools import lru_cache


def script(form: str, lemma: str) -> str:
    """Return the shortest script that turns a form into its lemma.

    The script reads `case:cut:added`, with case `l` (lower), `k` (keep) or `t` (first letter upper, rest lower);
    or `=lemma` where form and lemma share no beginning.
    """
    best: str | None = None
    best_cost = 99
    for case in ("l", "k", "t"):
        base = recase(form, case)
        shared = 0
        for a, b in zip(base, lemma, strict=False):
            if a != b:
                break
            shared += 1
        cost = (len(base) - shared) + (len(lemma) - shared)
        if shared and cost < best_cost:
            best_cost = cost
            best = f"{case}:{len(base) - shared}:{lemma[shared:]}"
    return best if best is not None else "=" + lemma


def recase(form: str, case: str) -> str:
    """Return the form lower-cased (`l`), title-cased (`t`) or as it is (`k`)."""
    if case == "l":
        return form.lower()
    if case == "t":
        return form[:1].upper() + form[1:].lower()
    return form


@lru_cache(maxsize=65_536)
def apply(script_: str, form: str) -> str:
    """Return the lemma a script makes of a form; never empty for a form that is not."""
    if script_.startswith("="):
        return script_[1:]
    case, cut, added = script_.split(":", 2)
    base = recase(form, case)
    lemma = (base[: -int(cut)] if cut != "0" else base) + added
    return lemma or form
