"""The noun phrases of a passage that can stand for actors, with what each says by itself."""

from bisect import bisect_left

from msgspec.structs import replace

from purport.language.syntax import SUBJECTS, Syntax
from purport.mentions.actor_joint import country_before
from purport.mentions.actor_phrases import OPPOSITE, Complement, describe
from purport.mentions.actor_titles import covers, describe_name, merged
from purport.mentions.actor_views import Nominal, PassageView
from purport.mentions.names import Match
from purport.records import Actor

_INSIDE = frozenset({
    "det", "amod", "compound", "nummod", "nmod:desc", "nmod:poss", "flat", "nmod:unmarked", "goeswith", "det:predet",
})  # fmt: skip
_MODIFIER = frozenset({"compound", "amod", "nmod:desc", "flat", "goeswith", "fixed", "nummod", "det", "case", "cc",
                       "mark",
                       "punct", "aux", "cop", "advmod", "discourse", "det:predet", "compound:prt", "aux:pass", "list",
                       "nmod:unmarked"})  # fmt: skip
_HEADS = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM", "DET", "X", "SYM"})
_NAMES = frozenset({"person", "organisation", "metonym", "country", "part", "demonym", "adjective"})
_NATIONAL = frozenset({"adjective", "demonym", "country", "part", "metonym", "organisation", "person"})
_JOINT = frozenset({"adjective", "demonym", "country", "part"})
_OUTSIDE = frozenset({"case", "punct", "cc", "mark", "acl:relcl", "advcl", "parataxis"})
_APPOSED = frozenset({"appos", "nmod:desc", "flat"})
_TELLING = _APPOSED | {"acl", "acl:relcl"}
_NAMING = frozenset({"call", "know", "name", "dub", "style", "label", "brand"})
_MAX_DEPTH = 12


def nominals(view: PassageView) -> list[Nominal]:
    """Give the noun phrases of a passage in the order of their heads."""
    syntax = view.syntax
    deps, pos, heads = syntax.deps, syntax.pos, syntax.heads
    found: list[Nominal] = []
    for i in view.named:
        match, ent, p = view.match_of[i], view.ent_of[i], pos[i]
        if p not in _HEADS:
            continue
        if p == "PRON" or (p in ("DET", "NUM") and match is None):
            continue
        alone = ent is None and match is not None and match.end - match.start == 1
        if not alone and _range_head(view, i) != i:
            continue
        dep = deps[i]
        if dep in _MODIFIER or dep == "conj":
            owner = _owner(view, i)
            if owner is not None:
                lent = _lent(view, i, owner)
                if lent is not None:
                    found.append(lent)
                continue
        nominal = nominal_at(view, i, heads)
        if nominal is not None:
            found.append(nominal)
    return found


def _owner(view: PassageView, i: int) -> int | None:
    """Give the head that token `i` modifies inside one phrase, or None where it heads a phrase itself."""
    deps, heads = view.syntax.deps, view.syntax.heads
    for _ in range(_MAX_DEPTH):
        dep = deps[i]
        if dep == "conj" and heads[i] != i:
            i = heads[i]
            continue
        if dep in _MODIFIER and heads[i] != i:
            return heads[i]
        return None
    return None


def _lent(view: PassageView, i: int, owner: int) -> Nominal | None:
    """Give the actor behind a modifier of a noun that is no actor: 'Russian' in 'Russian offensive'.

    A modifier of a role noun or name is part of that phrase and stands for nothing of its own.
    """
    match = view.match_of[i]
    top = owner
    if view.match_of[top] is match and match is not None:
        return None
    if view.syntax.pos[top] == "VERB" and view.syntax.deps[i] not in ("compound",):
        return None
    for _ in range(_MAX_DEPTH):
        above = view.match_of[top]
        if (above is not None and above.terms[0].kind != "block") or view.ent_of[top] is not None:
            return None
        if view.syntax.deps[top] not in _MODIFIER or view.syntax.heads[top] == top:
            break
        top = view.syntax.heads[top]
    if match is None:
        ent = view.ent_of[i]
        return nominal_at(view, i, view.syntax.heads) if ent is not None else None
    term = match.terms[0]
    if term.kind == "role":
        role = term.role
        if role is None or role.weak or not role.sectors or view.syntax.pos[i] == "ADJ" or role.sectors[0] == "UNK":
            return None
    elif term.kind not in _NATIONAL or _is_anothers(view, match, top):
        return None
    if match.end + 1 < len(view.folded) and view.folded[match.end] == "-":
        return None
    before = view.match_of[match.start - 1] if match.start > 0 and term.kind in ("role", "organisation") else None
    whose = [before] if before is not None and before.terms[0].kind in ("adjective", "demonym", "country") else []
    start = whose[0].start if whose else match.start
    described = describe(view.folded, start, i, [*whose, match], when=view.when, countries=view.countries)
    if described is None:
        return None
    first = country_before(view.syntax.words, view.folded, match, view.matches) if term.kind in _JOINT else None
    if first is not None and first[0] != described.actors[0].country:
        # 'A Franco-German statement' is of both.
        other, start = Actor(entity=f"country:{first[0]}", country=first[0]), first[1]
        described = replace(described, actors=(other, *described.actors))
    return Nominal(start=start, end=match.end, head=i, description=described, lent=True)


