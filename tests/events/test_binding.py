"""Object pronouns that cannot mean the subject of their clause."""

from dataclasses import replace

from event_trees import article, gist, mention

from purport.events import DraftEvent, find_events
from purport.records import Actor, ActorMention, Mentions
from purport.records.values import Via

TREE = (
    "Ng/PROPN/NNP/2/nsubj praised|praise/VERB/VBD/0/root Bora/PROPN/NNP/2/obj ,/PUNCT/,/5/punct "
    "accusing|accuse/VERB/VBG/2/advcl {pronoun}/PRON/PRP/5/{dep} of/SCONJ/IN/8/mark theft/NOUN/NN/5/obl"
)


def accusation(pronoun: str) -> DraftEvent:
    """Read the sentence with the pronoun taken, wrongly, for its subject."""
    built, passages = article(TREE.format(pronoun=pronoun, dep="obj"))
    ng = mention(passages[0], (1, 1, 1, "PER", "GOV", "person"))
    bora = mention(passages[0], (3, 3, 3, "CHL", "PTY", "person"))
    via: Via = "pronoun"
    him: ActorMention = replace(
        mention(passages[0], (6, 6, 6, "PER", "GOV", "pronoun")),
        actors=(Actor(country="PER", sectors=("GOV",)),), via=via, antecedents=(ng.span,),
    )  # fmt: skip
    found = find_events(built, passages, Mentions(actors=(ng, bora, him)), ())
    return next(e for e in found if e.type == "ACCUSE")


def test_an_object_pronoun_means_the_nearest_other_party() -> None:
    assert gist(accusation("him")) == ("ACCUSE", "allege", ["PER"], ["CHL"])


def test_a_pronoun_keeps_its_own_words() -> None:
    assert [r.text for r in accusation("her").recipients] == ["her"]


def test_a_pronoun_for_which_nobody_stands_stays_open() -> None:
    assert gist(accusation("them")) == ("ACCUSE", "allege", ["PER"], [None])
