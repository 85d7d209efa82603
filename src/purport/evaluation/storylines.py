"""Storylines written by hand: is the status right after every report, beside a naive count of articles?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.errors import MissingInput
from purport.evaluation.notation import Checkpoint, Storyline, read_storyline
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.storyline_testimonies import Told, by_label, by_merging, take_in_all
from purport.ledger.owners import shipped_owners
from purport.ledger.records import Status, Testimony
from purport.ledger.status import present

GOLD = Path("tests/gold/ledger/open")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A checkpoint with what the ledger and the naive count say."""

    storyline: str
    report: str
    gold: Checkpoint
    status: Status | None
    naive: Checkpoint

    @property
    def right(self) -> bool:
        """Realisation, support and denial are all right."""
        return _same(self.gold, self.status)


def _same(gold: Checkpoint, found: Status | Checkpoint | None) -> bool:
    return found is not None and (gold.realisation, gold.support, gold.denied) == (
        found.realisation, found.support, found.denied,
    )  # fmt: skip


def storyline_files(folder: Path) -> list[Path]:
    """List the storylines of a folder. Raises MissingInput where there are none."""
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise MissingInput(f"no storylines (*.toml) in {folder}; --data must name their folder")
    return found


def judge(storyline: Storyline, *, merged: bool = False) -> Iterator[Judged]:
    """Give every checkpoint of a storyline with the status by our fold.

    Statements are grouped by the writer's labels, so that status is measured apart from merging; with `merged` by our
    own merging, where the claim that holds most statements of the writer's claim stands for it.
    """
    owners = shipped_owners().overridden_by(storyline.owners)
    told = take_in_all(storyline, owners)
    labelled = by_label(told)
    ours = by_merging(told) if merged else labelled
    for gold in storyline.checkpoints:
        moment = told.reports[gold.report].published or ""
        claim = _standing_for(gold.claim, moment, told, ours) if merged else gold.claim
        yield Judged(
            storyline=storyline.id,
            report=storyline.names[gold.report],
            gold=gold,
            status=present(ours.get(claim, ()), until=moment, versions=told.reports, owners=owners),
            naive=_naive(gold, labelled.get(gold.claim, ()), moment),
        )


def _standing_for(label: str, moment: str, told: Told, ours: Mapping[str, Sequence[Testimony]]) -> str:
    def held(claim: str) -> int:
        return sum(
            1 for t in ours[claim] if told.labels[t.statement.id] == label and (t.report.published or "") <= moment
        )

    return max(ours, key=held, default="")


def _naive(gold: Checkpoint, testimonies: Sequence[Testimony], moment: str) -> Checkpoint:
    """Count articles as most event data do: support by their number, realisation by the last statement."""
    seen = sorted(
        (t for t in testimonies if (t.report.published or "") <= moment), key=lambda t: t.report.published or ""
    )
    articles = len({t.report.id for t in seen})
    last = seen[-1].statement.aux if seen else ()
    return Checkpoint(
        report=gold.report,
        claim=gold.claim,
        realisation="cancelled" if {"future", "negation"} <= set(last) else "planned" if "future" in last
        else "unknown" if "hypothetical" in last else "happened",
        support="confirmed" if articles >= 3 else "corroborated" if articles == 2 else "reported",
        denied="negation" in last and "future" not in last,
        origins=articles,
        articles=articles,
    )  # fmt: skip


def evaluate_storylines(folder: Path) -> Report:
    """Score the storylines of a folder."""
    files = storyline_files(folder)
    storylines = [read_storyline(path) for path in files]
    judged = [one for storyline in storylines for one in judge(storyline)]
    if not judged:
        raise MissingInput(f"the storylines in {folder} have no [report.after...]: nothing to score")
    return Report(
        name="storylines",
        data=f"{len(files)} storylines, {len(judged)} checkpoints, statements grouped by the writer's labels",
        figures=(*_figures(judged), *_merged(storylines)),
        notes=(
            "naive: support by the number of articles (1 reported, 2 corroborated, 3 confirmed), realisation and "
            "denial by the last statement, origins = articles",
            "false confirmed: share of the checkpoints that the writer does not call confirmed",
        ),
        digest=digest(files),
    )


def _figures(judged: Sequence[Judged]) -> Iterator[Figure]:
    rows: Mapping[str, tuple[list[bool], list[bool]]] = {
        "status (realisation, support, denied)": (
            [j.right for j in judged], [_same(j.gold, j.naive) for j in judged],
        ),
        **{axis: _axis(judged, axis) for axis in ("realisation", "support", "denied", "articles")},
        "origins": (
            [j.status is not None and j.status.origins.low == j.gold.origins for j in judged],
            [j.naive.origins == j.gold.origins for j in judged],
        ),
    }  # fmt: skip
    for name, (ours, naive) in rows.items():
        yield Figure(name=f"{name}, accuracy", value=_percent(ours), baseline=f"{_percent(naive):.1f} (naive)")
    doubtful = [j for j in judged if j.gold.support != "confirmed"]
    ours = [j.status is not None and j.status.support == "confirmed" for j in doubtful]
    naive = [j.naive.support == "confirmed" for j in doubtful]
    yield Figure(
        name="not falsely confirmed", value=100 - _percent(ours), baseline=f"{100 - _percent(naive):.1f} (naive)"
    )


def _axis(judged: Sequence[Judged], axis: str) -> tuple[list[bool], list[bool]]:
    ours = [j.status is not None and getattr(j.status, axis) == getattr(j.gold, axis) for j in judged]
    return ours, [getattr(j.naive, axis) == getattr(j.gold, axis) for j in judged]


def _percent(right: Sequence[bool]) -> float:
    return 100 * sum(right) / len(right) if right else 0.0


def _merged(storylines: Sequence[Storyline]) -> Iterator[Figure]:
    judged = [one for storyline in storylines for one in judge(storyline, merged=True)]
    yield Figure(name="status, with our own merging, accuracy", value=_percent([j.right for j in judged]))
    origins = [j.status is not None and j.status.origins.low == j.gold.origins for j in judged]
    yield Figure(name="origins, with our own merging, accuracy", value=_percent(origins))
    confirmed = [
        j.status is not None and j.status.support == "confirmed" for j in judged if j.gold.support != "confirmed"
    ]
    yield Figure(name="not falsely confirmed, with our own merging", value=100 - _percent(confirmed))


def disagreements(folder: Path) -> Iterator[str]:
    """Tell every checkpoint on which the fold and the writer differ, one line each."""
    for path in storyline_files(folder):
        for one in judge(read_storyline(path)):
            gold, found = one.gold, one.status
            got = (
                "nothing"
                if found is None
                else _words(found.realisation, found.support, found.denied, found.origins.low, found.articles)
            )
            want = _words(gold.realisation, gold.support, gold.denied, gold.origins, gold.articles)
            if got != want:
                yield f"{one.storyline} {one.report} {gold.claim}: writer {want}; ledger {got}"


def _words(realisation: str, support: str, denied: bool, origins: int, articles: int) -> str:
    return f"{realisation}/{support}{' denied' if denied else ''} {origins} of {articles}"
