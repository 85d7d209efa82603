"""Whom titles, headlines, surnames and 'the country' mean, by what the article says elsewhere."""

from actor_trees import coded, mentions_of, only

ENVOY = (
    "Chad/PROPN/3/nmod:poss 's/PART/1/case ambassador/NOUN/6/nsubj to/ADP/5/case Peru/PROPN/3/nmod spoke/VERB/0/root "
    "./PUNCT/6/punct"
)


def test_a_title_that_the_tagger_has_in_the_name_is_a_title() -> None:
    found = mentions_of(
        [ENVOY],
        ["Ambassador/PROPN/2/nmod:desc Idriss/PROPN/4/nsubj Saleh/PROPN/2/flat left/VERB/0/root ./PUNCT/4/punct"],
        names={"Ambassador Idriss Saleh": "PER"},
    )
    mention = only(found, "Ambassador Idriss Saleh")
    assert coded(mention) == [("TCD", "GOV")]
    assert mention.actors[0].entity == "person:idriss-saleh"


def test_a_headline_means_whom_the_first_lines_introduce() -> None:
    found = mentions_of(
        ["Policeman/NOUN/2/nsubj kills/VERB/0/root Chad/PROPN/4/compound envoy/NOUN/2/obj"],
        ["A/DET/3/det Peruvian/ADJ/3/amod policeman/NOUN/4/nsubj shot/VERB/0/root Chad/PROPN/7/nmod:poss "
         "'s/PART/5/case envoy/NOUN/4/obj ./PUNCT/4/punct"],
        ["Chad/PROPN/2/nsubj protested/VERB/0/root ./PUNCT/2/punct"],
    )  # fmt: skip
    assert coded(only(found, "Policeman")) == [("PER", "COP")]


def test_the_leaders_of_two_countries_are_of_both() -> None:
    found = mentions_of(
        ["The/DET/2/det leaders/NOUN/7/nsubj of/ADP/4/case Chad/PROPN/2/nmod and/CCONJ/6/cc Peru/PROPN/4/conj "
         "met/VERB/0/root ./PUNCT/7/punct"]
    )  # fmt: skip
    assert [country for country, _ in coded(only(found, "The leaders"))] == ["TCD", "PER"]


def test_one_person_of_two_nationalities_is_of_the_first() -> None:
    found = mentions_of(
        ["A/DET/5/det Peruvian/ADJ/5/amod -/PUNCT/4/punct Chadian/ADJ/5/amod boy/NOUN/6/nsubj fled/VERB/0/root "
         "./PUNCT/6/punct"]
    )  # fmt: skip
    assert coded(found[-1]) == [("PER", "CVL")]


def test_the_country_is_that_of_the_subject_where_several_are_accused_together() -> None:
    found = mentions_of(
        ["Chad/PROPN/3/nmod:poss 's/PART/1/case ambassador/NOUN/4/nsubj accused/VERB/0/root Peru/PROPN/4/obj "
         "and/CCONJ/7/cc Chile/PROPN/5/conj of/ADP/9/case meddling/NOUN/4/obl in/ADP/12/case the/DET/12/det "
         "country/NOUN/9/nmod ./PUNCT/4/punct"]
    )  # fmt: skip
    assert only(found, "the country").actors[0].country == "TCD"


def test_the_parties_of_a_parliament_are_no_countries() -> None:
    found = mentions_of(
        ["Chad/PROPN/4/nsubj and/CCONJ/3/cc Peru/PROPN/1/conj met/VERB/0/root ./PUNCT/4/punct"],
        ["Lawmakers/NOUN/5/nsubj of/ADP/4/case both/DET/4/det parties/NOUN/1/nmod left/VERB/0/root ./PUNCT/5/punct"],
    )
    assert len(only(found, "Lawmakers").actors) == 1


def test_a_surname_is_that_of_the_articles_own_person() -> None:
    found = mentions_of(
        ["Keron/PROPN/3/nsubj Blair/PROPN/1/flat spoke/VERB/0/root in/ADP/5/case Lima/PROPN/3/obl ./PUNCT/3/punct"],
        ["Blair/PROPN/2/nsubj left/VERB/0/root ./PUNCT/2/punct"],
        names={"Keron Blair": "PER", "Blair": "PER"},
    )
    assert only(found, "Blair").actors[0].entity == "person:keron-blair"


def test_a_party_of_one_country_is_written_with_a_capital() -> None:
    sentence = "{}/ADJ/2/amod leaders/NOUN/3/nsubj met/VERB/0/root ./PUNCT/3/punct"
    assert coded(only(mentions_of([sentence.format("Republican")]), "Republican leaders")) == [("USA", "PTY")]
    assert mentions_of([sentence.format("republican")])[-1].actors[0].country is None


def test_somebody_met_in_a_town_need_not_be_of_it() -> None:
    found = mentions_of(
        [ENVOY],
        ["They/PRON/2/nsubj met/VERB/0/root Karl/PROPN/2/obj Ruiz/PROPN/3/flat in/ADP/6/case Kampala/PROPN/3/nmod "
         "./PUNCT/2/punct"],
        names={"Karl Ruiz": "PER", "Kampala": "LOC"},
    )  # fmt: skip
    assert only(found, "Karl Ruiz").actors[0].country != "UGA"
