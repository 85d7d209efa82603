"""`purport evaluate gold`: whole records against annotated articles."""

from pathlib import Path

from purport.evaluation.gold import score_gold
from purport.evaluation.gold_articles import GoldArticle, Record, load_gold
from purport.evaluation.report import Figure, Report, digest
from purport.reading.session import default_session

AGREEMENT = {
    "trigger F1": "90.9", "typed F1": "86.2", "typed+roles F1": "77.5", "RECORD F1": "73.5", "FULL RECORD F1": "63.3",
    "support": "92.8", "whole chain": "98.4", "date (either has one)": "79", "place country (either has one)": "80",
    "attribution F1": "94.0",
}  # fmt: skip
"""What two careful passes of annotation give against each other (the gold's README)."""


def predict(article: GoldArticle) -> Record:
    """Read a gold article as `purport read --published DATE` would."""
    return default_session().read({"text": article.text}, published=article.published).to_dict()


def gold_folder(data: Path) -> Path:
    """Give the folder with the annotated articles: DATA/gold, or DATA itself."""
    return data / "gold" if (data / "gold").is_dir() else data


def evaluate_gold(data: Path) -> Report:
    """Score the whole program. Raises DataError when there is no gold in the folder."""
    folder = gold_folder(data)
    articles = load_gold(folder)
    scores = score_gold(articles, predict)
    counts = scores.counts
    return Report(
        name="gold",
        data=f"{scores.articles} articles, {counts['gold']} gold events, {counts['predicted']} predicted",
        digest=digest(folder / f"{a.name}.json" for a in articles),
        figures=tuple(
            Figure(
                name=name,
                value=value,
                interval=scores.intervals[name],
                published=f"{AGREEMENT[name]} (two annotation passes)" if name in AGREEMENT else "",
            )
            for name, value in scores.figures.items()
        ),
    )
