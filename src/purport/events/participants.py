"""From a syntactic head to the actors that it stands for."""

from collections.abc import Iterable
from dataclasses import replace

from purport.events.coordination import conjuncts
from purport.events.nominal import is_against
from purport.events.people import is_person, sectors_of_people
from purport.events.scene import Scene
from purport.events.sectors import sector_of, titled
from purport.records import Actor, ActorMention, EventActor, Span
from purport.records.values import Sector

HARD: frozenset[str] = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY", "REB", "PRM", "PTY", "UAF", "OPP"})


UNCOUNTED = frozenset({"another", "others", "several", "many", "both", "dozens", "scores", "some", "more", "most"})
AGES = frozenset({"year", "month", "week", "day"})
AGED = ("-year-old", "-year-olds", "-month-old")
GUESSED = 0.5
"""Score of a country that the mentions took from the article at large."""


def participants(scene: Scene, token: int) -> tuple[EventActor, ...]:
    """Give the actors that a noun or pronoun stands for, coordinated ones included.

    Arguments: the scene; the head token. Returns one entry per member of a group, with the group's span.
    """
    found = scene.parties.get(token)
    if found is None:
        found = scene.parties[token] = _coordinated(scene, token)
    return found


def _coordinated(scene: Scene, token: int) -> tuple[EventActor, ...]:
    named = _bearers(scene, token)
    if named:
        return named
    found = [*_single(scene, token)]
    covered = scene.actor_at[token]
    for j in conjuncts(scene.syntax, token):
        if covered is None or not covered.start <= j < covered.end:
            found += _single(scene, j)
    return _unique(found) if len(found) > 1 else tuple(found)


def _bearers(scene: Scene, token: int) -> tuple[EventActor, ...]:
    """Give those whom a plural role names one by one: "foreign ministers Ana Ruiz and Li Wei"."""
    s = scene.syntax
    mention = scene.actor_at[token]
    if mention is None or mention.kind != "role" or s.tags[token] not in ("NNS", "NNPS"):
        return ()
    first = next((j for j in s.children[token] if j > token and s.deps[j] in ("appos", "flat")), None)
    if first is None or s.pos[first] != "PROPN":
        return ()
    names = [first, *conjuncts(s, first)]
    if len(names) < 2 or any(scene.actor_at[j] is None for j in names):
        return ()
    sectors = mention.actors[0].sectors if mention.actors else ()
    return _unique(replace(actor, sectors=sectors or actor.sectors) for j in names for actor in _single(scene, j))


def _unique(actors: Iterable[EventActor]) -> tuple[EventActor, ...]:
    seen: set[tuple[Span, str | None, str | None]] = set()
    kept = []
    for actor in actors:
        key = (actor.span, actor.country, actor.entity)
        if key not in seen:
            seen.add(key)
            kept.append(actor)
    return tuple(kept)


def _single(scene: Scene, token: int) -> tuple[EventActor, ...]:
    s = scene.syntax
    mention = scene.actor_at[token]
    if mention is not None and _stands_for(scene, token, mention):
        own = of_mention(mention)
        own = titled(scene, mention, own)
        if mention.kind == "role" and scene.lemmas[token] in scene.book.classes["anybody"] and _counts(scene, token):
            # "44 people": where they were harmed or held does not tell where they are from.
            own = tuple(
                replace(a, country=None) if known.score <= GUESSED else a
                for a, known in zip(own, mention.actors, strict=False)
            )
        if (
            mention.kind == "role"
            and not any(actor.country for actor in own)
            and scene.lemmas[token] not in scene.book.people
        ):
            owner = s.child(token, "nmod:poss")
            if owner is not None and scene.actor_at[owner] is not None and scene.actor_at[owner] is not mention:
                return _single(scene, owner) or own
        return _delegates(scene, token, mention, own) or own
    if scene.lemmas[token] in scene.book.classes["partitive"] or s.pos[token] in ("NUM", "DET"):
        for j in scene.prepositional(token, "of"):
            inner = _single(scene, j)
            if inner:
                return inner
    if (s.pos[token] == "NUM" or s.lower[token] in UNCOUNTED) and _is_toll(scene, token):
        return (replace(_unknown(scene, token), sectors=("CVL",)),)
    human = scene.lemmas[token] in scene.book.people or scene.lemmas[token] in scene.book.classes["partitive"]
    for j in s.children[token]:
        if s.deps[j] in ("appos", "flat") and scene.actor_at[j] is not None:
            apposed = scene.actor_at[j]
            if apposed is None or (s.pos[token] == "NOUN" and apposed.kind in ("role", "person") and not human):
                continue
            return of_mention(apposed)
    inner = _by_modifier(scene, token) or _of_relative(scene, token)
    if inner:
        return inner
    if is_person(scene, token):
        return (_unknown(scene, token),)
    if s.pos[token] in ("NOUN", "ADJ") and is_aged(scene, token):
        return (replace(_unknown(scene, token, max(0, token - 4), token + 1), sectors=("CVL",)),)
    if s.lower[token] in scene.book.classes["pronoun"] or s.words[token] in scene.book.classes["chambers"]:
        return (_unknown(scene, token),)
    if s.pos[token] in ("NOUN", "NUM") and scene.lemmas[token] in scene.book.classes["numerous"]:
        # "Thousands marched": people, whoever they are.
        return (replace(_unknown(scene, token), sectors=("CVL",)),)
    for start, end, label in s.ents:
        if start <= token < end and label in ("PER", "ORG"):
            return (_unknown(scene, token, start, end),)
    return ()


