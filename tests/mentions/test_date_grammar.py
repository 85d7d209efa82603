"""Where a time expression may start is told cheaply; nothing that the grammar reads may be lost by it."""

from hypothesis import given
from hypothesis import strategies as st

from purport.mentions.date_grammar import parse, starts
from purport.mentions.date_terms import terms

_WORDS = st.sampled_from(
    "the a an in on of at by before after since until about around as early late soon no earlier than not later up to "
    "prior ahead starting beginning from between and - – , . 's half hundred year years week days month weekend "
    "quarter 2 5 15 22nd 2019 1990s 9/11 2023-09-11 q1 same that this next last recent coming two three few ago rest "
    "remainder first second ad every now today christmas eve easter new year's monday friday may march winter morning "
    "fortnight world war ii good least twenty couple within people ministers".split()
)


@given(st.lists(_WORDS, min_size=1, max_size=9))
def test_no_expression_begins_where_none_may_start(words: list[str]) -> None:
    seen = terms([word.capitalize() for word in words], words)
    told = set(starts(seen))
    assert [i for i in range(len(words)) if i not in told and parse(seen, i) is not None] == []
