"""The choice of the claims that are worth a comparison."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from purport.ledger.claim_index import CANDIDATES, FAR_BEHIND, FEWEST, PART, likely

postings = st.lists(st.sets(st.integers(1, 90), max_size=48), max_size=20)


@settings(max_examples=300, deadline=None)
@given(postings)
def test_leaving_long_postings_out_early_chooses_the_same_claims(keys: list[set[int]]) -> None:
    shared: Counter[int] = Counter()
    for claims in keys:
        shared.update({claim: PART // len(claims) for claim in claims})
    best = sorted(shared.items(), key=lambda item: (-item[1], -item[0]))[:CANDIDATES]
    expected = [c for place, (c, part) in enumerate(best) if place < FEWEST or part * FAR_BEHIND >= best[0][1]]
    assert likely(keys) == expected


def test_a_name_that_few_claims_share_outweighs_a_country_that_many_share() -> None:
    country, week = set(range(1, 41)), set(range(1, 49))
    assert likely([country, week, {7}])[0] == 7
