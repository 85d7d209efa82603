"""One row of the codebook read as entries, with everything that can be wrong with it.

The columns and conditions are described in `codebook.py`.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from purport.errors import DataError
from purport.events.tables import Problem, scan_table
from purport.ontology import load_cameo, load_ontology
from purport.records import Provenance
from purport.records.values import EVENT_TYPES, EventType

COLUMNS = 8
AND_ROLES = frozenset({"subj", "obj"})
FLAGS = frozenset("active xcomp ccomp noobj passive weak hard pair agent bare violent voiced broad".split())
KINDS = frozenset(
    "#pol #hum #hard #state #gov #leader #mil #cop #leg #pty #jud #jrn #lab #ref #bus #ngo #civ #ret #spy #igo #place "
    "#person #nominee #group #envoy #num #plural #several #politician @ing @subjunctive "
    "@wrongdoing @threat agentless".split()
)
ROLES = frozenset(
    "subj obj iobj poss objsubj govsubj govobj demonym comp amod xcomp ccomp csubj xobj ctrl employer content "
    "near".split()
)
PREPOSITIONS = frozenset(
    "about above across after against ahead along alongside amid among around as at away before behind below beneath "
    "beside between beyond by concerning despite down during for from in inside into like near of off on onto out "
    "outside over past regarding since through throughout till to toward towards under until unto up upon via with "
    "within without aboard round apart back home that whether if because according".split()
)
EFFECTS = frozenset(
    "planned future hypothetical estimated_future demanded negation denied drop aspect alleged alleged_claim".split()
)
HEAD_VERSION = "1"
WORD_YIELDS, PHRASE_YIELDS = 100, 8
"""By how much a word and a phrase of a broad row stand behind other rows; a phrase still says more than its verb."""
PHRASE_MARKS = frozenset({"of", "to", "by", "for", "at", "on", "in", "from", "with", "against"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A role and the lemmas, classes and kinds of which its filler must have one; `text` is how the row writes it."""

    role: str
    lemmas: frozenset[str]
    kinds: frozenset[str]
    any: bool = False
    strict: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase of the codebook. `before` and `after` are the words around its head.

    `threatens`: one of its conditions asks for a hostile act still to come (`@threat`); `provenance` is that of every
    event that it codes; `own`: the row is the user's.
    """

    name: str
    head: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    pos: str
    type: EventType
    mode: str | None
    cameo: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    all_of: tuple[Condition, ...]
    any_of: tuple[Condition, ...]
    none_of: tuple[Condition, ...]
    flags: frozenset[str]
    embed: str | None
    rank: int
    example: str
    line: int
    threatens: bool
    provenance: Provenance
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What rows are read against: the noun classes, the default roles, the version that provenance names."""

    classes: Mapping[str, frozenset[str]]
    roles: Mapping[str, Mapping[str, str]]
    version: str
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Conditions:
    all_of: tuple[Condition, ...]
    any_of: tuple[Condition, ...]
    none_of: tuple[Condition, ...]
    flags: frozenset[str]
    embed: str | None


def read_entries(path: Path, reader: Reader) -> tuple[list[Entry], list[Problem]]:
    """Read the entries of a TYPE.tsv, and what is wrong with those rows that give none.

    Arguments: the file; what its rows are read against. Returns the entries of all sound rows, in file order, and one
    problem per broken row.
    """
    if path.stem not in EVENT_TYPES:
        return [], [Problem(path=path, line=None, reason=f"no event type {path.stem!r}; a codebook file is TYPE.tsv")]
    rows, problems = scan_table(path, COLUMNS, header="words")
    entries: list[Entry] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, fields in rows:
        try:
            found = list(_entries(path.stem, line, fields, reader))
        except DataError as error:
            problems.append(Problem(path=path, line=line, reason=str(error)))
            continue
        for entry in found:
            key = (entry.pos, entry.name, *fields[2:7])
            first = seen.setdefault(key, line)
            if first != line:
                reason = f"{entry.name} under the same conditions stands in line {first} already; drop one of them"
                problems.append(Problem(path=path, line=line, reason=reason))
            else:
                entries.append(entry)
    return entries, sorted(problems, key=lambda problem: problem.line or 0)


def _entries(type_: str, line: int, fields: list[str], reader: Reader) -> Iterator[Entry]:
    words, pos, mode, cameo, actor, recipient, conditions, example = fields
    if pos not in ("v", "n", "a"):
        raise DataError(f"part of speech {pos!r} is not v, n or a")
    if not words.strip("| "):
        raise DataError("no words in the first column")
    _check_codes(type_, mode, cameo)
    said = _conditions(conditions, pos, reader.classes)
    acting, _, receiving = _default_roles(reader, pos, type_).partition(" > ")
    known = {"xcomp", "ccomp"} & said.flags
    for phrase in dict.fromkeys(s for word in words.split("|") if word.strip() for s in _spellings(word.strip())):
        head, before, after = _split(phrase, pos)
        rank = 4 * (len(before) + len(after)) + 2 * len(said.all_of) + bool(said.any_of) + len(known)
        if "broad" in said.flags:
            rank -= PHRASE_YIELDS if before or after else WORD_YIELDS
        entry_name = f"{type_}:{phrase}@{line}"
        yield Entry(
            name=f"{type_}:{phrase}", head=head, before=before, after=after, pos=pos, type=cast(EventType, type_),
            mode=mode or None, cameo=cameo or None, actor=_roles(actor or acting),
            recipient=_roles(recipient or receiving), all_of=said.all_of, any_of=said.any_of, none_of=said.none_of,
            flags=said.flags, embed=said.embed, rank=rank, example=example, line=line,
            threatens=any("@threat" in c.kinds for c in said.any_of), own=reader.own,
            provenance=Provenance(
                stage="events", entry_or_head=f"own:{entry_name}" if reader.own else entry_name, version=reader.version
            ),
        )  # fmt: skip


