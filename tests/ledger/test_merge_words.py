"""Words that a statement and a claim share, weighed by how few claims have them."""

from dataclasses import dataclass

from merging_cases import report, statement, told

from purport.ledger.claim_picture import Member, Picture
from purport.ledger.merge_scores import Field
from purport.ledger.merge_settings import shipped
from purport.ledger.merge_words import shared_words


@dataclass(frozen=True)
class Case:
    """A claim of one sentence among others, and what it shares with a new sentence, by kind."""

    known: str
    others: tuple[str, ...] = ()

    def shares(self, sentence: str, title: str | None = None, **setting: bool) -> dict[str, float]:
        claim = picture(self.known)
        field = Field((claim, *map(picture, self.others)), shipped())
        new = Member(told(statement("n", sentence, sentence.split()[0]), report("n", title=title)))
        findings, _ = shared_words(new, claim, field, **setting)
        return {found.reason.partition(":")[0]: found.score for found in findings}


def picture(sentence: str) -> Picture:
    return Picture([Member(told(statement("c", sentence, sentence.split()[0]), report("c")))])


def test_what_only_this_claim_mentions_tells_more_than_what_all_mention() -> None:
    case = Case("Shots fell at the brickworks of Ouallam.", ("Shots fell at the ferry of Ouallam.",) * 4)
    found = case.shares("Mourners left the brickworks of Ouallam.")
    assert found["shared words"] > 3 * found.get("shared names", 0.0)


def test_a_word_that_is_rare_in_the_news_tells_more_than_a_common_one() -> None:
    rare = Case("Shots fell by the brickworks.").shares("Mourners left the brickworks.")
    common = Case("Shots fell by the campaign.").shares("Mourners left the campaign.")
    assert rare["shared words"] > common["shared words"]


def test_two_words_for_one_thing_are_shared() -> None:
    found = Case("Flames ate the granary.").shares("Loaders mourned by the silo.")
    assert found["shared groups"] > 0


def test_topics_are_shared_but_are_no_things() -> None:
    found = Case("Agents found forged papers.").shares("Clerks spoke of counterfeit papers.")
    assert found["shared topics"] > 0
    assert "shared groups" not in found


def test_one_kind_of_words_counts_only_up_to_a_limit() -> None:
    many = " ".join(f"brick{chr(97 + n)}works" for n in range(20))
    found = Case(f"Shots fell by {many}.").shares(f"Mourners left {many}.")
    assert found["shared words"] <= shipped().limits["words_most"] * shipped().weights["words"]


def test_the_title_tells_nothing_between_statements_of_one_report() -> None:
    case = Case("Shots fell by the brickworks.")
    assert case.shares("Mourners left.", "Brickworks attacked")["shared words"] > 0
    assert not case.shares("Mourners left.", "Brickworks attacked", one_report=True)
