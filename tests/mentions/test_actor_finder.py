"""Actor mentions in context: what is one, how far it reaches, and who it is."""

from actor_trees import article_of, coded, mentions_of, only
from hypothesis import given, settings
from hypothesis import strategies as st

from purport.mentions import find_actors_in


def test_title_and_name_make_one_mention() -> None:
    found = mentions_of(
        ["Ghanaian/ADJ/3/amod trade/NOUN/3/compound minister/NOUN/4/nmod:desc Efua/PROPN/6/nsubj Boadi/PROPN/4/flat "
         "left/VERB/0/root ./PUNCT/6/punct"],
        names={"Efua Boadi": "PER"},
    )  # fmt: skip
    mention = only(found, "Ghanaian trade minister Efua Boadi")
    assert (mention.kind, coded(mention)) == ("person", [("GHA", "GOV")])
    assert mention.actors[0].entity == "person:efua-boadi"


def test_a_title_behind_the_name_counts_for_later_surnames() -> None:
    found = mentions_of(
        ["Marta/PROPN/10/nsubj Silje/PROPN/1/flat ,/PUNCT/8/punct a/DET/8/det Danish/ADJ/8/amod "
         "opposition/NOUN/8/compound senior/ADJ/8/amod lawmaker/NOUN/1/appos ,/PUNCT/8/punct objected/VERB/0/root "
         "./PUNCT/10/punct"],
        ["Silje/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct"],
        names={"Marta Silje": "PER", "Silje": "PER"},
    )  # fmt: skip
    assert coded(only(found, "Marta Silje")) == [("DNK", "LEG")]
    later = only(found, "Silje")
    assert coded(later) == [("DNK", "LEG")]
    assert later.via == "surname" and later.antecedents[0] == only(found, "Marta Silje").span


def test_shared_heads_give_one_actor_for_each_country() -> None:
    found = mentions_of(
        ["U.S./PROPN/5/compound and/CCONJ/4/cc South/PROPN/4/compound Korean/ADJ/1/conj officials/NOUN/6/nsubj "
         "met/VERB/0/root ./PUNCT/6/punct"],
    )  # fmt: skip
    assert coded(only(found, "U.S. and South Korean officials")) == [("USA", "GOV"), ("KOR", "GOV")]


def test_a_nationality_before_a_common_noun_is_an_actor() -> None:
    found = mentions_of(["The/DET/3/det Ethiopian/ADJ/3/amod offensive/NOUN/4/nsubj began/VERB/0/root ./PUNCT/4/punct"])
    mention = only(found, "Ethiopian")
    assert (mention.kind, coded(mention)) == ("demonym", [("ETH", None)])


def test_a_capital_acts_is_visited_or_only_holds_something() -> None:
    acts = mentions_of(["Lisbon/PROPN/2/nsubj objected/VERB/0/root ./PUNCT/2/punct"])
    assert coded(only(acts, "Lisbon")) == [("PRT", "GOV")]
    visited = mentions_of(["Envoys/NOUN/2/nsubj visited/VERB/0/root Lisbon/PROPN/2/obj ./PUNCT/2/punct"])
    assert coded(only(visited, "Lisbon")) == [("PRT", None)]
    inside = mentions_of(["Envoys/NOUN/2/nsubj met/VERB/0/root in/ADP/4/case Lisbon/PROPN/2/obl ./PUNCT/2/punct"])
    assert all(mention.text != "Lisbon" for mention in inside)


def test_a_country_inside_a_persons_name_is_no_country() -> None:
    found = mentions_of(
        ["Jordan/PROPN/3/nsubj Smith/PROPN/1/flat resigned/VERB/0/root ./PUNCT/3/punct"], names={"Jordan Smith": "PER"}
    )
    assert [(m.kind, m.actors[0].country) for m in found] == [("person", None)]


def test_relatives_of_a_leader_are_not_the_leader() -> None:
    found = mentions_of(
        ["Ines/PROPN/3/nsubj Macron/PROPN/1/flat sang/VERB/0/root ./PUNCT/3/punct"], names={"Ines Macron": "PER"}
    )
    assert found[0].actors[0].entity == "person:ines-macron"


def test_domestic_roles_take_the_country_the_story_is_about() -> None:
    story = [
        "Malawi/PROPN/3/nmod:poss 's/PART/1/case parliament/NOUN/4/nsubj met/VERB/0/root ./PUNCT/4/punct",
        "Malawi/PROPN/2/nsubj faces/VERB/0/root a/DET/4/det drought/NOUN/2/obj ./PUNCT/2/punct",
        "Malawian/ADJ/2/amod farmers/NOUN/3/nsubj complained/VERB/0/root ./PUNCT/3/punct",
        "Police/NOUN/2/nsubj intervened/VERB/0/root ./PUNCT/2/punct",
    ]
    assert coded(only(mentions_of(story), "Police")) == [("MWI", "COP")]
    assert coded(only(mentions_of(story[-1:]), "Police")) == [(None, "COP")]


def test_the_words_of_a_name_say_what_kind_of_body_it_is() -> None:
    found = mentions_of(
        ["The/DET/3/det Tonga/PROPN/3/compound Gazette/PROPN/4/nsubj reported/VERB/0/root losses/NOUN/4/obj "
         "./PUNCT/4/punct"],
        names={"Tonga Gazette": "ORG"},
    )  # fmt: skip
    assert coded(found[0]) == [("TON", "JRN")]


def test_role_words_inside_hyphenated_words_and_adjectives_are_no_actors() -> None:
    found = mentions_of(
        ["It/PRON/4/nsubj was/AUX/4/cop a/DET/4/det wheel/NOUN/0/root -/PUNCT/6/punct chair/NOUN/4/compound "
         "for/ADP/9/case general/ADJ/9/amod use/NOUN/4/nmod ./PUNCT/4/punct"],
    )  # fmt: skip
    assert [m.text for m in found if m.kind == "role"] == []


_WORDS = st.sampled_from(
    ["Kenya", "Moscow", "police", "the", "two", "countries", "they", "Kim", "Jong", "-", "un", "president", "'s", "it",
     "North", "US", "We", ",", "army", "said", "“", "Ärzte", "x" * 40]
)  # fmt: skip
_DEPS = st.sampled_from(
    [
        "nsubj",
        "obj",
        "obl",
        "nmod",
        "nmod:poss",
        "amod",
        "compound",
        "flat",
        "conj",
        "appos",
        "det",
        "case",
        "dep",
        "root",
    ]
)
_POS = st.sampled_from(["NOUN", "PROPN", "PRON", "VERB", "ADJ", "DET", "ADP", "NUM", "PUNCT"])


@settings(deadline=None)
@given(st.lists(st.tuples(_WORDS, _POS, st.integers(0, 12), _DEPS), min_size=1, max_size=12), st.booleans())
def test_any_tree_gives_mentions_that_lie_in_the_text(rows: list[tuple[str, str, int, str]], named: bool) -> None:
    """Parsers err: cycles, several roots and odd labels must neither loop nor break spans."""
    size = len(rows)
    sentence = " ".join(f"{word}/{pos}/{head % (size + 1)}/{dep}" for word, pos, head, dep in rows)
    names = {rows[0][0]: "PER"} if named else {}
    article, passages = article_of([sentence], [sentence], names=names)
    found = find_actors_in(article, passages)
    assert found == find_actors_in(article, passages)
    for mention in found:
        start, end = mention.span
        assert article.text[start:end] == mention.text
        assert mention.start <= mention.head < mention.end
        assert len(mention.actors) >= 1
        assert len(mention.antecedents) in (0, len(mention.actors))
