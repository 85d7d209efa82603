"""Purport as a spaCy pipeline component."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from purport.documents import read_text
from purport.reading.assemble import read_article
from purport.reading.session import default_session
from purport.records import Reading

NAME = "purport"


def load_pipeline() -> Language:
    """Give a spaCy pipeline that writes UD v2 tags and trees, names, and `doc._.reading`.

    A Doc whose words and sentence starts are given keeps them; set `doc._.published` to an ISO date
    before `doc._.reading` is first read, so that relative dates resolve.
    """
    model = default_session().model
    nlp = spacy.blank("en")
    nlp.tokenizer = model.tokenizer
    nlp.add_pipe(NAME)
    return nlp


@Language.factory(NAME, assigns=["token.pos", "token.tag", "token.dep", "token.head", "token.lemma", "doc.ents"])
def create_component(nlp: Language, name: str) -> Component:
    """Build the component; spaCy calls this."""
    for extension, default in (("published", None), ("purport_reading", None)):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=default)
    if not Doc.has_extension("reading"):
        Doc.set_extension("reading", getter=reading_of)
    return Component()


class Component:
    """Annotates a Doc in place."""

    def __call__(self, doc: Doc) -> Doc:
        return default_session().model.annotate(doc)


def reading_of(doc: Doc) -> Reading:
    """Read the Doc's text as an article, once."""
    reading: Reading | None = doc._.purport_reading
    if reading is None:
        article, issues = read_text(doc.text, published=doc._.published)
        reading = read_article(article, default_session().model, issues)
        doc._.purport_reading = reading
    return reading
