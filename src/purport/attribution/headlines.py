"""Attribution patterns of headlines and of lines: "X: content", "content - X", "content, X says"."""

from msgspec.structs import replace

from purport.attribution.draft import Draft
from purport.attribution.lexicon import cue_lexicon, word_sets
from purport.attribution.outlets import find_outlet
from purport.attribution.ranges import Range
from purport.attribution.source_words import source_words
from purport.attribution.subjects import noun_phrase
from purport.attribution.view import EDGE, MARKS, View
from purport.records.values import CueClass

_DASHES = frozenset({"-", "--", "–", "—", "―", "~"})
_LONGEST_SPEAKER = 8
_LONGEST_BRACKET = 14
_LONGEST_LINE = 30
_SPEAKING = frozenset({"official", "role", "anon", "witness", "media", "institution", "poll"})


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
    if ":" not in view.passage.text and _DASHES.isdisjoint(words):
        return None
    begin, line = _label_end(view), _is_line(view)
    speaker, said = _before_colon(view, begin)
    if said and _is_speaker(view, (begin, speaker), line=line):
        return _draft(view, (begin, speaker), (said, size), "rule:colon")
    last = next((i for i in range(size - 2, max(2, size - 7), -1) if words[i] == ":"), None)
    credited = last is not None and syntax.lower[last - 1] in word_sets()["labels"]
    if last is not None and line and not credited and _is_speaker(view, (last + 1, size), line=line):
        return _draft(view, (last + 1, size), (0, last), "rule:colon")
    author = _behind_quotation(view)
    if author is not None and _is_speaker(view, author, line=line):
        return _draft(view, author, (0, author[0] - 1), "rule:dash")
    for i in range(size - 2, max(2, size - 2 - _LONGEST_SPEAKER), -1):
        if words[i] not in _DASHES:
            continue
        quoted = view.depth[i] == 0 and any(q.end in (i - 1, i) and q.depth == 1 for q in view.quotes)
        if (quoted or line) and _is_speaker(view, (i + 1, size), line=line):
            return _draft(view, (i + 1, size), (0, i), "rule:dash")
        break
    return None


def _behind_quotation(view: View) -> Range | None:
    """Give the author whom a dash behind a quotation names, up to a comma: ""Never" - Otto Berg, chairman of X"."""
    words, quote = view.syntax.words, next((q for q in reversed(view.quotes) if q.depth == 1 and q.closed), None)
    dash = quote.end + 1 if quote is not None else 0
    if quote is None or dash + 1 >= len(words) or words[dash] not in _DASHES:
        return None
    end = next((i for i in range(dash + 1, len(words)) if words[i] == ","), len(words))
    return (dash + 1, end) if end - dash - 1 <= _LONGEST_SPEAKER else None


def _is_line(view: View) -> bool:
    """Say whether a passage is a headline or a flash: short, with no full stop at its end."""
    if view.passage.kind == "headline":
        return True
    return len(view.syntax) <= _LONGEST_LINE and view.syntax.words[-1] not in EDGE | MARKS


def _label_end(view: View) -> int:
    """Give the first token behind what only heads a line: the time of an entry, a title without a verb."""
    syntax, begin = view.syntax, int(view.syntax.words[0] in MARKS)
    while begin < len(syntax) and (syntax.tags[begin] == "CD" and ":" in syntax.words[begin]):
        begin += 1
    for start, end in syntax.sentences[:2]:
        title = end - start <= _LONGEST_SPEAKER and syntax.words[end - 1] == "." and end < len(syntax)
        if start < begin or not title or any(syntax.pos[i] in ("VERB", "AUX") for i in range(start, end)):
            break
        begin = end
    return begin


def _before_colon(view: View, begin: int) -> tuple[int, int]:
    """Give where a speaker before a colon ends, and where speech begins, (0, 0) where there is no such colon.

    What stands in brackets behind the speaker is left out: "LOPEZ (by phone from Lima): We heard shots".
    """
    words = view.syntax.words
    end, bracket = 0, 0
    for i in range(begin + 1, min(len(words) - 2, begin + _LONGEST_SPEAKER + 1 + _LONGEST_BRACKET)):
        if words[i] == ":" or (bracket and words[i] == "):"):
            return (end or i, i + 1) if end or i <= begin + _LONGEST_SPEAKER else (0, 0)
        if words[i] == "(" and not end:
            end = bracket = i
        elif words[i] == ")":
            bracket = 0
        elif end and not bracket:
            break
    return 0, 0


def _is_speaker(view: View, span: Range, *, line: bool) -> bool:
    """Say whether a short line part is a bare noun phrase that can speak."""
    syntax = view.syntax
    start, end = span
    if any(syntax.pos[i] in ("VERB", "AUX", "PRON", "SCONJ", "NUM") for i in range(start, end)):
        return False
    if syntax.lower[start] in word_sets()["labels"]:
        return False
    named = any(label in ("PER", "ORG") for _, _, label in view.names(start, end))
    named = named or find_outlet(syntax.words[start:end], whole=True) is not None
    noun = view.lemmas[end - 1].lower()
    word = source_words().get(noun) if line else None
    return named or noun in word_sets()["line_speakers"] or (word is not None and word.role in _SPEAKING)


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


def in_own_words(view: View, draft: Draft, line: Draft) -> Draft:
    """Take whose line it is for no source of what its words report: "LOPEZ (by phone): The guard came and said, 'Go'".

    The source becomes the subject behind the colon, where the parse has one.
    """
    whose = draft.source and line.source and draft.source[0][0] < line.source[-1][1]
    if not whose or draft.head is None or not line.content or draft.head < line.content[0][0]:
        return draft
    syntax, node = view.syntax, draft.head
    for _ in range(3):
        subjects = [c for c in syntax.children[node] if syntax.deps[c] == "nsubj" and c >= line.content[0][0]]
        if subjects:
            return replace(draft, source=noun_phrase(view, subjects[-1], draft.head))
        if syntax.deps[node] != "conj":
            break
        node = syntax.heads[node]
    return replace(draft, source=())
