"""Sorted, disjoint, half-open token ranges: the shape of sources, cues and contents."""

from collections.abc import Iterable

Range = tuple[int, int]
Ranges = tuple[Range, ...]


def merged(ranges: Iterable[Range]) -> Ranges:
    """Sort ranges and join those that touch; empty ones go."""
    kept = [r for r in ranges if r[0] < r[1]]
    if len(kept) < 2:
        return tuple(kept)
    kept.sort()
    out = [kept[0]]
    for start, end in kept[1:]:
        last = out[-1]
        if start > last[1]:
            out.append((start, end))
        elif end > last[1]:
            out[-1] = (last[0], end)
    return tuple(out)


def subtract(ranges: Ranges, holes: Ranges) -> Ranges:
    """Cut `holes` out of `ranges`."""
    if not holes:
        return tuple([r for r in ranges if r[0] < r[1]])
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
    if len(ranges) == 1:
        start, end = ranges[0]
        return start <= token < end
    return any(start <= token < end for start, end in ranges)


def overlap(a: Ranges, b: Ranges) -> int:
    """Count the tokens that both have."""
    shared = 0
    for start, end in a:
        for first, last in b:
            if first < end and start < last:
                shared += min(end, last) - max(start, first)
    return shared


def size(ranges: Ranges) -> int:
    """Count the tokens."""
    count = 0
    for start, end in ranges:
        count += end - start
    return count


def of_tokens(tokens: Iterable[int]) -> Ranges:
    """Turn token indices into ranges."""
    return merged([(i, i + 1) for i in tokens])
