"""Sources that a relay brought in and that go on speaking: "the source added"."""

from collections.abc import Sequence

from purport.attribution.draft import Draft
from purport.attribution.source_words import source_words
from purport.attribution.view import View

Row = tuple[Draft, int | None, int]
"""A draft, the number of its parent among all rows, and its passage."""


def resumed(views: Sequence[View], rows: Sequence[Row]) -> list[Row]:
    """Hang "the source added" on the relay that brought the source in.

    A definite source without a parent whose noun is that of a relayed source of the same or the two passages before
    keeps that source's parent.
    """
    out: list[Row] = []
    relayed: dict[str, tuple[int, int]] = {}
    for draft, parent, passage in rows:
        view = views[passage]
        noun = _unnamed_noun(view, draft) if draft.source else None
        if noun is not None and parent is None and view.syntax.lower[draft.source[0][0]] == "the" and noun in relayed:
            known, where = relayed[noun]
            parent = known if passage - where <= 2 else None
        if noun is not None and parent is not None:
            relayed[noun] = (parent, passage)
        out.append((draft, parent, passage))
    return out


def _unnamed_noun(view: View, draft: Draft) -> str | None:
    """Give the noun of a source that has no name: source, official, diplomat."""
    syntax, words = view.syntax, source_words()
    for i in range(*draft.source[0]):
        lemma = syntax.lower[i]
        if lemma in words or view.lemmas[i] in words:
            entry = words.get(lemma) or words[view.lemmas[i]]
            if (
                syntax.pos[i] == "NOUN"
                and entry.role in ("anon", "official", "witness")
                and syntax.pos[syntax.heads[i]] != "NOUN"
            ):
                return lemma
    return None
