"""The reports behind `purport evaluate ...`: each room's figures beside baselines and published figures."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from purport.errors import MissingInput
from purport.evaluation.actors import report_actors as report_actors
from purport.evaluation.coverage import measure_coverage
from purport.evaluation.cue_coverage import measure_cues
from purport.evaluation.ecbplus import read_documents, story_files
from purport.evaluation.end_to_end import gold_folder
from purport.evaluation.gold_articles import load_gold
from purport.evaluation.names import score_names
from purport.evaluation.pages import evaluate_pages
from purport.evaluation.parsing import score_parsing
from purport.evaluation.places import report_places as report_places
from purport.evaluation.report import Figure, Report
from purport.evaluation.spans import POLNEAR_DEV, score_attribution, score_factuality
from purport.language.passages import Passage, read_passages
from purport.mentions import find_mentions
from purport.reading.session import default_session, open_item
from purport.records import Mentions

STORY_TOPICS = range(25, 36)
"""The topics of ECB+ that nothing here was tuned on."""


def report_pages(data: Path) -> Report:
    """Body text beside trafilatura on the same pages, and F1 per block kind on pages not used to write the rules."""
    scores = evaluate_pages(data)
    body, kinds = scores["body"], scores["kinds"]["test"]
    figures = [
        Figure(
            name="body F1, 4-gram shingles",
            value=_percent(body["purport"]["f1"]),
            baseline=f"{_percent(body['trafilatura_fast']['f1']):.1f} (trafilatura, fast), "
            f"{_percent(body['trafilatura_default']['f1']):.1f} (trafilatura)",
        )
    ]
    figures += [
        Figure(name=f"{kind} F1, unseen pages", value=_percent(row["f1"]), published="")
        for kind, row in kinds.items()
        if isinstance(row, Mapping) and row.get("true", 1)
    ]
    figures += [
        Figure(name=f"{kind} F1, unseen pages as text", value=_percent(row["f1"]), published="")
        for kind, row in scores["kinds_as_text"]["test"].items()
        if isinstance(row, Mapping) and row.get("true", 1)
    ]
    return Report(
        name="pages",
        data=f"{scores['pages']} pages for body text; labelled pages that no rule was written from for the kinds",
        figures=tuple(figures),
        notes=(
            "block kinds were labelled by the project itself (evaluation/data/page_blocks.tsv)",
            "as text: the visible text of the same pages, menus and all, read as plain text",
            "one body rule came from a page that later fell into the unseen part; before it, body F1 there was 94.4",
        ),
    )


def _percent(share: float) -> float:
    return 100 * share if share <= 1 else share


PARSING: tuple[tuple[str, str, str, str], ...] = (
    ("ewt_upos", "EWT UPOS, gold tokens", "94.4 (UDPipe 1)", "97.6 (UDPipe 2, UD 2.17, test)"),
    ("ewt_xpos", "EWT XPOS, gold tokens", "", ""),
    ("ewt_lemma", "EWT lemma, gold tokens", "", ""),
    ("ewt_uas", "EWT UAS, gold tokens", "84.4 (UDPipe 1)", "94.1 (UDPipe 2, UD 2.17, test)"),
    ("ewt_las", "EWT LAS, gold tokens", "81.1 (UDPipe 1)", "92.4 (UDPipe 2, UD 2.17, test)"),
    ("gum_boundary_f1", "GUM sentence boundaries, raw", "", ""),
    ("ewt_weblog_newsgroup_boundary_f1", "EWT weblog, newsgroup boundaries, raw", "", ""),
    ("gum_sentence_f1", "GUM whole sentences, raw", "", ""),
    ("ewt_weblog_newsgroup_sentence_f1", "EWT weblog, newsgroup whole sentences", "", ""),
    ("gum_word_f1", "GUM words, raw", "", ""),
    ("ewt_weblog_newsgroup_word_f1", "EWT weblog, newsgroup words, raw", "", ""),
)


def report_parsing(data: Path) -> Report:
    """Tags, lemmas and trees on gold tokens; sentences and words on raw paragraphs."""
    scores = score_parsing(data, default_session().model)
    return Report(
        name="parsing",
        data="UD English EWT dev and GUM open dev, the shipped int8 model",
        figures=tuple(
            Figure(name=label, value=scores[key], digits=2, baseline=baseline, published=published)
            for key, label, baseline, published in PARSING
            if key in scores
        ),
        notes=(
            "boundaries are sentence starts inside paragraphs, the paragraph's own start left out",
            "whole sentences need both ends right",
            "baseline and published figures are of EWT test in the UD version named by their authors, ours of dev",
        ),
    )


def report_names(data: Path) -> Report:
    """Exact spans of persons, organisations and places."""
    scores = score_names(data, default_session().model)
    published = {"micro": "86.0 (XLM-R large, UNER paper), 87.0 (NameTag 3), test"}
    return Report(
        name="names",
        data="UNER English EWT dev, exact spans, the shipped int8 model",
        figures=tuple(
            Figure(name=f"{key.upper()} F1", value=scores[key], digits=2, published=published.get(key, ""))
            for key in ("per", "org", "loc", "micro")
        ),
        notes=(
            "human agreement on 108 doubly annotated documents of train: PER 93, LOC 70, ORG 53",
            f"micro precision {scores['micro_precision']}, recall {scores['micro_recall']}",
        ),
    )


ATTRIBUTION: tuple[tuple[str, str, str, str], ...] = (
    ("source_exact", "source, exact F1", "78.1 (BIO head), 50.6 (CRF, test)", "83.2 (BERT+Cofe, test); 78.2 humans"),
    ("cue_exact", "cue, exact F1", "69.2 (BIO head), 53.4 (CRF, test)", "75.3 (BERT+Cofe, test); 71.1 humans"),
    ("content_exact", "content, exact F1", "61.6 (BIO head), 28.6 (CRF, test)", "72.9 (BERT+Cofe, test); 66.1 humans"),
    ("content_overlap", "content, character overlap F1", "", "91.4 humans"),
    ("triples", "linked triples, exact F1", "", "56.8 humans"),
    ("triples_overlap", "linked triples, cue exact, others overlap", "", ""),
)  # fmt: skip


def report_attribution(data: Path) -> Report:
    """Attribution spans and links, and factuality."""
    model = default_session().model
    scores, factuality, cues = score_attribution(data, model), score_factuality(data, model), measure_cues(data)
    figures = [
        Figure(name=label, value=scores[key], digits=2, baseline=baseline, published=published)
        for key, label, baseline, published in ATTRIBUTION
        if key in scores
    ]
    figures += [
        Figure(name="factuality, mean absolute error", value=factuality["mae"], digits=3,
               baseline="1.919 (train median)", published="0.96 (unverified)", better="less"),
        Figure(name="factuality, Pearson r", value=factuality["pearson"], digits=3, baseline="0 (constant)",
               published="0.77 (unverified)"),
        Figure(name="cues with an entry, percent", value=cues.percent(cues.known)),
        Figure(name="cues with a class, percent", value=cues.percent(cues.classed)),
    ]  # fmt: skip
    return Report(
        name="attribution",
        data="PolNeAR dev, first annotator in name order, 84 documents; UDS-IH2 dev",
        figures=tuple(figures),
        notes=(
            "published figures are of another split (CofeNet's test file) and read from its paper",
            "an entry without a class says that the guide takes the word for no attribution (praise, support)",
        ),
    )


def report_coverage(data: Path) -> Report:
    """Predicates with two political arguments that the codebook codes or lists as no event."""
    coverage = measure_coverage(_analysed(_news_texts(data)))
    stories = measure_coverage(_analysed(_story_texts(data)))
    return Report(
        name="coverage",
        data="PolNeAR dev and the gold articles; ECB+ topics 25 to 35",
        figures=(
            Figure(name="coded or listed, percent", value=100 * coverage.share),
            Figure(name="coded or listed, percent, ECB+ topics 25 to 35", value=100 * stories.share),
        ),
        notes=(*coverage.report(50).splitlines(), "ECB+ topics 25 to 35:", *stories.report(30).splitlines()),
    )


def _story_texts(data: Path) -> Iterator[str]:
    files = [path for path in story_files(data) if int(path.parent.name) in STORY_TOPICS]
    for document in read_documents(files):
        yield " ".join(document.words)


def _news_texts(data: Path) -> list[str]:
    folder = data / POLNEAR_DEV / "text"
    if not folder.is_dir():
        raise MissingInput(f"no PolNeAR dev texts at {folder}; --data must name the corpora folder")
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    return texts + [article.text for article in load_gold(gold_folder(data))]


def _analysed(texts: Iterable[str]) -> Iterator[tuple[tuple[Passage, ...], Mentions]]:
    model = default_session().model
    for text in texts:
        article, _ = open_item({"text": text})
        passages = read_passages(article, model)
        yield passages, find_mentions(article, passages)[0]
