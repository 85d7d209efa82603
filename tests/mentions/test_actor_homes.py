"""Whose an actor is when its own words name no country: its clause, its ties, its story."""

from actor_trees import article_of, coded, mentions_of, only

from purport.mentions import find_mentions
from purport.records import Article

MALAWI = [
    "Malawi/PROPN/3/nmod:poss 's/PART/1/case parliament/NOUN/4/nsubj met/VERB/0/root ./PUNCT/4/punct",
    "Malawi/PROPN/2/nsubj faces/VERB/0/root a/DET/4/det drought/NOUN/2/obj ./PUNCT/2/punct",
]


def test_foreign_and_unknown_people_are_not_the_storys() -> None:
    sentence = "{}/ADJ/2/amod journalists/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"
    for word in ("Foreign", "Unidentified", "International"):
        found = mentions_of(MALAWI, [sentence.format(word)])
        assert coded(only(found, f"{word} journalists")) == [(None, "JRN")]
    assert coded(only(mentions_of(MALAWI, [sentence.format("Young")]), "Young journalists")) == [("MWI", "JRN")]


def test_those_tied_to_somebody_are_of_his_country() -> None:
    found = mentions_of(
        ["Hackers/NOUN/6/nsubj linked/ADJ/1/amod to/ADP/5/case Danish/ADJ/5/amod intelligence/NOUN/2/obl "
         "struck/VERB/0/root Peru/PROPN/6/obj ./PUNCT/6/punct"]
    )  # fmt: skip
    assert found[0].actors[0].country == "DNK"


def test_a_company_across_borders_is_multinational_unless_a_country_is_named() -> None:
    found = mentions_of(MALAWI, ["Oil/NOUN/2/compound companies/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"])
    assert coded(only(found, "Oil companies")) == [("MNC", "BUS")]
    found = mentions_of(
        ["Omani/ADJ/3/amod oil/NOUN/3/compound companies/NOUN/4/nsubj left/VERB/0/root ./PUNCT/4/punct"]
    )
    assert coded(only(found, "Omani oil companies")) == [("OMN", "BUS")]


def test_a_neighbour_is_not_of_its_owners_country() -> None:
    found = mentions_of(
        ["Chad/PROPN/2/nsubj accused/VERB/0/root its/PRON/4/nmod:poss neighbour/NOUN/2/obj ./PUNCT/2/punct"]
    )
    assert only(found, "its neighbour").actors[0].country is None


def test_a_dateline_acts_in_nothing() -> None:
    spaced, passages = article_of(
        ["LIMA/PROPN/4/nsubj --/PUNCT/1/punct Farmers/NOUN/4/nsubj marched/VERB/0/root ./PUNCT/4/punct"],
        names={"LIMA": "LOC"},
    )
    mentions, _ = find_mentions(spaced, passages)
    assert [m.text for m in mentions.actors] == ["Farmers"]


def test_the_nationality_before_a_role_that_modifies_a_thing_is_its_country() -> None:
    found = mentions_of(
        ["Belgian/ADJ/3/amod navy/NOUN/3/compound helicopters/NOUN/4/nsubj landed/VERB/0/root ./PUNCT/4/punct"]
    )
    assert coded(only(found, "Belgian navy")) == [("BEL", "MIL")]


def test_people_counted_by_the_same_number_are_taken_up() -> None:
    found = mentions_of(
        ["Togo/PROPN/2/nsubj jailed/VERB/0/root three/NUM/5/nummod Nigerien/ADJ/5/amod judges/NOUN/2/obj "
         "./PUNCT/2/punct"],
        ["Benin/PROPN/2/nsubj helped/VERB/0/root the/DET/4/det three/NUM/2/obj ./PUNCT/2/punct"],
    )  # fmt: skip
    mention = only(found, "the three")
    assert coded(mention) == [("NER", "JUD")]
    assert mention.antecedents == (only(found, "three Nigerien judges").span,)


def test_it_in_expected_it_is_no_country() -> None:
    found = mentions_of(
        ["Chad/PROPN/2/nsubj objected/VERB/0/root ./PUNCT/2/punct"],
        ["Officials/NOUN/2/nsubj expected/VERB/0/root it/PRON/2/obj ./PUNCT/2/punct"],
    )
    assert all(m.text != "it" for m in found)


def test_the_party_may_be_written_small() -> None:
    found = mentions_of(
        ["The/DET/3/det Republican/PROPN/3/amod party/NOUN/4/nsubj objected/VERB/0/root ./PUNCT/4/punct"],
        names={"Republican party": "ORG"},
    )
    assert found[0].actors[0].country == "USA"


def test_an_office_is_called_outdated_only_after_the_table_was_checked() -> None:
    sentence = ["Tokayev/PROPN/2/nsubj spoke/VERB/0/root ./PUNCT/2/punct"]

    def issues(published: str | None) -> list[str]:
        article, passages = article_of(sentence, names={"Tokayev": "PER"}, published=published)
        assert isinstance(article, Article)
        return [issue.reason for issue in find_mentions(article, passages)[1] if issue.stage == "mentions.actors"]

    assert issues("2024-05-02") == [] and issues(None) == []
    assert len(issues("2031-05-02")) == 1


def test_an_envoy_to_a_country_is_not_that_countrys() -> None:
    found = mentions_of(
        MALAWI,
        ["The/DET/2/det envoy/NOUN/5/nsubj to/ADP/4/case Malawi/PROPN/2/nmod objected/VERB/0/root ./PUNCT/5/punct"],
    )
    assert only(found, "The envoy").actors[0].country is None


def test_the_reporters_agency_does_not_tell_who_acted() -> None:
    found = mentions_of(
        ["A/DET/3/det Reuters/PROPN/3/compound reporter/NOUN/4/nsubj said/VERB/0/root protesters/NOUN/6/nsubj "
         "marched/VERB/4/ccomp ./PUNCT/4/punct"],
        names={"Reuters": "ORG"},
    )  # fmt: skip
    assert only(found, "protesters").actors[0].country is None


def test_a_country_noun_before_a_specialist_is_his_subject() -> None:
    sentence = "A/DET/3/det {} specialist/NOUN/4/nsubj objected/VERB/0/root ./PUNCT/4/punct"
    assert mentions_of([sentence.format("Chad/PROPN/3/compound")])[0].actors[0].country is None
    assert mentions_of([sentence.format("Chadian/ADJ/3/amod")])[0].actors[0].country == "TCD"


def test_the_country_of_a_president_who_is_named_is_his() -> None:
    found = mentions_of(
        ["Chad/PROPN/2/nsubj criticised/VERB/0/root the/DET/4/det country/NOUN/7/nmod:poss 's/PART/4/case "
         "Peruvian/ADJ/7/amod president/NOUN/2/obj ./PUNCT/2/punct"]
    )  # fmt: skip
    assert [(m.text, m.actors[0].country) for m in found if m.text == "the country"] == [("the country", "PER")]


def test_the_president_is_not_one_named_in_passing_abroad() -> None:
    found = mentions_of(
        MALAWI,
        ["The/DET/2/det president/NOUN/3/nsubj spoke/VERB/0/root ./PUNCT/3/punct"],
        ["Envoys/NOUN/2/nsubj met/VERB/0/root the/DET/4/det president/NOUN/2/obj of/ADP/6/case Peru/PROPN/4/nmod "
         "./PUNCT/2/punct"],
        ["The/DET/2/det president/NOUN/3/nsubj left/VERB/0/root ./PUNCT/3/punct"],
    )  # fmt: skip
    assert found[-1].text == "The president" and found[-1].actors[0].country == "MWI"
