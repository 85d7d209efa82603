"""Incidents of the same kind, town and week: are their reports put together, and kept apart?"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from purport.errors import MissingInput
from purport.evaluation.clusters import Score, b_cubed, pairs
from purport.evaluation.linking import closed
from purport.evaluation.notation import Storyline, read_storyline
from purport.evaluation.report import Figure, Report, digest
from purport.evaluation.vectors import cosine, tf_idf
from purport.ledger.intake import take_in
from purport.ledger.merge_settings import Settings, shipped
from purport.ledger.merging import ClaimState, Judge, beside, block_keys, decide_all
from purport.ledger.owners import Owners
from purport.ledger.records import Decision, Statement, Testimony
from purport.ledger.records import Report as LedgerReport
from purport.ledger.word_forms import words_of

RECORDED = "2099-12-31T00:00:00Z"
"""The sets lie in an invented future; nothing in them may count as printed after it was recorded."""
REPRESENTATIVES = 24
MOST_CANDIDATES = 60
DELTAS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """Reports in order of publication with their statements, and the writer's label of each statement."""

    reports: tuple[tuple[LedgerReport, tuple[Statement, ...]], ...]
    gold: Mapping[str, str]


def read_stream(folder: Path) -> Stream:
    """Read all sets of a folder as one stream. Raises MissingInput where there are none."""
    return stream_of(incident_files(folder))


def stream_of(files: Sequence[Path]) -> Stream:
    """Read sets of incidents, or storylines, as one stream."""
    reports: list[tuple[LedgerReport, tuple[Statement, ...]]] = []
    gold: dict[str, str] = {}
    for path in files:
        storyline = read_storyline(path)
        for report, statements, labels in _taken_in(storyline, path.stem):
            reports.append((report, statements))
            gold.update({s.id: f"{path.stem}/{label}" for s, label in zip(statements, labels, strict=True)})
    reports.sort(key=lambda entry: (entry[0].published or "", entry[0].id))
    return Stream(reports=tuple(reports), gold=gold)


def incident_files(folder: Path) -> list[Path]:
    """List the sets of a folder. Raises MissingInput where there are none."""
    found = sorted(folder.glob("*.toml"))
    if not found:
        raise MissingInput(f"no sets of incidents (*.toml) in {folder}; --data must name their folder")
    return found


def _taken_in(storyline: Storyline, name: str) -> Iterator[tuple[LedgerReport, tuple[Statement, ...], Sequence[str]]]:
    for reading, labels in zip(storyline.readings, storyline.labels, strict=True):
        intake = take_in(reading, recorded=RECORDED, owners=Owners(outlets={}).overridden_by(storyline.owners))
        yield intake.report, intake.statements, labels


def merge_stream(
    stream: Stream, settings: Settings | None = None, *, one_story: bool = False, decide_one: Judge | None = None
) -> tuple[dict[str, str], dict[str, Decision]]:
    """Run the reports through merging as the ledger would, with block keys as the index.

    Arguments: the reports; other settings than the shipped ones; whether they are all of one story; what decides in the
    place of `merging.judge`. Returns the claim of each statement, and each decision.
    """
    claims: dict[str, list[Testimony]] = {}
    index: defaultdict[str, list[str]] = defaultdict(list)
    home: dict[str, str] = {}
    decisions: dict[str, Decision] = {}
    for report, statements in stream.reports:
        states = {s.id: [_state(c, claims[c]) for c in candidates_of(s, index)] for s in statements}
        story = frozenset(claims) if one_story else frozenset[str]()
        found = decide_all(
            statements, report, states, same_story=story, settings=settings or shipped(), decide_one=decide_one
        )
        decisions.update(found)
        for statement in statements:
            decision = found[statement.id]
            home[statement.id] = decision.target if decision.verdict == "join" and decision.target else statement.id
        for statement in statements:
            testimony = Testimony(statement=statement, report=report, beside=beside(statement, statements))
            claims.setdefault(home[statement.id], []).append(testimony)
            for key in block_keys(statement):
                if home[statement.id] not in index[key]:
                    index[key].append(home[statement.id])
    return home, decisions


