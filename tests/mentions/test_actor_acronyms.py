"""An acronym that an article introduces in brackets stands for the body afterwards."""

from actor_trees import mentions_of

FIRST = (
    "The/DET/2/det Front/PROPN/9/nsubj for/ADP/5/case River/PROPN/5/compound Rights/PROPN/2/nmod (/PUNCT/7/punct "
    "{}/PROPN/2/appos )/PUNCT/7/punct attacked/VERB/0/root soldiers/NOUN/9/obj ./PUNCT/9/punct"
)


def entities(acronym: str, later: str) -> list[str | None]:
    found = mentions_of(
        ["Peru/PROPN/2/nsubj waited/VERB/0/root ./PUNCT/2/punct"],
        [FIRST.format(acronym)],
        [f"The/DET/2/det {later}/PROPN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"],
        names={"Front for River Rights": "ORG"},
    )
    return [m.actors[0].entity for m in found if m.text.endswith(later)]


def test_an_introduced_acronym_is_the_body_although_no_tagger_knows_it() -> None:
    assert set(entities("FRR", "FRR")) == {"org:front-for-river-rights"}


def test_letters_that_are_no_initials_introduce_nothing() -> None:
    assert "org:front-for-river-rights" not in entities("QZX", "QZX")
