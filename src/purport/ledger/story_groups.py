"""Stories that turned out to be one: rows that join two, rows that part them again.

A story keeps its name and its reports for good. What was joined is shown under the name of the story that was founded
first, and a question at an earlier moment still sees two.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from sqlalchemy import Connection, select

from purport.ledger import schema
from purport.ledger.cut import PRESENT, Cut

MERGE, SPLIT = "merge", "split"

_ROWS = (
    select(
        schema.story_change.c.no,
        schema.story_change.c.kind,
        schema.story_change.c.story,
        schema.story_change.c.other,
        schema.story_change.c.report,
        schema.report.c.address,
    )
    .join(schema.report, schema.report.c.no == schema.story_change.c.report)
    .order_by(schema.story_change.c.no)
)

_NAMES = select(schema.story.c.no, schema.story.c.id).where(
    schema.story.c.no.in_(select(schema.story_change.c.story).union(select(schema.story_change.c.other)))
)


class Tie(NamedTuple):
    """Two stories that are one, by their numbers, the earlier one first; the report that says so, and its address."""

    story: int
    other: int
    report: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryGroups:
    """Which stories are one.

    `roots` and `names` have an entry for every story that is joined to another one, `joined` the stories of each root.
    """

    ties: tuple[Tie, ...] = ()
    roots: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    names: Mapping[int, str] = field(default_factory=lambda: MappingProxyType({}))
    joined: Mapping[int, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def root(self, story: int) -> int:
        """Give the story under whose name a story is shown."""
        return self.roots.get(story, story)

    def members(self, story: int) -> tuple[int, ...]:
        """Give all stories that are one with this one, itself among them, in order."""
        root = self.root(story)
        return self.joined.get(root, (root,))

    def with_tie(self, tie: Tie, names: Mapping[int, str]) -> "StoryGroups":
        """Give the groups with two more stories joined, and the names of the two: without going through all of them."""
        one, two = sorted((self.root(tie.story), self.root(tie.other)))
        members = tuple(sorted({*self.members(one), *self.members(two)}))
        joined = {**self.joined, one: members}
        if one != two:
            joined.pop(two, None)
        return StoryGroups(
            ties=(*self.ties, tie),
            roots=MappingProxyType({**self.roots, **dict.fromkeys(members, one)}),
            names=MappingProxyType({**self.names, **names}),
            joined=MappingProxyType(joined),
        )


NONE = StoryGroups()


def groups_of(ties: Sequence[Tie], names: Mapping[int, str] = MappingProxyType({})) -> StoryGroups:
    """Give the groups that ties make. The order of the ties makes no difference.

    Arguments: the ties that stand; the names of the stories in them.
    """
    onto: dict[int, int] = {}

    def root(story: int) -> int:
        while (onward := onto.get(story, story)) != story:
            story = onward
        return story

    for tie in ties:
        one, two = sorted((root(tie.story), root(tie.other)))
        if one != two:
            onto[two] = one
    stories = {story for tie in ties for story in (tie.story, tie.other)}
    roots = {story: root(story) for story in stories}
    joined: dict[int, list[int]] = {}
    for story in sorted(roots):
        joined.setdefault(roots[story], []).append(story)
    members = MappingProxyType({goal: tuple(some) for goal, some in joined.items()})
    return StoryGroups(ties=tuple(ties), roots=MappingProxyType(roots), names=names, joined=members)


def read_groups(connection: Connection, cut: Cut = PRESENT) -> StoryGroups:
    """Read which stories are one at a cut: by reports published until then, and rows recorded until then."""
    query = _ROWS
    if not cut.present:
        query = query.where(schema.report.c.published <= cut.as_of, schema.story_change.c.recorded <= cut.known_on)
    standing: dict[tuple[int, int], Tie] = {}
    for _, kind, story, other, report, address in connection.execute(query).all():
        if kind == MERGE:
            standing[story, other] = Tie(story, other, report, address)
        else:
            standing.pop((story, other), None)
    if not standing:
        return NONE
    known = dict(map(tuple, connection.execute(_NAMES)))
    names = {story: known[story] for pair in standing for story in pair}
    return groups_of(tuple(standing.values()), MappingProxyType(names))


@dataclass(frozen=True, slots=True)
class Names:
    """Groups by the names of stories: what queries go by."""

    roots: Mapping[str, str]

    def root(self, story: str) -> str:
        """Give the name under which a story is shown."""
        return self.roots.get(story, story)

    def members(self, story: str) -> tuple[str, ...]:
        """Give the names of all stories that are one with this one."""
        root = self.root(story)
        return (root, *sorted(one for one, goal in self.roots.items() if goal == root and one != root))

    def shown(self, stories: Iterable[str]) -> Iterator[str]:
        """Give the names under which some stories are shown, each once."""
        return iter(dict.fromkeys(map(self.root, stories)))


def read_names(connection: Connection, cut: Cut = PRESENT) -> Names:
    """Read which stories are one at a cut, by their names."""
    groups = read_groups(connection, cut)
    return Names({groups.names[one]: groups.names[root] for one, root in groups.roots.items()})
