"""Draw how often attribution spans are exact against what their scores say: `python -m docs.reliability --data DIR`.

Measured on the half of PolNeAR dev that the calibration was not fitted on. Writes docs/reliability.svg.
"""

import argparse
from pathlib import Path

from purport.evaluation.calibration import Bin, bins
from purport.evaluation.spans import KINDS, POLNEAR_DEV, read_polnear, span_scores
from purport.reading.session import default_session

SIZE, MARGIN = 180, 34
COLOURS = {"source": "#1b5e9b", "cue": "#8a4b00", "content": "#1b6e3c"}


def main() -> None:
    """Read the arguments and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    args = parser.parse_args()
    model = default_session().model
    documents = list(read_polnear(args.data / POLNEAR_DEV))[1::2]
    rows = [row for document in documents for row in span_scores(document, model)]
    panels = {k: bins([s for kind, s, _ in rows if kind == k], [r for kind, _, r in rows if kind == k]) for k in KINDS}
    target = Path(__file__).parent / "reliability.svg"
    target.write_text(draw(panels), encoding="utf-8")


def draw(panels: dict[str, list[Bin]]) -> str:
    """Return the picture: a panel per kind, the diagonal, a dot per bin whose size grows with its count."""
    width = len(panels) * (SIZE + MARGIN) + MARGIN
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {SIZE + 2 * MARGIN}" font-family="sans-serif" '
        f'font-size="11" role="img" aria-label="Share of exact spans against their score">',
        f'<rect width="{width}" height="{SIZE + 2 * MARGIN}" fill="#fff"/>',
    ]
    for number, (kind, found) in enumerate(panels.items()):
        x = MARGIN + number * (SIZE + MARGIN)
        parts.append(_panel(x, kind, found))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _dot(x: float, y: float, b: Bin, most: int, colour: str) -> str:
    radius = 2 + 6 * (b.count / most) ** 0.5
    told = f"{b.count} spans, score {b.score:.2f}, exact {b.right:.2f}"
    circle = f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" fill-opacity=".75"'
    return f"<circle {circle}><title>{told}</title></circle>"


def _panel(x: int, kind: str, found: list[Bin]) -> str:
    y, bottom = MARGIN, MARGIN + SIZE
    most = max((b.count for b in found), default=1)
    dots = "".join(_dot(x + b.score * SIZE, bottom - b.right * SIZE, b, most, COLOURS[kind]) for b in found)
    return (
        f'<rect x="{x}" y="{y}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>'
        f'<line x1="{x}" y1="{bottom}" x2="{x + SIZE}" y2="{y}" stroke="#999" stroke-dasharray="4"/>{dots}'
        f'<text x="{x}" y="{y - 8}">{kind}: exact against score</text>'
        f'<text x="{x}" y="{bottom + 14}">0</text><text x="{x + SIZE}" y="{bottom + 14}" text-anchor="end">1</text>'
    )


if __name__ == "__main__":
    main()
