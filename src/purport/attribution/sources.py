"""What a source is: its head, name, outlet and kind."""

import msgspec

from purport.attribution.lexicon import word_sets
from purport.attribution.outlets import Outlet, find_outlet
from purport.attribution.ranges import Ranges
from purport.attribution.source_words import SourceWord, source_words
from purport.attribution.view import View
from purport.records.attribution import SourceActor
from purport.records.mention import ActorMention
from purport.records.values import NON_STATE, Sector, SourceKind

_GOVERNING = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY"})
_ARMED = frozenset({"REB", "UAF", "CRM"})
_SHARED = frozenset({"share", "post", "upload", "circulate"})
_NO_HEADS = frozenset({"PUNCT", "ADP", "CCONJ", "DET"})
_STATE_RUN = frozenset({"state", "state-run", "state-owned", "state-controlled"})
_BODIES = frozenset({"country", "metonym", "organisation"})


class Profile(msgspec.Struct, frozen=True, kw_only=True):
    """What the words of a source tell before actors are looked up."""

    head: int
    word: SourceWord | None
    outlet: Outlet | None
    plural: bool
    name: str | None
    state_run: bool = False


def head_of(view: View, source: Ranges) -> int:
    """Give the syntactic head of a source: the first of its tokens whose head lies outside."""
    start, end = source[0]
    if end - start == 1:
        return start
    heads, pos = view.syntax.heads, view.syntax.pos
    for i in range(start, end):
        if (not start <= heads[i] < end or heads[i] == i) and pos[i] not in _NO_HEADS:
            return i
    return end - 1


def profile(view: View, source: Ranges, mention: ActorMention | None) -> Profile:
    """Read the head noun, the name and the outlet off a source."""
    syntax = view.syntax
    head = head_of(view, source)
    start, end = source[0]
    lemma = view.lemmas[head]
    words = source_words()
    stop = head + 1
    while stop < end and syntax.words[stop] != "," and syntax.deps[stop] not in ("acl", "acl:relcl", "appos"):
        stop += 1
    inner = syntax.words[start : max(head + 1, stop)]
    outlet = _outlet(view, head, end, inner, words.get(lemma), mention)
    plural = "Number=Plur" in syntax.feats[head] or syntax.tags[head] in ("NNS", "NNPS")
    plural = plural or any(syntax.deps[c] == "conj" and start <= c < end for c in syntax.children[head])
    word = words.get(lemma)
    if word is not None and word.role == "media" and _is_writing(view, head):
        word = words["document"]
    if word is None and "-" in lemma:
        word = words.get(lemma.rsplit("-", 1)[-1])
    if outlet is None and _is_media_name(view, head):
        word = SourceWord(kind="news_media", role="media", sector="JRN")
    state_run = not _STATE_RUN.isdisjoint(syntax.lower[start:end])
    name = _name(view, source, head)
    return Profile(head=head, word=word, outlet=outlet, plural=plural, name=name, state_run=state_run)


def _is_writing(view: View, head: int) -> bool:
    """Tell papers that are read from papers that are printed: "court papers say"."""
    before = view.lemmas[head - 1] if head else ""
    return view.syntax.tags[head] == "NNS" and before in word_sets()["writings"]


def _outlet(
    view: View, head: int, end: int, inner: list[str], word: SourceWord | None, mention: ActorMention | None
) -> Outlet | None:
    """Find the outlet that a source is, not one that only describes it ("a Reuters reporter", "a Facebook post")."""
    syntax = view.syntax
    if word is not None and word.role != "media" and syntax.pos[head] == "NOUN" and word.role != "institution":
        return None
    named_person = view.label(head) == "PER"
    if named_person or (mention is not None and mention.kind in ("person", "country", "demonym", "pronoun")):
        return find_outlet(inner, whole=True)
    found = find_outlet(inner)
    if found is None and syntax.pos[head] == "NOUN":
        near = next((c for c in syntax.children[head] if syntax.deps[c] in ("appos", "flat") and c < end), None)
        found = find_outlet(syntax.words[view.low[near] : view.high[near]]) if near is not None else None
    return found


def _is_media_name(view: View, head: int) -> bool:
    """Take a proper name such as "the Harbour Herald" for a newspaper by its last word."""
    syntax = view.syntax
    if syntax.pos[head] != "PROPN":
        return False
    last = max((c for c in syntax.children[head] if syntax.deps[c] in ("flat", "compound") and c > head), default=head)
    return syntax.words[last] in word_sets()["media_names"] and view.low[head] < last


def _name(view: View, source: Ranges, head: int) -> str | None:
    """Give the label of the name that a source consists of or is in apposition to: PER, ORG, LOC, or None."""
    syntax, (start, end) = view.syntax, source[0]
    labels = view.names(start, end)
    for s, e, label in labels:
        if s <= head < e:
            return label
    if syntax.pos[head] == "PROPN":
        return "NAME"
    for child in syntax.children[head]:
        if syntax.deps[child] in ("appos", "flat", "flat:name", "compound", "nmod:desc") and start <= child < end:
            for s, e, label in labels:
                if s <= child < e and (label == "PER" or (label == "ORG" and syntax.deps[child] != "compound")):
                    return label
            if syntax.deps[child] in ("appos", "flat") and child > head and syntax.pos[child] == "PROPN":
                return "NAME"
    if any(label == "PER" and s > head and _is_beside(view, s, start) for s, e, label in labels):
        return "PER"
    return None


