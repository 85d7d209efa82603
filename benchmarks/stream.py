"""An endless invented news stream, seeded: stories with claims, each told by several outlets, some as wire copies."""

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from purport.records import (
    Article,
    Attribution,
    Block,
    Certainty,
    Coder,
    Content,
    Cue,
    DateInterval,
    Event,
    EventActor,
    Place,
    Quantity,
    Reading,
    Source,
    SourceActor,
    Trigger,
)

COUNTRIES = (
    "NER",
    "TGO",
    "BEN",
    "MLI",
    "TCD",
    "SEN",
    "GIN",
    "CIV",
    "GHA",
    "BFA",
    "MRT",
    "GMB",
    "LBR",
    "SLE",
    "CMR",
    "GAB",
)
TYPES = (("ASSAULT", 4, "attacked"), ("CONSULT", 1, "met"), ("AGREE", 1, "joined"), ("ACCUSE", 3, "accused"),
         ("PROTEST", 3, "protested"), ("COERCE", 4, "arrested"), ("AID", 2, "supplied"), ("SANCTION", 4, "punished"),
         ("THREATEN", 3, "warned"), ("SUPPORT", 1, "praised"))  # fmt: skip
SYLLABLES = ("ba", "ko", "ri", "ta", "mu", "ne", "sol", "va", "dar", "eli", "go", "han", "jo", "ka", "lim", "mor", "pa",
             "que", "ro", "su", "tin", "ur", "vel", "wa", "xi", "yor", "zan", "fe", "chi", "del")  # fmt: skip
FILLER = ("officials", "village", "river", "market", "border", "convoy", "minister", "station", "school", "harvest",
          "bridge", "road", "council", "evening", "morning", "region", "district", "inquiry", "statement", "witness",
          "report", "season", "fuel", "grain", "water", "clinic", "radio", "union", "captain")  # fmt: skip
START = datetime(2031, 1, 1, 6)
CODER = Coder(version="0", model="synthetic", codebook="0", actors="0", gazetteer="0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim of a story: what happened, to whom, where, when."""

    kind: int
    actor: str
    recipient: str
    countries: tuple[str, str]
    place: str
    day: int
    words: tuple[str, ...]


def stream(seed: int, *, statements: int = 15, live: int = 40) -> Iterator[Reading]:
    """Give Readings for ever.

    Arguments: the seed; statements of an article; stories that run at a time, each of some twelve articles.
    """
    rng = random.Random(seed)
    names = [_name(rng) for _ in range(20_000)]
    outlets = [f"The {_name(rng)} {kind}" for kind in ("Post", "Times", "Herald", "Radio") for _ in range(30)]
    stories: list[tuple[list[Told], list[Reading]]] = []
    minute = 0
    while True:
        minute += rng.randint(1, 8)
        day = minute // 1440
        if len(stories) < live:
            stories.append(([_told(rng, names, day) for _ in range(statements + 10)], []))
        claims, printed = rng.choice(stories)
        published = (START + timedelta(minutes=minute)).strftime("%Y-%m-%dT%H:%M:%SZ")
        outlet = rng.choice(outlets)
        if printed and rng.random() < 0.2:
            reading = _copy(rng.choice(printed), outlet, published, minute)
        else:
            reading = _reading(rng, rng.sample(claims, statements), outlet, published, minute)
        printed.append(reading)
        if len(printed) >= 12:
            stories = [one for one in stories if one[1] is not printed]
        yield reading


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(2, 4))).capitalize()


def _told(rng: random.Random, names: list[str], day: int) -> Told:
    return Told(
        kind=rng.randrange(len(TYPES)),
        actor=f"{rng.choice(names)} {rng.choice(names)}",
        recipient=f"the {rng.choice(names)} Front"
        if rng.random() < 0.5
        else f"{rng.choice(names)} {rng.choice(names)}",
        countries=(rng.choice(COUNTRIES), rng.choice(COUNTRIES)),
        place=rng.choice(names),
        day=max(0, day - rng.randint(0, 2)),
        words=tuple(rng.choice(FILLER) for _ in range(14)),
    )


