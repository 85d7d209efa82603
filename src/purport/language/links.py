"""Which source and which content belong to which cue."""


def distance_bucket(first_a: int, last_a: int, first_b: int, last_b: int) -> int:
    """Return the bucket of the gap between two parts of a text: 0 to 11 where b follows, 12 to 23 before."""
    if first_b > last_a:
        gap, side = first_b - last_a - 1, 0
    else:
        gap, side = max(first_a - last_b - 1, 0), 12
    if gap < 5:
        return side + gap
    return side + min(11, 3 + gap.bit_length() - 1)
