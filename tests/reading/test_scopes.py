"""A place named in another clause of the sentence is the scene of the acts that share it, and of no others."""

import pytest

import purport


def scenes(text: str) -> dict[str, str | None]:
    """Give the country of each event's place by its trigger."""
    return {e.trigger.text: e.place.country if e.place else None for e in purport.read(text=text).events}


@pytest.mark.parametrize(
    ("text", "trigger", "country"),
    [
        ("Envoys will fly to Lima on Monday to urge the president to free her.", "urge", "PER"),
        ("The minister visited Quito and was received by the mayor.", "received", "ECU"),
        ("Foreign ministers gathered in Nairobi condemned the raid.", "condemned", "KEN"),
        ("In Kisumu, police fired at workers who were marching against the tax.", "marching", "KEN"),
        ("In Kandy, where mobs burned shops and beat traders, the army sent patrols.", "beat", "LKA"),
        (
            "Lawmakers adjourned after Kenyan police beat crowds who had blocked a road outside Kisumu.",
            "beat",
            "KEN",
        ),
    ],
)
def test_the_scene_is_carried_to_the_act(text: str, trigger: str, country: str) -> None:
    assert scenes(text)[trigger] == country


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The president will travel to Lima to sign a treaty under which Chile could expel them.", "expel"),
        ("Kenyan officials said in Lima that gunmen had killed a judge.", "killed"),
        ("Kenya recalled its envoy after troops entered Juba.", "recalled"),
    ],
)
def test_what_is_told_or_done_elsewhere_has_no_scene(text: str, trigger: str) -> None:
    assert scenes(text).get(trigger) is None


def test_a_dwelling_is_no_place() -> None:
    assert scenes("Two Chilean soldiers dragged a judge from his home in the night.").get("dragged") is None
