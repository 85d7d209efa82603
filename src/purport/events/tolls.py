"""What numbers count: pairs each number of a sentence with the word that says killed, injured, arrested, and so on."""

from collections.abc import Sequence
from dataclasses import dataclass

from purport.events.figures import Figure
from purport.events.number_words import NOUN, OBJECT, STATE, SUBJECT, TOLL, number_words
from purport.language.syntax import Syntax
from purport.records.values import QuantityKind

_SINGLE = frozenset({"a", "an", "his", "her", "their", "its", "another"})
_PASSIVE = frozenset({"nsubj:pass", "aux:pass"})
_REACH = 7
_STOPS = frozenset({";", "with", "after", "as"})
_FLOWS = ("cross", "pour", "stream", "spill", "surg")
_COUNTING = frozenset({"nummod", "det", "advmod", "compound", "amod", "nmod"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """A number with the token of the word that says what it counts."""

    kind: QuantityKind
    anchor: int
    figure: Figure


def tolls(s: Syntax, sentence: int, numbers: Sequence[Figure]) -> list[Toll]:
    """Give the numbers of people of a sentence with what befell them.

    Arguments: the syntax of the block; which sentence; its numbers as `figures` gives them. Each number counts one
    thing; "a man" counts as one where he is who it befell.
    """
    start, end = s.sentences[sentence]
    kinds = number_words().kinds
    anchors = [i for i in range(start, end) if s.lower[i] in kinds and _says(s, i)]
    if not anchors:
        return []
    free = [f for f in numbers if f.unit is None]
    found: list[Toll] = []
    for i in anchors:
        for figure in _toll_numbers(s, i, free) if TOLL in kinds[s.lower[i]][1] or _is_counted(s, i) else ():
            found.append(Toll(kind=kinds[s.lower[i]][0], anchor=i, figure=figure))
            free.remove(figure)
    for reader in (_before_state, _structural, _adjacent):
        for i in anchors:
            own = None if any(t.anchor == i for t in found) else reader(s, i, free)
            if own is not None:
                found.append(Toll(kind=kinds[s.lower[i]][0], anchor=i, figure=own))
                free = [f for f in free if f.stop <= own.first or f.first >= own.stop]
    return sorted(found, key=lambda t: (t.figure.first, t.anchor))


def _says(s: Syntax, i: int) -> bool:
    """Tell whether a word of numbers.toml is used in its sense here."""
    ways = number_words().kinds[s.lower[i]][1]
    lower, head = s.lower[i], s.heads[i]
    if lower in ("life", "lives"):
        return s.lower[head] in number_words().takes_lives
    if lower in number_words().bound and not (lower == "shelter" and s.tags[i] in ("VBP", "VB")):
        # "The injured, who number 34, were taken to hospital" counts the injured.
        whom = _bound_victims(s, i)
        return whom is not None and all(s.lower[j] not in number_words().kinds for j in whom)
    if lower in number_words().degrees:
        # "Injured 18 people, three of them seriously".
        first, after = s.sentences[s.sents[i]][0], "".join(s.lower[i + 1 : i + 2])
        injured = any(s.lower[j] in number_words().kinds for j in range(first, i))
        return injured and not after.isalpha()
    if lower == "victims":
        return s.deps[i] == "obj" and s.lower[head] in number_words().takes_lives
    if lower.startswith(_FLOWS):
        # "About 12,000 refugees crossed into Chad."
        return s.tags[i].startswith("VB") and any(_case(s, j) in ("into", "over") for j in s.children[i])
    if lower in ("round", "rounding", "rounded", "pick", "picks", "picked", "picking"):
        return "up" in s.lower[i + 1 : i + 2] or any(s.lower[j] == "up" for j in s.children[i])
    if lower in ("gun", "gunned", "guns"):
        return any(s.lower[j] == "down" for j in s.children[i])
    if lower.startswith("treat"):
        # "Treated for smoke inhalation"; in "treated for injuries" the noun counts.
        ailments = [j for j in s.children[i] if _case(s, j) == "for"]
        return bool(ailments) and all(s.lower[j] not in number_words().kinds for j in ailments)
    if lower in ("hold", "held", "holds", "holding"):
        return _is_passive(s, i)
    return not s.tags[i].startswith("VB") or not {OBJECT, SUBJECT, STATE}.isdisjoint(ways)


def _bound_victims(s: Syntax, i: int) -> list[int] | None:
    """Give whom a noun counts by the verb it stands with; None where that verb is none of its own.

    "Drove 60,000 civilians from their homes" counts the object, "left their homes" and "suffered burns" the subject.
    """
    words, holder, deps = number_words(), s.heads[i], s.deps[i]
    if holder == i or not deps.startswith(("obj", "obl", "nmod", "xcomp")) or s.pos[holder] not in ("VERB", "AUX"):
        return None
    own, case = s.lower[holder], _case(s, i)
    done = _is_passive(s, holder) or s.child(holder, "obj") is not None
    if done and deps != "obj" and own in words.done_to.get(s.lower[i], ()):
        return _of_verb(s, holder, frozenset({OBJECT}))
    if own in words.done_by.get(s.lower[i], ()) and (deps == "obj" or case in ("with", "from")):
        return _subjects(s, holder, "nsubj")
    return None


def _is_counted(s: Syntax, i: int) -> bool:
    """Read "the number of injured climbed to 215", "the wounded numbered 60": the number follows as that of a toll."""
    words = number_words()
    if any(s.deps[j] == "acl:relcl" and s.lower[j] in words.counting_verbs for j in s.children[i]):
        return True
    head = s.heads[i]
    if head == i + 1 and s.lower[head] in words.counting_verbs and s.deps[i] in ("nsubj", "amod"):
        return STATE in words.kinds[s.lower[i]][1]
    for j in (i, head):
        above = s.heads[j]
        if s.lower[above] in words.counting_nouns and above < i and "of" in s.lower[above + 1 : i]:
            return s.deps[j] in ("nmod", "acl") and not any(s.deps[k] == "nummod" for k in s.children[j])
    return False


def _is_passive(s: Syntax, i: int) -> bool:
    if any(s.deps[j] in _PASSIVE for j in s.children[i]):
        return True
    return s.tags[i] == "VBN" and (s.deps[i].startswith("acl") or (s.deps[i] == "conj" and _is_passive(s, s.heads[i])))


def _toll_numbers(s: Syntax, i: int, free: list[Figure]) -> list[Figure]:
    """Give the present toll and, where it is told, the earlier one: "rose to 15 from 11", "a toll of 30"."""
    after = [f for f in free if i < f.first and _STOPS.isdisjoint(s.lower[i : f.first])]
    now = [f for f in after if not _is_earlier(s, f, i)]
    earlier = [f for f in after if _is_earlier(s, f, i)]
    return [*now[:1], *earlier[:1]] if now and now[0].first - i < 18 else []


def _is_earlier(s: Syntax, f: Figure, i: int) -> bool:
    return s.lower[f.first - 1] == "from" or s.lower[f.first] == "from"


def _victims(s: Syntax, i: int) -> list[int]:
    """Give the tokens whose phrase a word counts, by what the word is."""
    ways = number_words().kinds[s.lower[i]][1]
    verbal = s.tags[i].startswith("VB")
    if verbal and {OBJECT, SUBJECT} & ways:
        return _of_verb(s, i, ways)
    holder = s.heads[i]
    bound = _bound_victims(s, i)
    if bound is not None and not any(s.deps[j] == "nummod" for j in s.children[i]):
        return bound
    if NOUN in ways and any(s.deps[j] == "nummod" for j in s.children[i]):
        return [i]
    if NOUN in ways and s.child(holder, "cop") is not None and _case(s, i) == "with":
        # "His wife is in hospital with serious injuries."
        return _subjects(s, holder, "nsubj")
    if (
        s.deps[i] in ("xcomp", "advcl", "obl", "ccomp", "advmod", "obj")
        and s.pos[holder] in ("VERB", "AUX")
        and (STATE in ways or NOUN in ways)
    ):
        case = s.child(i, "case")
        if STATE in ways or (case is not None and s.lower[case] in ("to", "for", "from", "into", "in")):
            done = _is_passive(s, holder) or s.child(holder, "obj") is not None
            return _of_verb(s, holder, frozenset({OBJECT if done else SUBJECT}))
    own = [i]
    for j in s.children[i]:
        if s.deps[j] == "nmod" and (case := s.child(j, "case")) is not None and s.lower[case] in ("of", "to", "among"):
            own.insert(0, j)
        if s.deps[j] in ("nsubj", "nsubj:pass") and (STATE in ways or s.child(i, "cop") is not None):
            own.insert(0, j)
    if s.deps[i] in ("amod", "acl", "acl:relcl"):
        own.insert(0, holder)
    return own


def _of_verb(s: Syntax, i: int, ways: frozenset[str]) -> list[int]:
    passive = _is_passive(s, i)
    obj = s.child(i, "obj")
    if passive:
        return _subjects(s, i, "nsubj:pass")
    if OBJECT in ways and obj is not None:
        return [obj]
    if SUBJECT in ways:
        return _subjects(s, i, "nsubj")
    if s.tags[i] == "VBN" and s.deps[i] == "xcomp":
        # "Tens of thousands remain displaced."
        return _subjects(s, i, "nsubj")
    # "Killed and wounded 12": the object hangs on the last.
    for j in s.children[i]:
        if s.deps[j] == "conj" and (shared := s.child(j, "obj")) is not None and j - i <= 3:
            return [shared]
    return []


def _subjects(s: Syntax, i: int, dep: str) -> list[int]:
    passive = any(s.deps[j] == "aux:pass" for j in s.children[i])
    joined = False
    for _ in range(3):
        own = s.child(i, dep, "nsubj:pass", "nsubj")
        if own is not None and passive and s.deps[own] == "nsubj" and joined:
            # "A bomb killed a major and three of his men were wounded": not the bomb.
            return []
        if own is not None and s.tags[own] not in ("WP", "WDT", "WP$"):
            return [own]
        if s.deps[i].startswith("acl"):
            return [s.heads[i]]
        controlled = s.deps[i] == "xcomp" or (s.deps[i] == "advcl" and s.tags[i] == "VB")
        joined = s.deps[i] == "conj"
        if not joined and not controlled:
            return []
        i = s.heads[i]
        if controlled and (obj := s.child(i, "obj")) is not None:
            # "Forced 900 people to leave their homes."
            return [obj]
    return []


def _before_state(s: Syntax, i: int, free: list[Figure]) -> Figure | None:
    """Read "two dead and nine injured", "33 wounded": a bare number right before the word is its number."""
    if STATE not in number_words().kinds[s.lower[i]][1]:
        return None
    return next((f for f in free if f.stop == i and not _is_verb_of_clause(s, i)), None)


def _is_verb_of_clause(s: Syntax, i: int) -> bool:
    return s.tags[i] == "VBD" or any(s.deps[j] in ("obj", "nsubj", "nsubj:pass", "aux:pass") for j in s.children[i])


def _structural(s: Syntax, i: int, free: list[Figure]) -> Figure | None:
    """Give the number of whom the word's own argument is about; several that are joined are added up."""
    for victim in _victims(s, i):
        members = [victim, *(j for j in s.children[victim] if s.deps[j] == "conj")]
        counted = [_count(s, member, free, joined=len(members) > 1, anchor=i) for member in members]
        if len(members) > 1 and None not in counted and all(s.pos[m] != "NUM" for m in members):
            known = [f for f in counted if f is not None]
            if all(f.low is not None and f.high is not None for f in known):
                return _added(known)
        if counted[0] is not None:
            return counted[0]
    return None


def _added(parts: list[Figure]) -> Figure:
    return Figure(
        low=sum(f.low or 0 for f in parts), high=sum(f.high or 0 for f in parts), first=min(f.first for f in parts),
        start=parts[0].start, stop=max(max(f.stop, f.noun + 1) for f in parts), noun=parts[-1].noun,
    )  # fmt: skip


def _count(s: Syntax, victim: int, free: list[Figure], *, joined: bool, anchor: int) -> Figure | None:
    """Give the number of a phrase by its head: one that counts it, one that it is, or one for "a man"."""
    for f in free:
        is_it = f.noun == victim or f.start <= victim < f.stop
        counts_it = s.heads[f.start] == victim and s.deps[f.start] in _COUNTING
        if (is_it or counts_it) and ";" not in s.lower[min(f.first, victim) : max(f.first, victim)]:
            return f
    nested = next((j for j in s.children[victim] if s.deps[j] == "nmod" and _case(s, j) == "of"), None)
    if nested is not None:
        inner = next((f for f in free if f.start <= nested < f.stop or f.noun == nested), None)
        if inner is not None and s.lower[victim] in number_words().groups:
            return inner
    return _one(s, victim, joined=joined, anchor=anchor)


def _case(s: Syntax, i: int) -> str:
    case = s.child(i, "case")
    return s.lower[case] if case is not None else ""


def _one(s: Syntax, victim: int, *, joined: bool, anchor: int) -> Figure | None:
    """Read "a Latvian lorry driver", "his wife" and, beside others, "the driver" as one."""
    if s.lower[victim] == "another" and s.deps[victim] in ("obj", "nsubj:pass", "nsubj"):
        return Figure(low=1.0, high=1.0, first=victim, start=victim, stop=victim + 1, noun=victim)
    if s.tags[victim] not in ("NN", "NNP") or s.pos[victim] == "PRON" or victim == anchor:
        return None
    first = min((j for j in s.children[victim] if j < victim and s.deps[j] in ("det", "nmod:poss")), default=None)
    if first is None or (s.lower[first] not in _SINGLE and not (joined and s.lower[first] == "the")):
        return None
    return Figure(low=1.0, high=1.0, first=first, start=first, stop=victim + 1, noun=victim)


def _adjacent(s: Syntax, i: int, free: list[Figure]) -> Figure | None:
    """Give the number right before or behind the word, where the tree does not say it."""
    gaps = number_words().gaps
    before = [f for f in free if f.stop <= i]
    if before:
        f = before[-1]
        gap = range(max(f.stop, f.noun + 1), i)
        if len(gap) <= _REACH and all(s.lower[k] in gaps or s.pos[k] in ("ADV", "AUX") for k in gap):
            return f
    after = [f for f in free if f.first > i]
    close = after and all(s.pos[k] in ("ADP", "ADV", "DET") or s.lower[k] == "up" for k in range(i + 1, after[0].first))
    return after[0] if close else None
