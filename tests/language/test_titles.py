"""Titles are no part of a person's name, and one name is one span."""

from hypothesis import given
from hypothesis import strategies as st

from purport.language.titles import title_words, without_titles


def named(text: str, *names: tuple[str, str]) -> list[tuple[str, str]]:
    """Tidy the names, given by their words in order, in a text whose capitalised words are proper nouns."""
    words = text.split()
    found, at = [], 0
    for name, label in names:
        parts = name.split()
        at = next(k for k in range(at, len(words)) if words[k : k + len(parts)] == parts)
        found.append((at, at + len(parts), label))
        at += len(parts)
    pos = ["PROPN" if w[0].isupper() else "NOUN" for w in words]
    tidied = without_titles(found, [w.lower() for w in words], pos)
    return [(" ".join(words[a:b]), label) for a, b, label in tidied]


def test_a_title_goes_and_the_name_stays() -> None:
    assert named("Mrs. Ana Ruiz spoke", ("Mrs. Ana Ruiz", "PER")) == [("Ana Ruiz", "PER")]
    assert named("Foreign Minister Siri Aune spoke", ("Foreign Minister Siri Aune", "PER")) == [("Siri Aune", "PER")]
    assert named("Chief Justice Adeyemi ruled", ("Chief Justice Adeyemi", "PER")) == [("Adeyemi", "PER")]


def test_an_office_with_of_goes_too() -> None:
    whole = "Minister of Education Lena Vogt"
    assert named(f"{whole} resigned", (whole, "PER")) == [("Lena Vogt", "PER")]
    whole = "Minister of Justice and Prisons Lena Vogt"
    assert named(f"{whole} resigned", (whole, "PER")) == [("Lena Vogt", "PER")]


def test_a_title_alone_is_no_name() -> None:
    assert named("Mr. Okafor left", ("Mr.", "PER"), ("Okafor", "PER")) == [("Okafor", "PER")]
    assert named("the Minister of Education left", ("Minister of Education", "PER")) == []


def test_a_name_in_two_pieces_is_joined_and_two_persons_are_not() -> None:
    assert named("Jolene Harvey wrote", ("Jolene", "PER"), ("Harvey", "PER")) == [("Jolene Harvey", "PER")]
    apart = named("Jolene and Harvey wrote", ("Jolene", "PER"), ("Harvey", "PER"))
    assert apart == [("Jolene", "PER"), ("Harvey", "PER")]


def test_other_kinds_and_titles_that_belong_to_a_name_stay() -> None:
    assert named("General Motors sued", ("General Motors", "ORG")) == [("General Motors", "ORG")]
    assert named("Pope Francis prayed", ("Pope Francis", "PER")) == [("Pope Francis", "PER")]


@given(st.lists(st.sampled_from(["mr.", "minister", "of", "the", "and", "ana", "ruiz", "deputy"]), max_size=8))
def test_a_name_only_loses_words_at_its_beginning(words: list[str]) -> None:
    names = [(0, len(words), "PER")] if words else []
    for start, end, _ in without_titles(names, words, ["PROPN"] * len(words)):
        assert 0 <= start < end == len(words)


def test_the_words_are_lower_case() -> None:
    assert all(word == word.lower() for words in title_words().values() for word in words)
