"""A Reading as one self-contained page: the text with its marks, chains in the margin, the record beside it.

The page has no script and asks for nothing from outside; marks and records are linked to each other by anchors,
so that it works with the keyboard alone. Everything from the article is escaped.
"""

from collections import defaultdict
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from purport.exports.explanation import explain
from purport.exports.marks import Mark, Piece, cut, marks_of
from purport.exports.phrases import (
    SUPPORT_WORDS,
    actor_phrases,
    attributions_by_id,
    chain_of,
    chain_phrase,
    clean,
    date_phrase,
    place_phrase,
    source_phrase,
    what_phrase,
)
from purport.exports.views import views_of, views_style
from purport.records import Article, Attribution, Block, Event, Reading

READ = frozenset({"headline", "subheading", "body", "caption"})
LEGEND = (("source", "source"), ("cue", "cue"), ("content", "content"), ("trigger", "event"))


@cache
def _template() -> Template:
    return Template((files("purport.exports") / "data" / "page.html").read_text(encoding="utf-8"))


@cache
def _style() -> str:
    return (files("purport.exports") / "data" / "page.css").read_text(encoding="utf-8") + views_style()


def to_html(reading: Reading) -> str:
    """Give the page."""
    article = reading.article
    title = clean(article.title or "untitled")
    return _template().substitute(
        language=escape(article.language or "en"),
        title=escape(title),
        style=_style(),
        facts=_facts(reading),
        legend="".join(f'<li><span class="{kind}">{name}</span></li>' for kind, name in LEGEND),
        rows="\n".join(_rows(reading)),
        issues=_issues(reading),
        views=views_of(reading),
        coder=escape(" · ".join(f"{name} {value}" for name, value in _versions(reading))),
    )


def _versions(reading: Reading) -> list[tuple[str, str]]:
    c = reading.coder
    return [("purport", c.version), ("model", c.model), ("codebook", c.codebook), ("actors", c.actors),
            ("gazetteer", c.gazetteer)]  # fmt: skip


def _facts(reading: Reading) -> str:
    a = reading.article
    facts = [
        ("Outlet", a.outlet), ("Byline", a.byline), ("Published", a.published), ("Dateline", a.dateline),
        ("Address", a.url),
        ("Record", f"{len(reading.events)} events, {len(reading.attributions)} attributions"),
    ]  # fmt: skip
    return "".join(f"<dt>{name}</dt><dd>{escape(clean(value))}</dd>" for name, value in facts if value)


def _issues(reading: Reading) -> str:
    if not reading.issues:
        return ""
    items = "".join(f"<li><b>{escape(i.stage)}</b> {escape(clean(i.reason))}</li>" for i in reading.issues)
    return f'<section class="issues" aria-label="Issues"><h2>Issues</h2><ul>{items}</ul></section>'


def _rows(reading: Reading) -> list[str]:
    by_id = attributions_by_id(reading)
    said: defaultdict[int, list[Attribution]] = defaultdict(list)
    coded: defaultdict[int, list[Event]] = defaultdict(list)
    for attribution in reading.attributions:
        said[attribution.block].append(attribution)
    for event in reading.events:
        coded[event.block].append(event)
    shown: set[str] = set()
    return [_row(reading, block, said[i], coded[i], by_id, shown) for i, block in enumerate(reading.article.blocks)]


def _row(
    reading: Reading,
    block: Block,
    attributions: list[Attribution],
    events: list[Event],
    by_id: dict[str, Attribution],
    shown: set[str],
) -> str:
    marks = marks_of(attributions, events)
    text = "".join(_piece(reading.article, piece, shown) for piece in cut(block.start, block.end, marks))
    label = "" if block.kind == "body" else f'<span class="kind">{_label(block.kind)}</span>'
    tag = {"headline": "h2", "subheading": "h3"}.get(block.kind, "p")
    chains = "".join(_chain(a, by_id) for a in attributions)
    cards = "".join(_card(reading, e, by_id) for e in events)
    return (
        f'<section class="row {block.kind}">'
        f'<{tag} class="text">{label}{text}</{tag}>'
        + (f'<ol class="chains" aria-label="Who says so">{chains}</ol>' if chains else "")
        + (f'<div class="cards" aria-label="Events">{cards}</div>' if cards else "")
        + "</section>"
    )


