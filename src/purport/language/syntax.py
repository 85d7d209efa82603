"""A block's analysis as plain lists, for rules that go over tokens fast.

spaCy's token attributes cost a Python call each; the rooms after this one read these lists instead.
Every later room reads these field names: do not rename them.
"""

from dataclasses import dataclass, field

BLANK_POS, BLANK_TAG, BLANK_DEP = "SPACE", "_SP", "dep"
"""What a token of white space is called."""

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass", "csubj:outer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Universal Dependencies v2 of one block, one entry per token (spaces are tokens too, attached as `dep`).

    `heads` are token indices in the block, a root points to itself; `starts` and `ends` are character
    offsets in the block's text; `sentences` are half-open token ranges; `ents` are (start, end, label)
    with half-open token ranges and labels PER, ORG, LOC, EVENT; `feats` are UD feature strings.
    """

    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    feats: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    ents: list[tuple[int, int, str]] = field(default_factory=list)
    sents: list[int] = field(init=False)
    children: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        sents = [0] * len(self.words)
        for number, (start, end) in enumerate(self.sentences):
            sents[start:end] = [number] * (end - start)
        children: list[list[int]] = [[] for _ in self.words]
        for i, head in enumerate(self.heads):
            if head != i:
                children[head].append(i)
        object.__setattr__(self, "sents", sents)
        object.__setattr__(self, "children", children)

    def __len__(self) -> int:
        return len(self.words)

    def child(self, i: int, *deps: str) -> int | None:
        """Give the first child of token `i` with one of the labels, or None."""
        for j in self.children[i]:
            if self.deps[j] in deps:
                return j
        return None

    def subtree(self, i: int) -> list[int]:
        """Give token `i` and all its descendants, in text order."""
        found, queue = [i], [i]
        while queue:
            below = self.children[queue.pop()]
            found += below
            queue += below
        found.sort()
        return found

    def ancestors(self, i: int) -> list[int]:
        """Give the heads above token `i`, nearest first."""
        above = []
        while self.heads[i] != i:
            i = self.heads[i]
            above.append(i)
        return above

    def conjuncts(self, i: int) -> list[int]:
        """Give token `i` and the tokens coordinated with it, `i` being the first conjunct."""
        return [i, *(j for j in self.children[i] if self.deps[j] == "conj")]