def _is_beside(view: View, name: int, start: int) -> bool:
    """Say whether a personal name stands beside a role ("spokesman Ana Ruiz"), not under a preposition."""
    syntax = view.syntax
    for i in range(name - 1, start - 1, -1):
        if syntax.words[i] == "," or syntax.pos[i] == "DET":
            return True
        if syntax.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return False
    return True


def kind_of(view: View, p: Profile, actors: tuple[SourceActor, ...], mention: ActorMention | None) -> SourceKind:
    """Decide the kind of a source from its outlet, name, head noun and the actors behind it."""
    first = actors[0].sectors[0] if actors and actors[0].sectors else None
    known = [a.country for a in actors if a.country is not None]
    state = not known or any(country not in NON_STATE for country in known)
    lower = view.syntax.lower[p.head]
    if p.outlet is not None:
        return p.outlet.kind
    if _is_mixed(view, p, actors):
        return "group"
    if view.lemmas[p.head] in word_sets()["recordings"] and _is_shared(view, p.head):
        return "social_media"
    if lower != "people" and ((mention is not None and mention.kind == "pronoun") or view.syntax.pos[p.head] == "PRON"):
        return _kind_of_pronoun(lower, first, len(actors), bool(known) and state)
    if mention is not None and mention.kind in _BODIES and (p.word is None or p.word.role == "institution"):
        return _kind_of_body(p, mention, first, state)
    if p.name == "PER" or (mention is not None and mention.kind == "person"):
        return "group" if p.plural and p.word is not None else "person"
    if p.word is not None:
        return _kind_of_noun(p, first, state)
    if first == "JRN":
        return "news_media"
    if first in _ARMED:
        return "armed_group"
    if p.name in ("ORG", "LOC"):
        return "government" if first in _GOVERNING or p.name == "LOC" else "organisation"
    if p.name is not None and not p.plural:
        return "person"
    many = p.plural or view.syntax.pos[p.head] == "NUM"
    return "group" if many or (mention is not None and mention.kind in ("demonym", "group")) else "unknown"


def _is_mixed(view: View, p: Profile, actors: tuple[SourceActor, ...]) -> bool:
    """Say whether unlike sources are joined: "the government and the rebels", "residents and an official"."""
    sectors = {s for a in actors for s in a.sectors}
    if sectors & _GOVERNING and sectors & _ARMED:
        return True
    words = source_words()
    kinds = {words[view.lemmas[i]].kind for i in view.syntax.conjuncts(p.head) if view.lemmas[i] in words}
    return len(kinds) > 1


def _is_shared(view: View, noun: int) -> bool:
    syntax = view.syntax
    return any(syntax.deps[c] == "acl" and view.lemmas[c] in _SHARED for c in syntax.children[noun])


def _kind_of_body(p: Profile, mention: ActorMention, first: Sector | None, state: bool) -> SourceKind:
    """Decide for countries, capitals and bodies that the mention layer knows."""
    if first in _ARMED:
        return "armed_group"
    if first == "JRN":
        return "news_media"
    if p.word is not None and p.word.kind != "government":
        return p.word.kind
    if mention.kind in ("country", "metonym"):
        return "government" if state else "organisation"
    return "government" if first in _GOVERNING and state else "organisation"


def _kind_of_noun(p: Profile, first: Sector | None, state: bool) -> SourceKind:
    if p.word is None or p.word.role == "estimate":
        return "unknown"
    if p.plural and p.word.sector == "JUD" and p.word.role == "official" and state:
        return "government"
    if p.word.kind == "person" and p.plural and first in _ARMED:
        return "armed_group"
    if p.word.kind == "person":
        return "group" if p.plural and p.name != "PER" else "person"
    if p.word.role == "media" and p.state_run:
        return "state_media"
    if p.word.kind in ("organisation", "group") and first in _ARMED:
        return "armed_group"
    if p.word.kind == "government" and not state:
        return "organisation"
    return p.word.kind


def _kind_of_pronoun(lower: str, first: Sector | None, count: int, state: bool) -> SourceKind:
    if lower in ("he", "she", "i", "him", "her", "himself", "herself", "who"):
        return "person"
    if lower in word_sets()["pronouns_indefinite"]:
        return "unknown" if lower in ("someone", "somebody") else "group"
    if count > 1 and lower in ("they", "we", "them"):
        return "group"
    if first == "JRN":
        return "news_media"
    if first in _ARMED:
        return "armed_group"
    if first in _GOVERNING or (first is None and state):
        return "government"
    return "organisation" if lower in ("it", "its", "we") else "group"