def _copy(original: Reading, outlet: str, published: str, minute: int) -> Reading:
    article = original.article
    return Reading(
        schema="1",
        coder=CODER,
        article=Article(
            id=article.id,
            sha256=article.sha256,
            text=article.text,
            blocks=article.blocks,
            url=f"https://{outlet.lower().replace(' ', '')}.example/{minute}",
            outlet=outlet,
            title=article.title,
            published=published,
            language="en",
        ),
        attributions=original.attributions,
        events=original.events,
        issues=(),
    )


def _reading(rng: random.Random, claims: list[Told], outlet: str, published: str, minute: int) -> Reading:
    title = f"{claims[0].actor} {TYPES[claims[0].kind][2]} {claims[0].recipient}"
    text = title + "\n\n"
    events: list[Event] = []
    attributions: list[Attribution] = []
    for number, told in enumerate(claims):
        words = list(told.words)
        rng.shuffle(words)
        lead = f"{told.actor} {TYPES[told.kind][2]} {told.recipient} in {told.place} near the {' '.join(words[:8])}"
        speaker = f"the {words[8]} ministry"
        sentence = f"{lead}, {speaker} said, while the {' '.join(words[9:])} waited."
        start = len(text)
        text += sentence + "\n\n"
        attributions.append(_attribution(number, text, start, speaker, told.countries[0]))
        events.append(_event(rng, number, told, start, sentence, text))
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        schema="1",
        coder=CODER,
        article=Article(
            id=digest[:16],
            sha256=digest,
            text=text,
            blocks=(
                Block(kind="headline", start=0, end=len(title)),
                Block(kind="body", start=len(title) + 2, end=len(text)),
            ),
            url=f"https://{outlet.lower().replace(' ', '')}.example/{minute}",
            outlet=outlet,
            title=title,
            published=published,
            language="en",
        ),
        attributions=tuple(attributions),
        events=tuple(events),
        issues=(),
    )


def _attribution(number: int, text: str, start: int, speaker: str, country: str) -> Attribution:
    at = text.index(speaker, start)
    said = text.index("said", at)
    return Attribution(
        id=f"a{number + 1}",
        block=1,
        source=Source(
            spans=((at, at + len(speaker)),), text=speaker, kind="government", naming="role",
            actors=(SourceActor(country=country, sectors=("GOV",)),),
        ),
        cue=Cue(spans=((said, said + 4),), text="said", class_="report"),
        content=Content(spans=((start, at),)),
        date=None,
        parent=None,
        form="indirect",
        score=0.9,
        provenance=(),
    )  # fmt: skip


def _event(rng: random.Random, number: int, told: Told, start: int, sentence: str, text: str) -> Event:
    kind, quad, word = TYPES[told.kind]
    span = (start, start + len(sentence))
    at = text.index(word, start)
    day = (START + timedelta(days=told.day)).date().isoformat()
    killed = (Quantity(kind="killed", text="some", span=span, low=float(rng.randint(1, 9)), high=None),)
    return Event(
        id=f"e{number + 1}",
        key=hashlib.blake2b(f"{text[: span[1]]}{at}".encode(), digest_size=8).hexdigest(),
        block=1,
        sentence=span,
        trigger=Trigger(span=(at, at + len(word)), text=word),
        type=kind,  # type: ignore[arg-type]
        mode=None,
        contexts=(),
        quad=quad,
        cameo=None,
        goldstein=None,
        actors=(EventActor(span=span, text=told.actor, entity=None, country=told.countries[0], sectors=("GOV",)),),
        recipients=(EventActor(span=span, text=told.recipient, entity=None, country=told.countries[1]),),
        date=DateInterval(text="that day", start=day, end=day, granularity="day"),
        place=Place(text=told.place, name=told.place, country=told.countries[0], precision="city"),
        places=(),
        quantities=killed if kind == "ASSAULT" else (),
        aux=("future",) if rng.random() < 0.1 else (),
        certainty=Certainty(polarity="positive", commitment="certain", factuality=None),
        attribution=f"a{number + 1}",
        support="asserted",
        score=0.9,
        provenance=(),
    )