def candidates_of(statement: Statement, index: Mapping[str, Sequence[str]]) -> list[str]:
    """Give the claims that share a key, from the most telling key on, the latest first, up to a limit."""
    found: dict[str, None] = {}
    for key in block_keys(statement):
        for claim in reversed(index.get(key, ())):
            if len(found) < MOST_CANDIDATES:
                found[claim] = None
    return list(found)


def _state(claim: str, members: Sequence[Testimony]) -> ClaimState:
    return ClaimState(claim=claim, testimonies=(*members[:1], *members[1:][-(REPRESENTATIVES - 1) :]))


def lemma_baseline(stream: Stream, least: float) -> dict[str, str]:
    """Put statements together whose triggers share a stem and whose reports have a TF-IDF cosine of at least `least`.

    Links are closed transitively, as in the lemma baselines of event coreference.
    """
    vectors = tf_idf([[word.stem for word in words_of(report.text)] for report, _ in stream.reports])
    by_stem: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, (_, statements) in enumerate(stream.reports):
        for statement in statements:
            words = words_of(statement.trigger)
            by_stem[words[0].stem if words else statement.trigger].append((statement.id, number))
    links = (
        (one, two)
        for members in by_stem.values()
        for i, (one, a) in enumerate(members)
        for two, b in members[i + 1 :]
        if a == b or cosine(vectors[a], vectors[b]) >= least
    )
    return closed(stream.gold, links)


def report_incidents(data: Path) -> Report:
    """Score the sets of incidents in a folder, or in DATA/incidents."""
    folder = data / "incidents" if (data / "incidents").is_dir() else data
    stream = read_stream(folder)
    ours, decisions = merge_stream(stream)
    delta, lemma = _tuned_baseline(stream)
    verdicts = Counter(decision.verdict for decision in decisions.values())
    return Report(
        name="incidents",
        data=f"{len(stream.reports)} reports, {len(stream.gold)} statements of "
        f"{len(set(stream.gold.values()))} incidents, in one stream by time of publication",
        figures=tuple(_figures(stream, ours, lemma)),
        notes=(
            f"baseline: same stem of the trigger, and TF-IDF cosine of the reports of at least {delta:g} (the best for "
            "these very data), links closed transitively",
            f"ours says join {verdicts['join']}, uncertain {verdicts['uncertain']}, new {verdicts['new']} times; "
            "an uncertain statement opens a claim of its own with a link",
            "codes are given, as written by hand; what our own reader would code is not measured here",
        ),
        digest=digest(incident_files(folder)),
    )


def _tuned_baseline(stream: Stream) -> tuple[float, dict[str, str]]:
    found = {least: lemma_baseline(stream, least) for least in DELTAS}
    best = max(found, key=lambda least: (b_cubed(stream.gold, found[least]).f1, -least))
    return best, found[best]


def _figures(stream: Stream, ours: Mapping[str, str], lemma: Mapping[str, str]) -> Iterator[Figure]:
    rows: Sequence[tuple[str, Score, Score]] = (
        ("B-cubed", b_cubed(stream.gold, ours), b_cubed(stream.gold, lemma)),
        ("merge (pairs)", pairs(stream.gold, ours), pairs(stream.gold, lemma)),
    )
    for name, mine, theirs in rows:
        for part in ("f1", "precision", "recall"):
            label = "F1" if part == "f1" else part
            baseline = f"{100 * getattr(theirs, part):.1f} (lemma)"
            yield Figure(name=f"{name} {label}", value=100 * getattr(mine, part), baseline=baseline)


def mistakes(stream: Stream, decisions: Mapping[str, Decision]) -> Iterator[str]:
    """Tell each decision that joined two incidents, or left a statement alone though its incident was known."""
    known: set[str] = set()
    for _, statements in stream.reports:
        for statement in statements:
            label, decision = stream.gold[statement.id], decisions[statement.id]
            goal = stream.gold.get(decision.target) if decision.target else None
            right = goal == label if decision.verdict == "join" else label not in known
            if not right:
                why = "; ".join(decision.reasons)
                yield f"{decision.verdict} {label} -> {goal}: {statement.sentence[:120]} | {why}"
        known |= {stream.gold[statement.id] for statement in statements}
