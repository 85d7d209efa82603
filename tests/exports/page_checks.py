"""What every page has to keep: tags that close, links that lead somewhere, nothing that runs or fetches."""

import re
from html.parser import HTMLParser

VOID = frozenset({"meta", "br", "img", "link", "hr"})
KNOWN = frozenset(
    "html head meta title style body a header p h1 h2 h3 blockquote dl dt dd main section figure svg g line path rect "
    "circle text ul ol li span b i q br time small div code footer".split()
)


class _Checker(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        assert tag in KNOWN, f"<{tag}> has no business on the page"
        assert not any(name.startswith("on") or name in ("src", "srcset", "style") for name in given), given
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1] == tag, f"</{tag}> closes {self.open[-3:]}"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(data)


def check(page: bytes) -> str:
    """Check a page and give its text."""
    shown = page.decode("utf-8")
    checker = _Checker()
    checker.feed(shown)
    checker.close()
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids)), "an id is given twice"
    inside = {link[1:] for link in checker.links if link.startswith("#")}
    assert inside <= set(checker.ids), inside - set(checker.ids)
    assert all(link.startswith(("#", "https://", "http://", "claim-")) for link in checker.links), checker.links
    assert "default-src 'none'" in shown
    style = shown[shown.index("<style>") : shown.index("</style>")]
    assert not re.search(r"url\(|@import|</?script", style)
    return " ".join(" ".join(checker.text).split())
