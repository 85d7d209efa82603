"""Attribution patterns of headlines and of lines: "X: content", "content - X", "content, X says"."""

from purport.attribution.draft import Draft
from purport.attribution.lexicon import cue_lexicon, word_sets
from purport.attribution.outlets import find_outlet
from purport.attribution.ranges import Range
from purport.attribution.view import View
from purport.records.values import CueClass

_DASHES = frozenset({"-", "--", "–", "—", "―", "~"})
_LONGEST_SPEAKER = 8


def line_draft(view: View) -> Draft | None:
    """Find a speaker set off by a colon or a dash.

    A headline or transcript line "Putin: we will answer"; a quotation with its author after a dash; in headlines
    also "Deal near - officials" and "Deal near: agency". Only where the speaker
    is a name, a role or a noun that stands for speakers.
    """
    syntax = view.syntax
    size = len(syntax)
    if size < 4 or size > 200:
        return None
    words = syntax.words
    if ":" not in words and _DASHES.isdisjoint(words):
        return None
    colon = next((i for i in range(1, min(size - 2, _LONGEST_SPEAKER + 1)) if words[i] == ":"), None)
    if colon is not None and _is_speaker(view, (0, colon)):
        return _draft(view, (0, colon), (colon + 1, size), "rule:colon")
    last = next((i for i in range(size - 2, max(2, size - 7), -1) if syntax.words[i] == ":"), None)
    if last is not None and view.passage.kind == "headline" and _is_speaker(view, (last + 1, size)):
        return _draft(view, (last + 1, size), (0, last), "rule:colon")
    for i in range(size - 2, max(2, size - 2 - _LONGEST_SPEAKER), -1):
        if syntax.words[i] not in _DASHES:
            continue
        quoted = view.depth[i] == 0 and any(q.end in (i - 1, i) and q.depth == 1 for q in view.quotes)
        if (quoted or view.passage.kind == "headline") and _is_speaker(view, (i + 1, size)):
            return _draft(view, (i + 1, size), (0, i), "rule:dash")
        break
    return None


def _is_speaker(view: View, span: Range) -> bool:
    """Say whether a short line part is a bare noun phrase that can speak."""
    syntax = view.syntax
    start, end = span
    if any(syntax.pos[i] in ("VERB", "AUX", "PRON", "SCONJ", "NUM") for i in range(start, end)):
        return False
    if syntax.lower[start] in word_sets()["labels"]:
        return False
    named = any(label in ("PER", "ORG") and s < end and e > start for s, e, label in syntax.ents)
    named = named or find_outlet(syntax.words[start:end], whole=True) is not None
    return named or view.lemmas[end - 1].lower() in word_sets()["line_speakers"]


def _draft(view: View, speaker: Range, content: Range, entry: str) -> Draft | None:
    source, said = view.trim((speaker,)), view.trim((content,))
    if not source or not said or said[0][1] - said[0][0] < 2:
        return None
    return Draft(
        passage=view.passage.index, head=None, source=source, content=said, class_="none", entry=entry,
        score=0.7,
    )  # fmt: skip


def phrase_class(view: View, span: Range) -> tuple[CueClass, str] | None:
    """Look for a phrase of the lexicon inside a cue, by lemma or by form; give (class, phrase) or None."""
    phrases, syntax = cue_lexicon().phrases, view.syntax
    start, end = span
    for i in range(start, end):
        if syntax.lower[i] not in phrases and view.lemmas[i] not in phrases:
            continue
        for table in (syntax.lower, view.lemmas):
            for words, entry in phrases.get(table[i], ()):
                if i + len(words) <= end + 2 and tuple(table[i : i + len(words)]) == words:
                    return entry.class_, entry.lemma
    return None
