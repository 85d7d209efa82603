"""Sorted, disjoint, half-open token ranges: the shape of sources, cues and contents."""

from collections.abc import Iterable

Range = tuple[int, int]
Ranges = tuple[Range, ...]


def merged(ranges: Iterable[Range]) -> Ranges:
    """Sort ranges and join those that touch; empty ones go."""
    out: list[Range] = []
    for start, end in sorted(r for r in ranges if r[0] < r[1]):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def subtract(ranges: Ranges, holes: Ranges) -> Ranges:
    """Cut `holes` out of `ranges`."""
    out: list[Range] = []
    for start, end in ranges:
        for a, b in holes:
            if b <= start or a >= end:
                continue
            if a > start:
                out.append((start, a))
            start = b
            if start >= end:
                break
        if start < end:
            out.append((start, end))
    return tuple(out)


def covers(ranges: Ranges, token: int) -> bool:
    """Say whether a token lies in one of the ranges."""
    return any(start <= token < end for start, end in ranges)


def overlap(a: Ranges, b: Ranges) -> int:
    """Count the tokens that both have."""
    return sum(max(0, min(e, d) - max(s, c)) for s, e in a for c, d in b)


def size(ranges: Ranges) -> int:
    """Count the tokens."""
    return sum(end - start for start, end in ranges)


def of_tokens(tokens: Iterable[int]) -> Ranges:
    """Turn token indices into ranges."""
    return merged((i, i + 1) for i in tokens)