def _is_anothers(view: PassageView, match: Match, top: int) -> bool:
    """Tell whether a nationality belongs to a role after it: 'Somali pirate attack' has one party, not two."""
    after = view.match_of[match.end] if match.end < len(view.match_of) else None
    if after is None or after.start != match.end or after.terms[0].kind != "role":
        return False
    role = after.terms[0].role
    named = role is not None and bool(role.sectors) and not role.weak
    of_nation = match.terms[0].kind in ("adjective", "demonym", "country")
    return named and of_nation and view.syntax.heads[after.end - 1] == top


def _range_head(view: PassageView, i: int) -> int:
    """Give the head token of the name or phrase that token `i` is in."""
    match, ent = view.match_of[i], view.ent_of[i]
    start, end = i, i + 1
    if match is not None:
        start, end = match.start, match.end
    if ent is not None and (
        match is None or match.start < ent[0] or match.end > ent[1] or ent[1] - ent[0] >= end - start
    ):
        start, end = min(start, ent[0]), max(end, ent[1])
    if end - start == 1:
        return i
    heads, deps = view.syntax.heads, view.syntax.deps
    outermost = -1
    for j in range(start, end):
        if deps[j] == "conj" and _owner(view, j) in range(j + 1, end):
            continue  # 'separatist' in 'Georgian and separatist officials'
        if not start <= heads[j] < end or heads[j] == j:
            if deps[j] not in _MODIFIER:
                return j
            outermost = j if outermost < 0 else outermost
    return outermost if outermost >= 0 else i


def nominal_at(view: PassageView, head: int, heads: list[int], depth: int = 0) -> Nominal | None:
    """Give the noun phrase headed by a token, with its description."""
    if head in view.done:
        return view.done[head]
    view.done[head] = None
    nominal = _build(view, head, depth) if depth < _MAX_DEPTH else None
    view.done[head] = nominal
    return nominal


def _build(view: PassageView, head: int, depth: int) -> Nominal | None:
    syntax = view.syntax
    match, ent = view.match_of[head], view.ent_of[head]
    start, end = _bounds(view, head)
    subject = syntax.deps[head] in SUBJECTS
    inside = view.matches[bisect_left(view.starts, start) : bisect_left(view.starts, end)]
    complements = _complements(view, head, end, depth)
    known = match is not None and match.terms[0].kind in _NAMES
    whole = known and match is not None and ent is not None and covers(view, match, ent)
    if ent is not None and not whole and not (match is not None and match.terms[0].kind == "person"):
        return _with_apposition(view, describe_name(view, head, start, end, ent, inside, complements), depth)
    described = describe(
        view.folded, start, head, inside, complements=complements, when=view.when, countries=view.countries
    )
    if described is None:
        return None
    return _with_apposition(
        view, Nominal(start=start, end=end, head=head, description=described, subject=subject), depth
    )


def _bounds(view: PassageView, head: int) -> tuple[int, int]:
    """Give the token range of the phrase around a head, without clauses and prepositional complements."""
    syntax = view.syntax
    start, end = head, head + 1
    deps, match, ent = syntax.deps, view.match_of[head], view.ent_of[head]
    for child in syntax.children[head]:
        dep = deps[child]
        if child < head:
            if dep in _INSIDE:
                start = min(start, _leftmost(syntax, child))
        elif dep in ("flat", "goeswith") or (dep == "compound" and child == end):
            end = child + 1
    before = view.match_of[start - 1] if start > 0 else None
    if before is not None and before is not match and before.end == start and before.terms[0].kind == "adjective":
        start = before.start
    if match is not None:
        start, end = min(start, match.start), max(end, match.end)
    if ent is not None:
        start, end = min(start, ent[0]), max(end, ent[1])
        start = _title_apart(view, start, ent)
    return start, end


