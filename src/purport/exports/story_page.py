"""A story as one self-contained page: all reports in order, with the claims they carry and how those stood then."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any

from purport.exports import claim_words as words
from purport.exports.claim_page import facts, page_template, style

Page = Mapping[str, Any]

MOST_REPORTS = 2_000
NO_LINKS: Mapping[str, str] = {}


def render(page: Page, claims: Sequence[Page] = (), *, links: Mapping[str, str] = NO_LINKS) -> bytes:
    """Give the page in UTF-8.

    Arguments: what `Ledger.story` gives; what `Ledger.show` gives for each of its claims, without which the page cannot
    say which report carries which; relative addresses of the claims' own pages by name.
    """
    numbers = {row["claim"]: number for number, row in enumerate(page["claims"], 1)}
    reports = page["reports"][:MOST_REPORTS]
    first = reports[0] if reports else None
    filled = page_template("story.html").substitute(
        title=words.safe((first and first["title"]) or "Story"),
        style=style(),
        facts=facts(_facts(page)),
        claims="".join(_claim(row, number, links) for number, row in enumerate(page["claims"], 1)) or _NO_CLAIMS,
        reports="".join(_days(reports, _carried(claims, numbers), _by_time(claims, numbers))),
        more=_more(len(page["reports"])),
        links=_related(page["links"]),
        name=words.safe(page["story"]),
    )
    return filled.encode("utf-8", "replace")


_NO_CLAIMS = '<li class="lead">No claims.</li>'


def _facts(page: Page) -> list[tuple[str, str]]:
    reports = page["reports"]
    outlets = dict.fromkeys(words.cut(one["outlet"], 60) for one in reports if one["outlet"])
    names = list(outlets)
    shown = ", ".join(names[:12]) + (f" and {len(names) - 12} more" if len(names) > 12 else "")
    copies = sum(bool(one["copies"]) for one in reports)
    return [
        ("Reported", f"{words.moment(page['first'])} to {words.moment(page['last'])}"),
        ("Reports", f"{len(reports)}, of which {copies} share text with an earlier one"),
        ("Outlets", f"{len(names)}: {shown}" if names else ""),
        ("Claims", str(len(page["claims"]))),
        ("Name", page["story"]),
    ]


def _claim(row: Page, number: int, links: Mapping[str, str]) -> str:
    title = words.safe(words.claim_title(row))
    address = links.get(row["claim"])
    # Only addresses that the caller made himself come here, never one of a report.
    named = f'<a href="{words.safe(address)}">{title}</a>' if address else title
    about = " · ".join(part for part in (words.when(row), words.where(row)) if part)
    articles = f"{row['articles']} article{'' if row['articles'] == 1 else 's'}"
    return (
        f'<li id="c{number}" class="claim"><span class="badge">{number}</span><div><p class="what">{named}</p>'
        f'<p class="how">{words.pills(row)}</p><p class="about">{words.safe(about)}</p>'
        f'<p class="about">stated origins: {words.origins(row)}; {articles}. {words.safe(row["line"])}</p></div></li>'
    )


def _carried(claims: Sequence[Page], numbers: Mapping[str, int]) -> dict[str, list[str]]:
    """Give for each report what it says of each claim, as HTML, in the order of the claims."""
    found: dict[str, list[tuple[int, str]]] = {}
    for page in claims:
        row, history = page["claim"], page["history"]
        number = numbers.get(row["claim"])
        if number is None:
            continue
        moves = [now for before, now in pairwise([None, *history]) if now and words.is_move(before, now)]
        caused = {now["statement"]: now for now in moves}
        told: dict[str, list[Page]] = {}
        for one in page["statements"]:
            told.setdefault(one["report"], []).append(one)
        for report, statements in told.items():
            move = next((caused[one["statement"]] for one in statements if one["statement"] in caused), None)
            found.setdefault(report, []).append((number, _mention(row, number, statements, history, move)))
    return {report: [said for _, said in sorted(some)] for report, some in found.items()}


def _mention(row: Page, number: int, statements: Sequence[Page], history: Sequence[Page], move: Page | None) -> str:
    at = statements[0]["published"] or ""
    then = next((entry for entry in reversed(history) if entry["at"] <= at), None)
    status = words.pills(then) if then else ""
    why = f'<span class="why">{words.safe(move["line"])}</span>' if move else ""
    # The article is lower case in the middle of a line; a name that begins with it keeps its own capital after it.
    sources = dict.fromkeys(
        who.replace("The ", "the ", 1) if who.startswith("The ") and one["chain"] else who
        for one in statements
        for who in [words.deepest(one["chain"], one["outlet"])]
    )
    said = words.safe("; ".join(list(sources)[:4]), 200)
    return (
        f'<li class="{"move" if move else "count"}"><a class="badge" href="#c{number}">{number}</a>'
        f'<span class="what">{words.safe(words.claim_title(row), 120)}</span>'
        f'<span class="by">according to {said}</span> <span class="how">{status}</span>{why}</li>'
    )


def _by_time(claims: Sequence[Page], numbers: Mapping[str, int]) -> list[tuple[str, str]]:
    """Give what time alone changed, such as a promise that went overdue: the moment, and an item for the list."""
    found = []
    for page in claims:
        number = numbers.get(page["claim"]["claim"])
        for before, now in pairwise([None, *page["history"]]):
            if number and now and now["statement"] is None and words.is_move(before, now):
                title = words.safe(words.claim_title(page["claim"]), 120)
                said = (
                    '<li class="report time"><div class="whence">no report</div>'
                    f'<div><ul class="carried"><li class="move"><a class="badge" href="#c{number}">{number}</a>'
                    f'<span class="what">{title}</span> '
                    f'<span class="how">{words.pills(now)}</span><span class="why">{words.safe(now["line"])}</span>'
                    "</li></ul></div></li>"
                )
                found.append((now["at"], said))
    return found


def _days(
    reports: Sequence[Page], carried: Mapping[str, Sequence[str]], by_time: Sequence[tuple[str, str]]
) -> list[str]:
    numbers = {one["report"]: number for number, one in enumerate(reports, 1)}
    rows = [*by_time]
    rows += [(one["published"] or "", _report(one, numbers, carried.get(one["report"], ()))) for one in reports]
    # The sort is stable: what time changed stands before the reports of the same moment, these in their own order.
    rows.sort(key=lambda row: row[0])
    found = []
    for day, group in groupby(rows, key=lambda row: words.day(row[0]) or "no date"):
        items = "".join(item for _, item in group)
        name = words.safe(day)
        found.append(f'<section class="day" aria-label="{name}"><h3>{name}</h3><ol>{items}</ol></section>')
    return found


def _report(one: Page, numbers: Mapping[str, int], carried: Sequence[str]) -> str:
    number = numbers[one["report"]]
    time = "" if one["day_only"] else words.safe((one["published"] or "")[11:16])
    title = words.link(one["url"], words.safe(one["title"] or "untitled", 200))
    said = f'<ul class="carried">{"".join(carried)}</ul>' if carried else ""
    return (
        f'<li id="r{number}" class="report"><div class="whence"><time>{time}</time> '
        f"<b>{words.safe(one['outlet'] or 'unknown outlet', 80)}</b></div>"
        f'<div><p class="title">{title}</p>{_notes(one, numbers)}{said}</div></li>'
    )


def _notes(one: Page, numbers: Mapping[str, int]) -> str:
    found = []
    for copy in sorted(one["copies"], key=lambda c: -c["containment"])[:3]:
        source = numbers.get(copy["source"])
        where = f'<a href="#r{source}">report {source}</a>' if source else "an earlier report"
        found.append(f'<span class="pill copy">{copy["containment"]:.0%} shared with {where}</span>')
    if one["credit"]:
        found.append(f'<span class="pill credit">credits {words.safe(one["credit"], 80)}</span>')
    if one["state_media"]:
        found.append('<span class="pill state">state medium</span>')
    if one["version"] > 1:
        found.append(f'<span class="pill version">version {int(one["version"])} of its report</span>')
    if one["verdict"] == "uncertain":
        found.append('<span class="pill hedged">may belong to another story</span>')
    return f'<p class="notes">{" ".join(found)}</p>' if found else ""


def _more(count: int) -> str:
    if count <= MOST_REPORTS:
        return ""
    return f'<p class="lead">{count - MOST_REPORTS} later reports are not shown; --json gives all.</p>'


def _related(links: Sequence[Page]) -> str:
    if not links:
        return ""
    items = "".join(f"<li><code>{words.safe(one['story'])}</code></li>" for one in links)
    return f'<section aria-label="May belong to"><h2>May belong to</h2><ul>{items}</ul></section>'
