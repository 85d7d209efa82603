"""What a phrase with a preposition or a particle acts on."""

from event_trees import events

PERU = (1, 1, 1, "PER", "COP", "role")


def test_the_object_of_a_phrase_is_what_its_preposition_governs() -> None:
    found = events(
        "Police/NOUN/NNS/3/nsubj are|be/AUX/VBP/3/aux looking|look/VERB/VBG/0/root into/ADP/IN/6/case the/DET/DT/6/det "
        "sale/NOUN/NN/3/obl",
        PERU,
    )
    assert [(e.type, e.mode) for e in found] == [("ACCUSE", "investigate")]
