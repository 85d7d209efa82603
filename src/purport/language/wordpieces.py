"""Words to wordpieces, each word on its own and remembered."""

from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

MAX_PIECES = 8
"""A longer word (an address, a hash) is cut: its beginning says what it is."""

_MAX_REMEMBERED = 50_000
_MAX_LETTERS = 100


class WordPieces:
    """The tokenizer of the encoder for text that is already split into words."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self.cls = self._id("[CLS]")
        self.sep = self._id("[SEP]")
        self._unknown = (self._id("[UNK]"),)
        self._known: dict[str, tuple[int, ...]] = {}

    def _id(self, token: str) -> int:
        number = self._tokenizer.token_to_id(token)
        if number is None:
            raise ValueError(f"the tokenizer has no {token}")
        return int(number)

    def encode(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """Return the wordpieces of each word; one unknown piece for a word that has none."""
        known = self._known
        new = list({w for w in words if w not in known})
        if new:
            if len(known) + len(new) > _MAX_REMEMBERED:
                known.clear()
                new = list(set(words))
            encoded = self._tokenizer.encode_batch([w[:_MAX_LETTERS] for w in new], add_special_tokens=False)
            for word, encoding in zip(new, encoded, strict=True):
                known[word] = tuple(encoding.ids[:MAX_PIECES]) or self._unknown
        return [known[w] for w in words]
