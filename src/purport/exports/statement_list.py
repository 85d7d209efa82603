"""The statements of a claim in order of publication, for its page. HTML."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from purport.exports import claim_words as words
from purport.exports.timeline_dots import denies, originals_of, withdraws

Page = Mapping[str, Any]


def statement_items(statements: Sequence[Page], copies: Sequence[Page]) -> Iterator[str]:
    """Give one list item for each statement: report, outlet, time, sentence, chain outermost first, origin."""
    numbers = {one["statement"]: number for number, one in enumerate(statements, 1)}
    shared = {(one["report"], one["source"]): one["containment"] for one in copies}
    originals = originals_of(statements)
    for number, one in enumerate(statements, 1):
        copied = ""
        if one["statement"] in originals:
            copied = _copied(one, originals[one["statement"]], numbers, shared)
        notes = "".join(_notes(one, copied))
        sentence = f"{'<b>Headline:</b> ' if one['headline'] else ''}{words.safe(one['sentence'])}"
        outlet = words.link(one["url"], words.safe(one["outlet"] or "unknown outlet", 80))
        yield (
            f'<li id="s{number}" class="statement{"" if one["current"] else " gone"}">'
            f'<div class="whence"><span class="badge">{number}</span> <b>{outlet}</b>'
            f"<br><time>{words.safe(words.moment(one['published'], day_only=bool(one['day_only'])))}</time>"
            f'<br><span class="paper">{words.safe(one["title"] or "untitled", 160)}</span></div>'
            f'<div class="said"><blockquote>{sentence}</blockquote>'
            f'<p class="chain">{_outlet_first(one)}{words.chain(one["chain"])}</p>'
            f'<p class="origin">origin: {words.safe(_origin(one))}</p>{notes}</div></li>'
        )


def _outlet_first(one: Page) -> str:
    """The outlet is the outermost source of all, unless it speaks itself."""
    if not one["chain"]:
        return ""
    return f'<span class="hop">{words.safe(one["outlet"] or "unknown outlet", 80)}</span> <span class="then">›</span> '


def _origin(one: Page) -> str:
    origin = one["origin"]
    who = words.cut(origin["label"] or origin["key"] or "nobody", 160)
    return who if origin["named"] else f"{who} (not named)"


def _copied(one: Page, source: Page | None, numbers: Mapping[str, int], shared: Mapping[tuple[str, str], float]) -> str:
    if source is None:
        return "copy"
    number, part = numbers[source["statement"]], shared.get((one["report"], source["report"]))
    return f'copy of <a href="#s{number}">{number}</a>' + (f", {part:.0%} of the shorter text shared" if part else "")


def _notes(one: Page, copied: str) -> Iterator[str]:
    found: list[tuple[str, str]] = [("copy", copied)] if copied else []
    if one["credit"]:
        found.append(("credit", f"credits {words.safe(one['credit'], 80)}"))
    if one["state_media"]:
        found.append(("state", "state medium"))
    if denies(one):
        found.append(("denied", "denies"))
    if withdraws(one):
        found.append(("denied", "takes back"))
    if one["hedged"]:
        found.append(("hedged", "hedged"))
    if not one["current"]:
        found.append(("gone", "a newer version has replaced it"))
    if one["version"] > 1:
        found.append(("version", f"version {int(one['version'])}"))
    if found:
        shown = " ".join(f'<span class="pill {name}">{said}</span>' for name, said in found)
        yield f'<p class="notes">{shown}</p>'
