"""The codebook: which words trigger which event, under which conditions, and who acts on whom.

One TSV file per event type in `data/codebook`; its columns are

- `words`: lemmas or phrases, alternatives divided by `|`. A verb phrase starts with its verb, the other words follow
  in its clause ("crack down on"); a noun phrase ends with its head ("death sentence") unless it holds a preposition.
- `pos`: v, n or a (predicate adjective); `mode` and `cameo` may be empty.
- `actor`, `recipient`: roles, the first filled one wins: subj, obj, iobj, poss, demonym, comp, between, a preposition,
  xobj (object of the complement clause), content (who acts in the complement clause). Empty: the default of the part
  of speech and type in `roles.toml`; `-`: none.
- `conditions`, divided by blanks: `subj=`, `obj=` and, for verbs, `amod=` must all hold; of the other `role=values`
  conditions, and of those marked `~`, one must hold; `!` forbids;
  `+` demands that the role be filled (an agentless passive satisfies a plain `subj=`). Values divided by `|`: lemmas,
  `@class` (classes.toml), `#kind` of participant (see `conditions.py`). Flags: `xcomp`, `ccomp`, `noobj`, `passive`;
  `weak` (an unknown human participant is enough), `hard` (needs a country or a political sector), `pair` (as `hard`,
  and something must be known of both sides), `agent` (somebody must act), `bare` (the word alone names the event in an
  article about politics), `violent` (where nobody acts, violence must stand before it or beside it), `voiced` (a source
  says it of somebody; see voicing.py), `broad` (tried only where no other row holds), `embed:EFFECT` (how the act in
  the complement stands; see governors.tsv).
- `example`: a sentence that the row codes.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import cast

from purport.errors import DataError
from purport.events.inflection import form_table
from purport.events.tables import read_lists, read_table
from purport.ontology import load_ontology
from purport.records import Provenance
from purport.records.values import EventType, Sector

DATA = Path(__file__).parent / "data"
VERSION = "plover-1"
AND_ROLES = frozenset({"subj", "obj"})
FLAGS = frozenset("active xcomp ccomp noobj passive weak hard pair agent bare violent voiced broad".split())
WORD_YIELDS, PHRASE_YIELDS = 100, 8
"""By how much a word and a phrase of a broad row stand behind other rows; a phrase still says more than its verb."""
PREPOSITIONS = frozenset({"of", "to", "by", "for", "at", "on", "in", "from", "with", "against"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A role and the lemmas, classes and kinds of which its filler must have one."""

    role: str
    lemmas: frozenset[str]
    kinds: frozenset[str]
    any: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase of the codebook. `before` and `after` are the words around its head.

    `threatens`: one of its conditions asks for a hostile act still to come (`@threat`); `provenance` is that of every
    event that it codes.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The entries by part of speech and head lemma, and the word lists that go with them."""

    entries: Mapping[str, Mapping[str, tuple[Entry, ...]]]
    no_event: frozenset[str]
    people: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    support_verbs: Mapping[str, tuple[tuple[str, str], ...]]
    governors: Mapping[str, str]
    oblique_governors: Mapping[str, frozenset[str]]
    role_sectors: Mapping[str, Sector]
    temporal: Mapping[str, frozenset[str]]
    means: Mapping[tuple[str, str], str]
    forms: Mapping[str, Mapping[str, str]]
    no_control: frozenset[str]
    transitive: frozenset[str]

    def __iter__(self) -> Iterator[Entry]:
        for by_head in self.entries.values():
            for entries in by_head.values():
                yield from entries


def _words(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(w.replace("_", " ") for line in lines if not line.startswith("#") for w in line.split())


def _condition(text: str, where: str, classes: Mapping[str, frozenset[str]], *, strict: bool = False) -> Condition:
    role, _, values = text.partition("=")
    lemmas: set[str] = set()
    kinds: set[str] = set()
    anything = False
    for value in values.split("|"):
        if not value:
            continue
        if value == "@any":
            anything = True
        elif value in ("@ing", "@wrongdoing", "@threat") or value.startswith("#") or value == "agentless":
            kinds.add(value)
        elif value.startswith("@"):
            if value == "@none":
                continue
            if value[1:] not in classes:
                raise DataError(f"{where}: no class {value} in classes.toml")
            lemmas |= classes[value[1:]]
        else:
            lemmas.add(value)
    return Condition(role=role, lemmas=frozenset(lemmas), kinds=frozenset(kinds), any=anything, strict=strict)


def _conditions(
    text: str, pos: str, where: str, classes: Mapping[str, frozenset[str]]
) -> tuple[list[Condition], list[Condition], list[Condition], set[str], str | None]:
    all_of: list[Condition] = []
    any_of: list[Condition] = []
    none_of: list[Condition] = []
    flags: set[str] = set()
    embed: str | None = None
    for part in text.split():
        if part.startswith("embed:"):
            embed = part[6:]
        elif part in FLAGS:
            flags.add(part)
        elif part.startswith("!") and "=" in part:
            none_of.append(_condition(part[1:], where, classes))
        elif part.startswith("~"):
            any_of.append(_condition(part[1:], where, classes))
        elif part.startswith("+"):
            all_of.append(_condition(part[1:], where, classes, strict=True))
        elif "=" in part:
            condition = _condition(part, where, classes)
            role = condition.role
            must = (role in AND_ROLES and pos != "n") or (pos == "v" and role == "amod")
            (all_of if must else any_of).append(condition)
        else:
            raise DataError(f"{where}: unknown condition {part!r}")
    # A list of words is cheaper to test than a kind of participant, and an object tells more than a subject.
    all_of.sort(key=lambda condition: (bool(condition.kinds), condition.role == "subj"))
    return all_of, any_of, none_of, flags, embed


def _split(phrase: str, pos: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """Give head, words before it and words after it."""
    words = phrase.split()
    if pos == "n":
        last = next(
            (k for k, word in enumerate(words) if k and word in PREPOSITIONS and words[k - 1] != "-"), len(words)
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


def _entries(
    path: Path, classes: Mapping[str, frozenset[str]], roles: Mapping[str, Mapping[str, str]]
) -> Iterator[Entry]:
    type_ = path.stem
    load_ontology().quad(type_)
    for number, (words, pos, mode, cameo, actor, recipient, conditions, example) in read_table(path, 8):
        where = f"{path}:{number}"
        if pos not in ("v", "n", "a"):
            raise DataError(f"{where}: part of speech {pos!r} is not v, n or a")
        if mode:
            load_ontology().score(type_, mode)
        all_of, any_of, none_of, flags, embed = _conditions(conditions, pos, where, classes)
        default = roles["n" if pos == "n" else pos].get(type_) or roles["n" if pos == "n" else pos]["default"]
        acting, _, receiving = default.partition(" > ")
        known = {"xcomp", "ccomp"} & flags
        for phrase in dict.fromkeys(s for word in words.split("|") for s in _spellings(word.strip())):
            head, before, after = _split(phrase, pos)
            rank = 4 * (len(before) + len(after)) + 2 * len(all_of) + bool(any_of) + len(known)
            if "broad" in flags:
                rank -= PHRASE_YIELDS if before or after else WORD_YIELDS
            entry = Entry(
                name=f"{type_}:{phrase}", head=head, before=before, after=after, pos=pos, type=cast(EventType, type_),
                mode=mode or None, cameo=cameo or None, actor=_roles(actor or acting),
                recipient=_roles(recipient or receiving), all_of=tuple(all_of), any_of=tuple(any_of),
                none_of=tuple(none_of), flags=frozenset(flags), embed=embed, rank=rank, example=example, line=number,
                threatens=any("@threat" in c.kinds for c in any_of),
                provenance=Provenance(
                    stage="events", entry_or_head=f"{type_}:{phrase}@{number}", version=VERSION
                ),
            )  # fmt: skip
            yield entry


def _roles(text: str) -> tuple[str, ...]:
    return () if text == "-" else tuple(role.strip() for role in text.split(",") if role.strip())


@cache
def load_codebook(directory: Path | None = None) -> Codebook:
    """Load the codebook, by default the package's own.

    Raises DataError naming file and line of a row that cannot be understood.
    """
    directory = directory or DATA
    no_event = _words(directory / "no_event.txt")
    people = _words(directory / "people.txt")
    classes = {**read_lists(directory / "classes.toml"), "people": people}
    roles = tomllib.loads((directory / "roles.toml").read_text(encoding="utf-8"))
    index: dict[str, dict[str, list[Entry]]] = {"v": {}, "n": {}, "a": {}}
    for path in sorted((directory / "codebook").glob("*.tsv")):
        for entry in _entries(path, classes, roles):
            index[entry.pos].setdefault(entry.head, []).append(entry)
    sorted_index = {
        pos: MappingProxyType({head: tuple(sorted(found, key=lambda e: -e.rank)) for head, found in by_head.items()})
        for pos, by_head in index.items()
    }
    governors = [fields for _, fields in read_table(directory / "governors.tsv", 3)]
    support: dict[str, list[tuple[str, str]]] = {}
    for _, (verb, role) in read_table(directory / "support_verbs.tsv", 2):
        head, _, rest = verb.partition(" ")
        support.setdefault(head, []).append((rest, role))
    return Codebook(
        entries=MappingProxyType(sorted_index),
        no_event=no_event,
        people=people,
        no_control=classes["reporting"],
        transitive=frozenset(
            verb
            for verb, entries in index["v"].items()
            if any(not e.after and any(c.role == "obj" for c in e.all_of) for e in entries)
            and not any("noobj" in e.flags or (not e.after and "obj" not in e.recipient) for e in entries)
        ),
        classes=MappingProxyType(classes),
        support_verbs=MappingProxyType({verb: tuple(rows) for verb, rows in support.items()}),
        governors=MappingProxyType({lemma: effect for lemma, effect, _ in governors}),
        oblique_governors=MappingProxyType({lemma: frozenset(marks.split()) for lemma, _, marks in governors if marks}),
        role_sectors=MappingProxyType(
            {lemma: cast(Sector, x) for _, (lemma, x) in read_table(directory / "role_sectors.tsv", 2)}
        ),
        forms=form_table(
            {*sorted_index["v"], *support, *(row[0] for row in governors), *(w for w in no_event if " " not in w)},
            {*sorted_index["n"], *people, *(w for words in classes.values() for w in words)},
            [(form, pos, lemma) for _, (form, pos, lemma) in read_table(directory / "irregular.tsv", 3)],
        ),
        means=MappingProxyType({(t, word): mode for _, (t, word, mode) in read_table(directory / "modes.tsv", 3)}),
        temporal=MappingProxyType(read_lists(directory / "temporal.toml")),
    )