def _label(kind: str) -> str:
    return kind if kind in READ else f"{kind}, not read"


def _piece(article: Article, piece: Piece, shown: set[str]) -> str:
    text = escape(article.text[piece.start : piece.end])
    if not piece.marks:
        return text
    classes = " ".join(dict.fromkeys(m.kind for m in piece.marks))
    trigger = next((m for m in piece.marks if m.kind == "trigger"), None)
    if trigger is not None:
        name = escape(trigger.record)
        anchor = "" if trigger.record in shown else f' id="t-{name}"'
        shown.add(trigger.record)
        return f'<a class="{classes}"{anchor} href="#{name}" title="{name}">{text}</a>'
    return f'<span class="{classes}" title="{escape(_hover(piece.marks))}">{text}</span>'


def _hover(marks: tuple[Mark, ...]) -> str:
    return "; ".join(f"{m.kind} of {m.record}" for m in marks)


def _chain(attribution: Attribution, by_id: dict[str, Attribution]) -> str:
    outer: list[str] = []
    at = attribution.parent
    while at in by_id and at is not None and len(outer) < 8:
        outer.append(source_phrase(by_id[at]))
        at = by_id[at].parent
    path = " › ".join(escape(s) for s in [*reversed(outer), source_phrase(attribution)])
    cue = f" <i>{escape(clean(attribution.cue.text))}</i>" if attribution.cue else ""
    kind = f"{attribution.source.naming.replace('_', ' ')} {attribution.source.kind.replace('_', ' ')}"
    cue_class = f", {attribution.cue.class_}" if attribution.cue else ""
    when = f", spoke {escape(date_phrase(attribution.date))}" if attribution.date else ""
    name = escape(attribution.id)
    return f'<li id="{name}"><b>{name}</b> {path}{cue}<br><small>{kind}{cue_class}{when}</small></li>'


def _card(reading: Reading, event: Event, by_id: dict[str, Attribution]) -> str:
    rows = [
        ("Who", "; ".join(actor_phrases(event.actors))),
        ("Did", what_phrase(event)),
        ("To", "; ".join(actor_phrases(event.recipients))),
        ("When", date_phrase(event.date)),
        ("Where", place_phrase(event.place)),
        ("Says", chain_phrase(event, by_id) or "the outlet itself"),
        ("Mode", ", ".join(event.aux)),
        ("Codes", _codes(event)),
    ]
    body = "".join(f"<dt>{name}</dt><dd>{escape(value)}</dd>" for name, value in rows if value)
    chain = " ".join(f'<a href="#{escape(a.id)}">{escape(a.id)}</a>' for a in chain_of(event, by_id))
    name = escape(event.id)
    return (
        f'<article class="card {event.support}" id="{name}" tabindex="0">'
        f'<h4><a href="#t-{name}">{name}</a> {event.type}'
        f' <span class="support">{SUPPORT_WORDS[event.support]}</span></h4>'
        f'<dl>{body}</dl>{_why(reading, event)}<p class="links">{chain}</p></article>'
    )


def _why(reading: Reading, event: Event) -> str:
    reasons = "".join(
        f"<li><b>{escape(reason.question)}</b> {escape(reason.answer)}</li>" for reason in explain(reading, event)
    )
    return f"<details><summary>Why</summary><ul>{reasons}</ul></details>"


def _codes(event: Event) -> str:
    parts = [
        f"quad {event.quad}",
        f"CAMEO {event.cameo}" if event.cameo else "",
        f"Goldstein {event.goldstein:g}" if event.goldstein is not None else "",
        f"score {event.score:.2f}",
    ]
    return " · ".join(part for part in parts if part)
