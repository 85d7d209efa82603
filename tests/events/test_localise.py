"""Whose a party is of whom the text does not say it."""

import pytest

from purport.events.localise import country_near, is_local, setting_of
from purport.records import Actor, ActorMention, EventActor, Mentions
from purport.records.values import Sector, Via


def _mention(passage: int, at: int, country: str, sector: Sector = "GOV") -> ActorMention:
    return ActorMention(
        passage=passage, start=at, end=at + 1, head=at, span=(at, at + 5), text="words", kind="role",
        actors=(Actor(country=country, sectors=(sector,), score=0.8),),
    )  # fmt: skip


def _party(text: str, sector: Sector, at: int) -> EventActor:
    return EventActor(span=(at, at + len(text)), text=text, entity=None, country=None, sectors=(sector,))


TWO_STATES = Mentions(
    actors=(
        _mention(0, 0, "PER"),
        _mention(0, 20, "CHL"),
        _mention(1, 100, "PER"),
        _mention(1, 160, "PER"),
        _mention(2, 0, "PER"),
        _mention(2, 420, "CHL"),
    ),
    places=(),
    dates=(),
)


@pytest.mark.parametrize(
    ("text", "sector", "at", "country"),
    [
        ("police", "COP", 440, "CHL"),  # right after a Chilean office
        ("the ministry", "GOV", 20, "PER"),
        ("Senator Ana Luz", "LEG", 20, "PER"),
        ("two people", "CVL", 440, None),  # those harmed may be from anywhere
        ("the rebels", "REB", 440, "PER"),  # a state beside rebels need not be theirs
        ("the ambassador", "GOV", 440, None),
        ("Harlow Trust", "SOC", 440, None),
        ("her brother", "CVL", 440, None),
    ],
)
def test_parties_of_a_report_on_two_states(text: str, sector: Sector, at: int, country: str | None) -> None:
    assert country_near(setting_of(TWO_STATES), _party(text, sector, at), passage=2) == country


def test_strangers_named_before_do_not_tell_whose_the_police_are() -> None:
    mentions = Mentions(actors=(*TWO_STATES.actors, _mention(3, 500, "SYR", "REF")), places=(), dates=())
    setting = setting_of(mentions)
    assert setting.main is None
    assert country_near(setting, _party("police", "COP", 520), passage=3) == "PER"


@pytest.mark.parametrize(
    ("text", "via", "local"),
    [
        ("the owners", None, True),  # no table has a sector for them
        ("those", "pronoun", True),
        ("it", "pronoun", False),
        ("someone", None, False),
        ("a group", None, False),
        ("Harlow", None, False),  # a name of which nothing is known
    ],
)
def test_people_of_no_known_sector_are_at_home_too(text: str, via: Via | None, local: bool) -> None:
    party = EventActor(span=(0, len(text)), text=text, entity=None, country=None, via=via)
    assert is_local(party) == local
