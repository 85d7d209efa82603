"""Every row of the codebook shows a sentence that it codes: the model must find the type in nearly all of them."""

from purport.attribution import find_attributions
from purport.events import find_events, load_codebook
from purport.language.passages import Passage
from purport.mentions import find_mentions
from purport.reading.session import default_session
from purport.records import Article, Block

SHARE = 0.9


def test_nearly_every_example_is_coded_with_the_type_of_its_row() -> None:
    rows = {(entry.type, entry.line): entry.example for entry in load_codebook()}
    analyses = default_session().model.analyse(list(rows.values()))
    failures = []
    for ((type_, line), text), analysis in zip(rows.items(), analyses, strict=True):
        passage = Passage(index=0, block=0, kind="body", offset=0, text=text, analysis=analysis)
        block = Block(kind="body", start=0, end=len(text))
        article = Article(id="x", sha256="", text=text, blocks=(block,), published="2020-05-18")
        mentions, _ = find_mentions(article, (passage,))
        attributions = find_attributions(article, (passage,), mentions)
        found = {draft.type for draft in find_events(article, (passage,), mentions, attributions)}
        if type_ not in found:
            failures.append(f"{type_}.tsv:{line}: {text} -> {sorted(found)}")
    assert len(failures) <= (1 - SHARE) * len(rows), "\n".join(failures)
