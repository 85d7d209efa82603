"""A piece of a page with what is known of it before its neighbours count."""

from dataclasses import dataclass

from purport.documents.marks import Mark
from purport.documents.pieces import Piece

PROSE_WORDS = 10
FURNITURE_FLAGS = frozenset({"nav", "footer", "form", "share", "promotion", "tags"})
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One piece with everything that is known of it before its neighbours count.

    `main` says that the main text contains it; `flags` what the elements around it say.
    """

    piece: Piece
    words: int
    final: bool
    main: bool
    flags: frozenset[str]
    mark: Mark

    @property
    def heading(self) -> bool:
        """Say whether the piece is a heading element."""
        return self.piece.tag in HEADINGS

    @property
    def prose(self) -> bool:
        """Say whether the piece is a paragraph of sentences, with no sign of furniture."""
        return (
            self.words >= PROSE_WORDS and self.final and self.mark is Mark.NONE and self.piece.links < 0.5
            and not self.flags & (FURNITURE_FLAGS | {"caption", "related", "comments"})
        )  # fmt: skip

    @property
    def menu(self) -> bool:
        """Say whether the piece is a row of links of a few words each."""
        return self.piece.anchors >= 3 and self.piece.links > 0.6 and self.words < 4 * self.piece.anchors
