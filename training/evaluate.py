"""Score a model folder on all dev parts: `python -m training.evaluate --corpora DIR [--model DIR]`.

The scorers are the package's own and run on the shipped int8 files without torch.
"""

import argparse
import json
from pathlib import Path

from purport.evaluation.names import score_names
from purport.evaluation.parsing import score_parsing
from purport.evaluation.spans import score_attribution, score_factuality
from purport.language import LanguageModel
from purport.language.model_files import DATA

SCORERS = {
    "parsing": score_parsing, "names": score_names, "attribution": score_attribution, "factuality": score_factuality,
}  # fmt: skip


def main() -> None:
    """Read the arguments and print one JSON object per scorer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=DATA)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--only", choices=sorted(SCORERS), action="append")
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    model = LanguageModel.load(threads=args.threads, folder=args.model)
    print(json.dumps({"version": model.version}))
    for name in args.only or SCORERS:
        print(json.dumps({name: SCORERS[name](args.corpora, model, limit=args.limit)}), flush=True)


if __name__ == "__main__":
    main()
