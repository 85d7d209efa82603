"""Middle points, reach and distance of places on the globe."""

import math

_EARTH_KM = 6371.0088


def hull_centre(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Give the centre of gravity of the convex hull of (lat, lon) points: the middle of a territory."""
    unique = sorted(set(points))
    if len(unique) < 3:
        return sum(p[0] for p in unique) / len(unique), sum(p[1] for p in unique) / len(unique)
    hull = half_hull(unique)[:-1] + half_hull(unique[::-1])[:-1]
    area = lat = lon = 0.0
    for (a, b), (c, d) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = a * d - c * b
        area += cross
        lat += (a + c) * cross
        lon += (b + d) * cross
    if abs(area) < 1e-9:
        return sum(p[0] for p in unique) / len(unique), sum(p[1] for p in unique) / len(unique)
    return lat / (3 * area), lon / (3 * area)


def mainland(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Leave out the farthest towns on each side (one in a hundred): far islands and exclaves."""
    if len(points) < 50:
        return points
    cut = len(points) // 100 + 1
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    return [p for p in points if lats[cut] <= p[0] <= lats[-cut] and lons[cut] <= p[1] <= lons[-cut]]


def half_hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Give the lower hull of sorted points (Andrew's monotone chain)."""
    hull: list[tuple[float, float]] = []
    for p in points:
        while len(hull) > 1 and (
            (hull[-1][0] - hull[-2][0]) * (p[1] - hull[-2][1]) - (hull[-1][1] - hull[-2][1]) * (p[0] - hull[-2][0]) <= 0
        ):
            hull.pop()
        hull.append(p)
    return hull


def reach_km(centre: tuple[float, float], points: list[tuple[float, float]]) -> int:
    """Give how far nine in ten of the points lie from a centre, in kilometres, rounded up to ten."""
    far = sorted(distance_km(centre, p) for p in points)
    return math.ceil(far[max(0, math.ceil(0.9 * len(far)) - 1)] / 10) * 10 if far else 0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give the great-circle distance of two (lat, lon) points in kilometres."""
    p, q = math.radians(a[0]), math.radians(b[0])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(h)))