def _counts(scene: Scene, token: int) -> bool:
    s = scene.syntax
    uncertain = ("another", "other", "more", "several")
    return any(s.deps[j] == "nummod" or s.lower[j] in uncertain for j in s.children[token])


def _is_toll(scene: Scene, token: int) -> bool:
    """Say whether a bare number counts those harmed: "Blast kills 25"."""
    s = scene.syntax
    if any(s.deps[j] == "acl:relcl" and scene.lemmas[j] in scene.book.classes["counting"] for j in s.children[token]):
        # "another who was injured"
        return True
    head = s.heads[token]
    harmed = s.deps[token] in ("obj", "nsubj:pass") or (s.deps[token] == "nsubj" and scene.is_passive(head))
    return harmed and scene.lemmas[head] in scene.book.classes["counting"]


def _delegates(scene: Scene, token: int, mention: ActorMention, own: tuple[EventActor, ...]) -> tuple[EventActor, ...]:
    """Give one entry per state or group that "ministers from Egypt, Ethiopia and Sudan" come from."""
    s = scene.syntax
    if mention.kind not in ("role", "group") or s.tags[token] not in ("NNS", "NNPS"):
        return ()
    told = {a.country for a in own}
    for preposition in ("from", "of"):
        for j in scene.prepositional(token, preposition):
            senders = _coordinated(scene, j) if scene.actor_at[j] is not mention else ()
            countries = {a.country for a in senders if a.country}
            if len(countries) > max(1, len(told - {None})):
                sectors = own[0].sectors
                return tuple(
                    replace(own[0], country=a.country, entity=None, sectors=sectors or a.sectors, via="group")
                    for a in senders
                )
    return ()


def _stands_for(scene: Scene, token: int, mention: ActorMention) -> bool:
    """A name inside a longer phrase stands for the phrase only as its head: not "Russia" in "the Russia desk"."""
    s = scene.syntax
    head = mention.head
    if token == head:
        return True
    return s.heads[token] == head or s.heads[head] == token or mention.start <= token < mention.end


def _by_modifier(scene: Scene, token: int) -> tuple[EventActor, ...]:
    """Take the owner or nationality of a noun that is not itself a known actor ("Russian positions")."""
    s = scene.syntax
    if s.pos[token] not in ("NOUN", "PROPN"):
        return ()
    owners = [j for j in s.children[token] if scene.actor_at[j] is not None and not is_against(scene, j)]
    if not owners:
        return ()
    animate = scene.lemmas[token] in scene.book.people or scene.lemmas[token] in scene.book.classes["troops"]
    for dep in ("nmod:poss", "compound", "amod", "nmod"):
        for j in owners:
            if s.deps[j] != dep:
                continue
            if dep == "nmod" and not (
                ("by" in scene.marks(j)) or (animate and any(m in ("of", "from") for m in scene.marks(j)))
            ):
                continue
            mention = scene.actor_at[j]
            if mention is None:
                continue
            if animate and dep != "nmod:poss":
                span, text = phrase(scene, token)
                return tuple(
                    replace(a, span=span, text=text, sectors=sector_of(scene, token, a.sectors))
                    for a in of_mention(mention)
                )
            return of_mention(mention)
    return ()