def _title_apart(view: PassageView, start: int, ent: tuple[int, int, str]) -> int:
    """Give where the title directly before a person's name starts, although both hang on the verb in the tree."""
    before = view.match_of[start - 1] if start == ent[0] and start > 0 and ent[2] == "PER" else None
    role = before.terms[0].role if before is not None and before.end == start else None
    if before is None or role is None or role.kind not in ("person", "title") or role.plural:
        return start
    if role.phrase in OPPOSITE:
        return start
    heads, head = view.syntax.heads, before.end - 1
    name = next((i for i in range(ent[0], ent[1]) if not ent[0] <= heads[i] < ent[1]), ent[0])
    if heads[head] != heads[name] or view.syntax.deps[head] != view.syntax.deps[name]:
        return start
    return min(before.start, _leftmost(view.syntax, head))


def _leftmost(syntax: Syntax, token: int) -> int:
    children, deps = syntax.children, syntax.deps
    if not children[token]:
        return token
    low, queue, steps = token, [token], 0
    while queue and steps < 40:
        steps += 1
        for child in children[queue.pop()]:
            if deps[child] not in _OUTSIDE:
                low = min(low, child)
                queue.append(child)
    return low


def _complements(view: PassageView, head: int, end: int, depth: int) -> tuple[Complement, ...]:
    syntax = view.syntax
    found = []
    for child in syntax.children[head]:
        if child >= end and syntax.deps[child] in ("nmod", "obl"):
            case = syntax.child(child, "case")
            below = nominal_at(view, child, syntax.heads, depth + 1) if case is not None else None
            if case is None or below is None or below.description is None:
                continue
            found.append(Complement(preposition=view.folded[case], description=below.description))
            for other in syntax.children[child]:
                # "The leaders of Turkey and Russia" are of both.
                if syntax.deps[other] == "conj" and below.description.kind == "country":
                    joined = nominal_at(view, other, syntax.heads, depth + 1)
                    if joined is not None and joined.description is not None and joined.description.kind == "country":
                        found.append(
                            Complement(preposition=view.folded[case], description=joined.description, joined=True)
                        )
    return tuple(found)


def _with_apposition(view: PassageView, nominal: Nominal, depth: int) -> Nominal:
    """Take country, sectors and role from an apposition or a predicate noun: 'Jon Finer, Biden's adviser'."""
    described = nominal.description
    if described is None:
        return nominal
    if described.kind != "role" and described.actors[0].sectors and not described.placeless:
        return nominal
    beside_it = _beside(view.syntax, nominal.head)
    if nominal.name is not None:
        beside_it += _beside_name(view, nominal)
    for other in beside_it:
        beside = nominal_at(view, other, view.syntax.heads, depth + 1)
        if beside is not None and beside.description is not None and not beside.lent:
            described = merged(described, beside.description)
    return nominal if described is nominal.description else replace(nominal, description=described)


def _beside_name(view: PassageView, nominal: Nominal) -> list[int]:
    """Give the appositions that hang on another word of a name than its head."""
    if nominal.end - nominal.start < 2:
        return []
    syntax = view.syntax
    inside = [i for i in range(nominal.start, nominal.end) if i != nominal.head and view.ent_of[i] is not None]
    return [c for i in inside for c in syntax.children[i] if c >= nominal.end and syntax.deps[c] == "appos"]


def _beside(syntax: Syntax, head: int) -> list[int]:
    """Give the heads of what says who a phrase is: appositions, names that it bears, what it is called in a clause."""
    deps = syntax.deps
    found: list[int] = []
    for child in syntax.children[head]:
        dep = deps[child]
        if dep not in _TELLING:
            continue
        if dep in _APPOSED:
            if child > head:
                found.append(child)
        elif dep == "acl:relcl" and syntax.lemmas[child].lower() in ("identify", "name"):
            # 'The assailant, who was identified as Emre Kaya, a policeman'.
            found += [c for c in syntax.children[child] if c > child and syntax.pos[c] == "PROPN"]
        elif dep == "acl" and syntax.lemmas[child].lower() in _NAMING:
            # 'A group calling itself the Sons of the Soil', 'a militia known as the Tigers'.
            found += [c for c in syntax.children[child] if c > child and syntax.pos[c] == "PROPN"]
    above = syntax.heads[head]
    if deps[head] == "appos" or (deps[head] == "nsubj" and syntax.child(above, "cop") is not None):
        found.append(above)
    return found
