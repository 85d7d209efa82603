"""Wide rows and wide words: what yields to what, people named by age or number, what a verb of telling hides."""

from event_trees import events, gist

from purport.events import load_codebook

PERU = (1, 1, 1, "PER", None, "country")


def test_words_of_broad_rows_are_tried_after_all_others() -> None:
    for by_head in load_codebook().entries.values():
        for entries in by_head.values():
            words = ["broad" in e.flags for e in entries if not e.before and not e.after]
            assert words == sorted(words)


def test_somebody_named_by_age_is_harmed() -> None:
    found = events(
        "A/DET/DT/6/det 16/NUM/CD/4/nummod -/PUNCT/HYPH/2/punct year/NOUN/NN/6/compound -/PUNCT/HYPH/4/punct "
        "old/NOUN/NN/8/nsubj:pass was|be/AUX/VBD/8/aux:pass kidnapped|kidnap/VERB/VBN/0/root"
    )
    assert [(e.type, [r.text for r in e.recipients], [r.sectors for r in e.recipients]) for e in found] == [
        ("ASSAULT", ["16 - year - old"], [("CVL",)])
    ]


def test_another_who_was_harmed_is_somebody() -> None:
    found = events(
        "Rebels|rebel/NOUN/NNS/2/nsubj killed|kill/VERB/VBD/0/root Peru/PROPN/NNP/2/obj and/CCONJ/CC/5/cc "
        "another/DET/DT/3/conj who/PRON/WP/8/nsubj:pass was|be/AUX/VBD/8/aux:pass arrested|arrest/VERB/VBN/5/acl:relcl",
        (1, 1, 1, "PER", "REB", "role"), (3, 3, 3, "PER", None, "country"),
    )  # fmt: skip
    assert ["another"] in [[r.text for r in e.recipients] for e in found if e.type == "COERCE"]


def test_who_looks_into_a_killing_does_not_take_its_place() -> None:
    found = events(
        "Peruvian/ADJ/JJ/2/amod police/NOUN/NNS/3/nsubj investigated|investigate/VERB/VBD/0/root the/DET/DT/5/det "
        "killing/NOUN/NN/3/obj of/ADP/IN/8/case a/DET/DT/8/det judge/NOUN/NN/5/nmod",
        (1, 2, 2, "PER", "COP", "role"), (7, 8, 8, "PER", "JUD", "role"),
    )  # fmt: skip
    assert {e.type for e in found} == {"ACCUSE", "ASSAULT"}


def test_what_reporters_are_told_is_no_threat_and_stands() -> None:
    found = events(
        "Peru/PROPN/NNP/2/nsubj told|tell/VERB/VBD/0/root reporters|reporter/NOUN/NNS/2/iobj that/SCONJ/IN/6/mark "
        "Chile/PROPN/NNP/6/nsubj condemned|condemn/VERB/VBD/2/ccomp Brazil/PROPN/NNP/6/obj",
        PERU, (3, 3, 3, "PER", "JRN", "role"), (5, 5, 5, "CHL", None, "country"), (7, 7, 7, "BRA", None, "country"),
    )  # fmt: skip
    assert [gist(e) for e in found] == [("ACCUSE", "disapprove", ["CHL"], ["BRA"])]
    assert found[0].aux == ()


def test_a_row_for_two_known_sides_asks_for_both() -> None:
    both = "Peru/PROPN/NNP/2/nsubj congratulated|reassure/VERB/VBD/0/root Chile/PROPN/NNP/2/obj"
    assert [gist(e) for e in events(both, PERU, (3, 3, 3, "CHL", None, "country"))] == [
        ("SUPPORT", None, ["PER"], ["CHL"])
    ]
    one = "Peru/PROPN/NNP/2/nsubj reassured|reassure/VERB/VBD/0/root them/PRON/PRP/2/obj"
    assert events(one, PERU) == ()


def test_a_raid_whose_police_find_something_is_a_search() -> None:
    found = events(
        "Peruvian/ADJ/JJ/2/amod police/NOUN/NNS/3/nsubj found|find/VERB/VBD/0/root rifles|rifle/NOUN/NNS/3/obj "
        "in/ADP/IN/6/case raids|raid/NOUN/NNS/3/obl",
        (1, 2, 2, "PER", "COP", "role"),
    )
    assert [(e.type, e.mode) for e in found] == [("COERCE", "seize")]