def _of_relative(scene: Scene, token: int) -> tuple[EventActor, ...]:
    """Take the owner of a thing from before the relative clause: "an editor whose house was burned"."""
    s = scene.syntax
    if s.pos[token] != "NOUN" or not any(s.deps[j] == "nmod:poss" and s.lower[j] == "whose" for j in s.children[token]):
        return ()
    clause = s.heads[token]
    owner = s.heads[clause]
    if s.deps[clause] != "acl:relcl" or owner >= token:
        return ()
    mention = scene.actor_at[owner]
    return of_mention(mention) if mention is not None else ()


def of_mention(mention: ActorMention) -> tuple[EventActor, ...]:
    """Give one event actor per member of a mention."""
    actors = mention.actors or (Actor(),)
    antecedents = mention.antecedents or (None,) * len(actors)
    return tuple(
        EventActor(
            span=mention.span, text=mention.text, entity=actor.entity, country=actor.country, sectors=actor.sectors,
            via=mention.via, antecedent=antecedents[k] if k < len(antecedents) else None,
        )
        for k, actor in enumerate(actors)
    )  # fmt: skip


def of_place(scene: Scene, token: int, *, cities: bool) -> tuple[EventActor, ...]:
    """Give a country (or, where `cities`, the country of a town) that is acted upon as a place."""
    place = scene.place_at[token]
    if place is None or place.place.country is None:
        return ()
    if not cities and place.place.precision not in ("country", "unknown"):
        return ()
    if place.place.precision == "unknown" and not cities:
        return ()
    return (EventActor(span=place.span, text=place.text, entity=None, country=place.place.country),)


def phrase(scene: Scene, token: int) -> tuple[Span, str]:
    """Give span and text of a noun with the words before it that belong to its name."""
    s = scene.syntax
    start = token
    for j in s.children[token]:
        if j < start and s.deps[j] in ("compound", "amod", "flat") and token - j <= 4:
            start = j
    span = scene.passage.span(start, token + 1)
    offset = scene.passage.offset
    return span, scene.passage.text[span[0] - offset : span[1] - offset]


def _unknown(scene: Scene, token: int, start: int | None = None, end: int | None = None) -> EventActor:
    if start is not None and end is not None:
        span = scene.passage.span(start, end)
        offset = scene.passage.offset
        text = scene.passage.text[span[0] - offset : span[1] - offset]
    else:
        span, text = phrase(scene, token)
    sectors: tuple[Sector, ...] = sector_of(scene, token, sectors_of_people(scene, token))
    if scene.syntax.words[token] in scene.book.classes["chambers"]:
        sectors = ("LEG",)
    return EventActor(
        span=span, text=text, entity=None, country=None, sectors=sectors,
        via="pronoun" if scene.syntax.lower[token] in scene.book.classes["pronoun"] else None,
    )  # fmt: skip


def is_aged(scene: Scene, token: int) -> bool:
    """Say whether a noun names somebody by age alone: "a 16-year-old", "two four-year-olds"."""
    lower = scene.syntax.lower
    if not lower[token].startswith("old"):
        return lower[token].endswith(AGED)
    return token > 1 and lower[token] in ("old", "olds") and lower[token - 1] == "-" and lower[token - 2] in AGES


def is_human(scene: Scene, token: int) -> bool:
    """Say whether a token itself names a human being or a group, not merely something that belongs to one."""
    s = scene.syntax
    if (
        scene.actor_at[token] is not None
        or is_person(scene, token)
        or s.lower[token] in scene.book.classes["pronoun"]
        or (s.pos[token] in ("NOUN", "ADJ") and is_aged(scene, token))
    ):
        return True
    return any(start <= token < end and label in ("PER", "ORG") for start, end, label in s.ents)


def is_known(actor: EventActor) -> bool:
    """Say whether anything political is known of an actor."""
    if actor.country is not None:
        return True
    return any(s != "UNK" for s in actor.sectors) if actor.sectors else False


def is_hard(actor: EventActor) -> bool:
    """Say whether an actor belongs to a state, an international body or a political sector."""
    return any(s in HARD for s in actor.sectors[:1]) or (actor.country is not None and not actor.sectors)
