"""What `purport.relation` answers on sentences of other newswire: `python -m benchmarks.relation_probe`.

The sentences of `tests/gold/relations` were written for the purpose and train nothing. CONCEDE and RETREAT count as
one, as in PLV; where nothing holds between the parties, no answer is right.
"""

from collections import Counter
from pathlib import Path

from training.relation_examples import LABELS, NONE, YIELD, read_own

import purport

PROBE = Path(__file__).parent.parent / "tests" / "gold" / "relations"


def main() -> None:
    """Print the share of right answers, all together and by type."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for example in read_own(PROBE):
        spans = example.spans
        found = purport.relation(example.text, spans["actor"], spans.get("recipient"), spans.get("trigger"))
        (wanted,) = example.labels
        said = found.type if found is not None else NONE
        total[wanted] += 1
        right[wanted] += said == wanted or (said in YIELD and wanted in YIELD)
    print(f"right {100 * right.total() / total.total():.1f} % of {total.total()}")
    print(", ".join(f"{label} {right[label]} of {total[label]}" for label in LABELS if total[label]))


if __name__ == "__main__":
    main()
