"""Codebook and head together: agreement keeps the mode, a sure head is heard, an unsure one alone is not."""

from purport.events.relation import relation_modes
from purport.events.relation_votes import weigh
from purport.reading.session import default_session
from purport.records import Relation

VISIT = Relation(type="CONSULT", mode="visit", quad=1, aux=("historical",), score=0.8)


def test_where_both_agree_the_codebooks_mode_stays() -> None:
    found = weigh(VISIT, {"CONSULT": 0.5, "AGREE": 0.3, "NONE": 0.2})
    assert found is not None
    assert (found.type, found.mode, found.aux) == ("CONSULT", "visit", ("historical",))


def test_the_codebooks_vote_decides_between_likely_types() -> None:
    found = weigh(VISIT, {"AGREE": 0.5, "CONSULT": 0.4, "NONE": 0.1})
    assert found is not None and found.type == "CONSULT"


def test_a_sure_head_outvotes_the_codebook_and_brings_no_mode() -> None:
    found = weigh(VISIT, {"ACCUSE": 0.95, "CONSULT": 0.03, "NONE": 0.02})
    assert found is not None
    assert (found.type, found.mode, found.quad) == ("ACCUSE", None, 3)


def test_an_unsure_head_alone_says_nothing() -> None:
    assert weigh(None, {"AID": 0.3, "SUPPORT": 0.3, "AGREE": 0.3, "NONE": 0.1}) is None
    found = weigh(None, {"AID": 0.9, "NONE": 0.1})
    assert found is not None and found.type == "AID"


def test_nothing_between_two_parties_is_an_answer() -> None:
    assert weigh(None, {"NONE": 0.9, "ASSAULT": 0.1}) is None


def test_without_probabilities_the_codebook_stands() -> None:
    assert weigh(VISIT, {}) is VISIT


def test_a_refusal_or_threat_of_the_head_is_not_negated_or_put_off_again() -> None:
    # "Peru will not back Chile": the codebook has a negated plan; the head calls the sentence a refusal.
    plan = Relation(type="ASSAULT", mode=None, quad=4, aux=("future", "negation"), score=0.8)
    refused = weigh(plan, {"REJECT": 0.95, "ASSAULT": 0.03, "NONE": 0.02})
    assert refused is not None and (refused.type, refused.aux) == ("REJECT", ())
    accused = weigh(plan, {"ACCUSE": 0.95, "ASSAULT": 0.03, "NONE": 0.02})
    assert accused is not None and accused.aux == ("future", "negation")


def test_what_only_the_head_hears_keeps_its_denial() -> None:
    sentence = "Togo has not humbled the Ghanaian envoy."
    (analysis,) = default_session().model.analyse([sentence])
    start = sentence.index("the")
    modes = relation_modes(analysis, (0, 4), (start, len(sentence) - 1))
    assert modes == ("negation",)
    found = weigh(None, {"SUPPORT": 0.9}, modes)
    assert found is not None and found.aux == ("negation",)


def test_a_refusal_says_its_negation_itself() -> None:
    found = weigh(None, {"REJECT": 0.9}, ("negation", "historical"))
    assert found is not None and found.aux == ("historical",)
