"""An article's own words: what is compared with other articles."""

from purport.records import Article

_OWN = frozenset({"headline", "subheading", "body", "caption"})


def furniture_of(article: Article) -> tuple[tuple[int, int], ...]:
    """Give the spans that every page of an outlet shares: bylines, teasers, boilerplate."""
    return tuple((block.start, block.end) for block in article.blocks if block.kind not in _OWN)


def masked(text: str, furniture: tuple[tuple[int, int], ...]) -> str:
    """Blank out spans, so that offsets stay true. Two articles beside the same list of teasers are no copies."""
    if not furniture:
        return text
    pieces, position = [], 0
    for start, end in sorted(furniture):
        start, end = max(start, position), min(end, len(text))
        if start < end:
            pieces += [text[position:start], " " * (end - start)]
            position = end
    return "".join([*pieces, text[position:]])
