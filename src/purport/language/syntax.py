"""A document as plain lists, for rules that look at every token."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Token attributes by token index.

    `heads[i] == i` at a root. `sentence[i]` is the number of the token's sentence, `sentences` holds each
    sentence as token indices (start, end). `starts` and `ends` count code points in the text. White space
    that spaCy keeps as a token has pos SPACE and relation "dep". `names` holds BIO labels.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    feats: list[str]
    deps: list[str]
    heads: list[int]
    children: list[list[int]]
    sentence: list[int]
    sentences: list[tuple[int, int]]
    starts: list[int]
    ends: list[int]
    names: list[str]

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, index: int) -> list[int]:
        """Return the tokens under a token, itself among them, in text order."""
        found = [index]
        for i in found:
            found.extend(self.children[i])
        return sorted(found)
