"""A claim as one self-contained page: how it stood over time, who says so, where they differ, what people decided.

The page has no script and asks for nothing from outside; everything that comes from reports is escaped.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import groupby, pairwise
from string import Template
from typing import Any

from purport.exports import claim_words as words
from purport.exports.claim_values import values_section
from purport.exports.statement_list import statement_items
from purport.exports.timeline_svg import drawing

Page = Mapping[str, Any]

MOST_STATEMENTS = 1_000
MOST_CHANGES = 500
LONGEST_RUN = 3
LEGEND = (
    ("stands", "a named source, or the outlet itself"), ("weak", "only unnamed sources, or hedged"),
    ("denies", "denies"), ("withdraws", "withdrawn, or replaced by a newer version"),
)  # fmt: skip


@cache
def page_template(name: str) -> Template:
    """Give a page of exports/data to be filled."""
    return Template((files("purport.exports") / "data" / name).read_text(encoding="utf-8"))


@cache
def style() -> str:
    """Give the style of the ledger's pages."""
    return (files("purport.exports") / "data" / "ledger.css").read_text(encoding="utf-8")


def render(page: Page) -> bytes:
    """Give the page in UTF-8.

    Arguments: what `Ledger.show` gives. Statements and changes beyond 1,000 and 500 are left out, and the page says so.
    """
    row = page["claim"]
    statements = page["statements"][:MOST_STATEMENTS]
    filled = page_template("claim.html").substitute(
        title=words.safe(words.claim_title(row)),
        style=style(),
        status=words.pills(row),
        line=words.safe(row["line"]),
        sentence=words.safe(row["sentence"]),
        facts=facts(_facts(row, page)),
        figure=_figure(page),
        changes=_changes(page["history"]),
        values=values_section(page),
        statements="".join(statement_items(statements, page["copies"])),
        more=_more(len(page["statements"])),
        decisions=_decisions(page["decisions"]),
        links=_links(page["links"]),
        coder=words.safe(" · ".join(_coders(statements))),
    )
    return filled.encode("utf-8", "replace")


def facts(pairs: Sequence[tuple[str, str]]) -> str:
    """Give a list of facts, those that are known."""
    return "".join(f"<dt>{name}</dt><dd>{words.safe(value)}</dd>" for name, value in pairs if value)


def _facts(row: Page, page: Page) -> list[tuple[str, str]]:
    outlets = {one["outlet"] for one in page["statements"] if one["outlet"]}
    return [
        ("Who", words.parties(row["actors"])),
        ("Did", words.what(row)),
        ("To", words.parties(row["recipients"])),
        ("When", words.when(row)),
        ("Where", words.where(row)),
        ("Stated origins", words.origins(row)),
        ("Articles", f"{row['articles']} by {len(outlets)} outlet{'' if len(outlets) == 1 else 's'}"),
        ("Reported", f"{words.moment(row['first_published'])} to {words.moment(row['last_published'])}"),
        ("A person", row["review"] or ""),
        ("Name", row["claim"]),
    ]


def _figure(page: Page) -> str:
    if not page["history"]:
        return '<p class="lead">Nothing has been reported at this time.</p>'
    legend = "".join(f'<li><span class="key d-{kind}"></span>{name}</li>' for kind, name in LEGEND)
    legend += '<li><span class="key small"></span>a copy, joined to what it copies</li>'
    return (
        f'<figure>{drawing(page, wide=True)}{drawing(page, wide=False)}<ul class="legend" aria-label="Legend">{legend}'
        "</ul></figure>"
    )


def _changes(history: Sequence[Page]) -> str:
    rows = [
        (number, now, words.is_move(before, now))
        for number, (before, now) in enumerate(pairwise([None, *history[:MOST_CHANGES]]), 1)
        if now is not None
    ]
    shown, found = 0, []
    for move, group in groupby(rows, key=lambda row: row[2]):
        run = list(group)
        if not move and len(run) > LONGEST_RUN:
            found.append(_run([now for _, now, _ in run]))
            continue
        for number, now, _ in run:
            shown += move
            found.append(_change(number, now, shown if move else None))
    if len(history) > MOST_CHANGES:
        found.append(f"<li>{len(history) - MOST_CHANGES} later changes are not shown.</li>")
    return "".join(found)


def _change(number: int, now: Page, shown: int | None) -> str:
    mark = f'<span class="badge">{shown}</span>' if shown else '<span class="badge none"></span>'
    return (
        f'<li id="h{number}" class="{"move" if shown else "count"}">{mark}'
        f"<time>{words.safe(words.moment(now['at']))}</time>"
        f'<span class="how">{words.pills(now) if shown else ""}</span>'
        f'<span class="why">{words.safe(now["line"])} <small>{_counts(now)}</small></span></li>'
    )


def _run(entries: Sequence[Page]) -> str:
    """Give one line for many changes of the numbers alone."""
    first, last = words.safe(words.moment(entries[0]["at"])), words.safe(words.moment(entries[-1]["at"]))
    return (
        f'<li class="count"><span class="badge none"></span><time>{first}</time><span class="how"></span>'
        f'<span class="why">{len(entries)} times until {last} only the numbers changed. '
        f"<small>{_counts(entries[-1])}</small></span></li>"
    )


def _counts(entry: Page) -> str:
    origins, articles = words.origins(entry), entry["articles"]
    return f"{origins} origin{'' if origins == '1' else 's'}, {articles} article{'' if articles == 1 else 's'}"


def _more(count: int) -> str:
    if count <= MOST_STATEMENTS:
        return ""
    return f'<p class="lead">{count - MOST_STATEMENTS} later statements are not shown; --json gives all.</p>'


def _decisions(decisions: Sequence[Page]) -> str:
    if not decisions:
        return '<p class="lead">Nobody has decided anything about this claim: all of it is the machine’s reading.</p>'
    items = "".join(
        f"<li><time>{words.safe(words.moment(one['recorded']))}</time> <b>{words.safe(one['who'], 120)}</b> "
        f"{words.safe(_decided(one))}{f' <q>{words.safe(why)}</q>' if (why := one['why']) else ''}</li>"
        for one in decisions
    )
    return f'<ol class="decisions">{items}</ol>'


def _decided(one: Page) -> str:
    parts = [one["action"], one["claim"], f"with {one['other']}" if one["other"] else None]
    if one["field"]:
        parts.append(f"{one['field']} to “{one['value']}”")
    if one["keys"]:
        parts.append(f"({len(one['keys'])} statement{'' if len(one['keys']) == 1 else 's'})")
    if one["undoes"]:
        parts.append(str(one["undoes"]))
    return " ".join(str(part) for part in parts if part)


def _links(links: Sequence[Page]) -> str:
    if not links:
        return ""
    items = "".join(
        f"<li><code>{words.safe(one['claim'])}</code> {words.safe('; '.join(map(str, one['reasons'])))}</li>"
        for one in links
    )
    return f'<section aria-label="May be the same as"><h2>May be the same as</h2><ul>{items}</ul></section>'


def _coders(statements: Sequence[Page]) -> list[str]:
    return list(dict.fromkeys(f"coded by {one['coder']}" for one in statements))[:5]