def plain_entries(reader: Reader) -> Iterator[Entry]:
    """Give an entry without words for every part of speech and type: what the learned head finds beside the rows."""
    for pos in ("v", "n", "a"):
        for type_ in EVENT_TYPES:
            acting, _, receiving = _default_roles(reader, pos, type_).partition(" > ")
            yield Entry(
                name=f"head:{type_}", head="", before=(), after=(), pos=pos, type=type_, mode=None, cameo=None,
                actor=_roles(acting), recipient=_roles(receiving), all_of=(), any_of=(), none_of=(),
                flags=frozenset(), embed=None, rank=0, example="", line=0, threatens=False,
                provenance=Provenance(stage="events", entry_or_head=f"head:types:{type_}", version=HEAD_VERSION),
            )  # fmt: skip


def _default_roles(reader: Reader, pos: str, type_: str) -> str:
    return reader.roles[pos].get(type_) or reader.roles[pos]["default"]


def _check_codes(type_: str, mode: str, cameo: str) -> None:
    class_ = load_ontology().types[type_]
    if mode and mode not in class_.modes:
        known = ", ".join(class_.modes) or "none"
        raise DataError(f"no mode {mode!r} of {type_}; it has {known}")
    if cameo and cameo not in load_cameo():
        lost = f"; is {'0' + cameo!r} meant?" if "0" + cameo in load_cameo() else ""
        raise DataError(f"no CAMEO code {cameo!r}{lost}")


def _condition(text: str, classes: Mapping[str, frozenset[str]], *, strict: bool = False) -> Condition:
    role, _, values = text.partition("=")
    if role not in ROLES and role not in PREPOSITIONS:
        raise DataError(f"no role {role!r}; the roles stand in docs/codebook.md")
    lemmas: set[str] = set()
    kinds: set[str] = set()
    anything = False
    for value in filter(None, values.split("|")):
        if value == "@any":
            anything = True
        elif value in KINDS:
            kinds.add(value)
        elif value.startswith("#"):
            raise DataError(f"no kind {value}; the kinds stand in conditions.py")
        elif value.startswith("@"):
            if value == "@none":
                continue
            if value[1:] not in classes:
                raise DataError(f"no class {value} in classes.toml")
            lemmas |= classes[value[1:]]
        else:
            lemmas.add(value)
    return Condition(
        role=role, lemmas=frozenset(lemmas), kinds=frozenset(kinds), any=anything, strict=strict, text=text
    )


def _conditions(text: str, pos: str, classes: Mapping[str, frozenset[str]]) -> _Conditions:
    all_of: list[Condition] = []
    any_of: list[Condition] = []
    none_of: list[Condition] = []
    flags: set[str] = set()
    embed: str | None = None
    for part in text.split():
        if part.startswith("embed:"):
            embed = part[6:]
            if embed not in EFFECTS:
                raise DataError(f"no effect {embed!r}; it is one of {', '.join(sorted(EFFECTS))}")
        elif part in FLAGS:
            flags.add(part)
        elif part.startswith("!") and "=" in part:
            none_of.append(_condition(part[1:], classes))
        elif part.startswith("~"):
            any_of.append(_condition(part[1:], classes))
        elif part.startswith("+"):
            all_of.append(_condition(part[1:], classes, strict=True))
        elif "=" in part:
            condition = _condition(part, classes)
            role = condition.role
            must = role == "near" or (role in AND_ROLES and pos != "n") or (pos == "v" and role == "amod")
            (all_of if must else any_of).append(condition)
        else:
            raise DataError(f"unknown condition {part!r}")
    # A list of words is cheaper to test than a kind of participant, and an object tells more than a subject.
    all_of.sort(key=lambda condition: (bool(condition.kinds), condition.role == "subj"))
    return _Conditions(
        all_of=tuple(all_of), any_of=tuple(any_of), none_of=tuple(none_of), flags=frozenset(flags), embed=embed
    )


def _split(phrase: str, pos: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Give head, words before it and words after it."""
    words = phrase.split()
    if pos == "n":
        last = next(
            (k for k, word in enumerate(words) if k and word in PHRASE_MARKS and words[k - 1] != "-"), len(words)
        )
        return words[last - 1], tuple(words[: last - 1]), tuple(words[last:])
    # A verb comes first; one that a hyphen splits ("co - operate") comes after its prefix.
    first = next((k for k in range(len(words) - 1, 0, -1) if words[k - 1] == "-"), 0)
    return words[first], tuple(words[:first]), tuple(words[first + 1 :])


def _spellings(phrase: str) -> list[str]:
    first, _, rest = phrase.partition(" ")
    found = [phrase]
    if first.endswith("ise") and len(first) > 6:
        found.append((first[:-3] + "ize " + rest).strip())
    found += [spelling.replace("-", " - ") for spelling in found if "-" in spelling]
    return found


def _roles(text: str) -> tuple[str, ...]:
    if text == "-":
        return ()
    roles = tuple(role.strip() for role in text.split(",") if role.strip())
    for role in roles:
        if role not in ROLES and not re.fullmatch("[a-z]+", role):
            raise DataError(f"no role {role!r}")
        if role not in ROLES and role not in PREPOSITIONS:
            raise DataError(f"no role {role!r}; the roles stand in docs/codebook.md")
    return roles
