"""Who 'he', 'the ministry', 'the two countries' and 'the North' are: coreference within one article, by rules.

Recency, number, gender, grammatical role and kind decide, after Hobbs (1978) and the salience factors of Lappin and
Leass (1994). Where nothing fits there is no antecedent: a wrong one costs more than none.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from purport.mentions.pronouns import PRONOUN_GENDERS
from purport.mentions.referents import Position, Referent, ReferentKind
from purport.mentions.salience import differs, salience
from purport.records import Actor
from purport.records.article import Span
from purport.records.values import NON_STATE

_STATE = (("GOV",), ("LEG",), ("JUD",), ("MIL",), ("COP",), ("CVL",))
"""First sectors of bodies that nobody calls a group."""

_ARMED = (("REB",), ("UAF",), ("PRM",), ("OPP",))
"""First sectors of those that stand against a government as a side."""

_ANY_BODY = frozenset({"coalition", "alliance", "bloc", "front", "force", "command"})
"""Bodies of politicians in one story and of soldiers in the next: the word alone does not tell."""

_REACH = 4
"""How many sentences back a pronoun may point."""

_REACH_UNION = 2
"""How many sentences back the union may be named whose members' ministers meet."""

_REACH_ROLE = 12
"""How many sentences back a definite role or body may point."""


@dataclass(slots=True)
class Discourse:
    """The mentions of one article so far."""

    referents: list[Referent] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    genders: dict[tuple[str | None, ...], str] = field(default_factory=dict)
    home: str | None = None

    def add(self, referent: Referent) -> None:
        """Remember a mention."""
        self.referents.append(referent)
        if referent.gender:
            key = referent.key
            if any(key):
                self.genders[key] = referent.gender
        if referent.kind in ("country", "person"):
            for actor in referent.actors:
                if actor.country is not None:
                    self.counts[actor.country] += 1

    def recent(self, position: Position, reach: int) -> Iterable[Referent]:
        """Give earlier referents within reach, the latest first."""
        for referent in reversed(self.referents):
            if position.sentence - referent.sentence > reach:
                return
            yield referent

    def pronoun(self, word: str, position: Position) -> Referent | None:
        """Give the antecedent of a third-person pronoun, or None."""
        gender = PRONOUN_GENDERS[word]
        best: Referent | None = None
        best_score = -100.0
        for referent in self.recent(position, _REACH):
            if not self._agrees(referent, gender, position) or self._bound(referent, position):
                continue
            score = salience(referent, position) + self._preference(referent, gender)
            if score > best_score + 1e-9:
                best, best_score = referent, score
        return best

    def gender(self, referent: Referent) -> str:
        """Give the gender of a referent, as it or another mention of the same actor shows it."""
        return referent.gender or self.genders.get(referent.key, "")

    def _agrees(self, referent: Referent, gender: str, position: Position) -> bool:
        if gender in ("m", "f"):
            return referent.kind == "person" and not referent.plural and self.gender(referent) in ("", gender)
        if gender == "n":
            # As an object 'it' is seldom an organisation: 'Microsoft released the program and updated it'.
            kinds = ("country", "body") if position.subject or position.possessive else ("country",)
            return referent.kind in kinds and not referent.plural and len(referent.actors) == 1
        return referent.plural or referent.kind in ("people", "body")

    def _preference(self, referent: Referent, gender: str) -> float:
        if gender == "p":
            return 0.5 if referent.plural else -0.6
        if gender in ("m", "f"):
            return (0.5 if self.gender(referent) == gender else 0.0) - (0.0 if referent.named else 0.6)
        return 0.0

    @staticmethod
    def _bound(referent: Referent, position: Position) -> bool:
        """A pronoun and a noun that depend on the same verb are different people: 'Kim invited him'."""
        if position.possessive or referent.passage != position.passage:
            return False
        return referent.governor == position.governor and position.governor >= 0

    def named(self, words: frozenset[str]) -> Referent | None:
        """Give the last person whose name holds the given words."""
        for referent in reversed(self.referents):
            if referent.kind == "person" and words and words <= referent.words:
                return referent
        return None

    def role(
        self,
        words: frozenset[str],
        country: str | None,
        position: Position,
        *,
        body: bool,
        sectors: frozenset[str] = frozenset(),
    ) -> Referent | None:
        """Give the antecedent of 'the president', 'the North Korean leader', 'the ministry'.

        Arguments: the words of the role; the country, where the phrase names one; the position; whether it is a body;
        the sectors that a body may have.
        """
        stranger: Referent | None = None
        for referent in self.recent(position, _REACH_ROLE):
            if referent.plural or referent.kind != ("body" if body else "person"):
                continue
            actor = referent.actors[0]
            if country is not None and actor.country != country:
                continue
            same = not sectors or not actor.sectors or actor.sectors[0] in sectors or bool(words & _ANY_BODY)
            if words & referent.words and (same or not body) and not differs(words, referent.words):
                if body or actor.entity is not None or actor.country == self.home or self.home is None:
                    return referent
                # 'The president of Peru' named in passing is not 'the president' of a story from elsewhere.
                stranger = stranger or referent
        return stranger

    def body(self, position: Position, sectors: frozenset[str]) -> Referent | None:
        """Give the last body of one of the sectors (any body where there are none): 'the group', 'the party'."""
        for referent in self.recent(position, _REACH):
            if referent.kind != "body" or referent.plural:
                continue
            own = referent.actors[0].sectors[:1]
            if (not sectors and own not in _STATE) or (sectors and (not own or own[0] in sectors)):
                return referent
        return None

    def union(self, position: Position) -> Referent | None:
        """Give the last body of states that the sentence or the two before name: whose 'foreign ministers' are."""
        for referent in self.recent(position, _REACH_UNION):
            if referent.kind == "body" and not referent.plural and referent.actors[0].country in ("EUR", "IGO"):
                return referent
        return None

    def country(self, position: Position) -> Referent | None:
        """Give the country that 'the country', 'the nation' means: the last one, a subject first.

        Of several named together it is none; whoever governs one and is the subject stands for it.
        """
        best: Referent | None = None
        best_score = -100.0
        together = {span for r in self.recent(position, 0) if r.spans for span in r.spans}
        for referent in self.recent(position, _REACH):
            governing = referent.subject and referent.actors[0].sectors[:1] == ("GOV",) and referent.actors[0].country
            if (referent.kind != "country" and not governing) or len(referent.actors) != 1:
                continue
            if referent.span in together and referent.actors[0].country != self.home:
                continue
            score = salience(referent, position) + (1.0 if referent.actors[0].country == self.home else 0.0)
            if score > best_score + 1e-9:
                best, best_score = referent, score
        return best

    def group(
        self,
        number: int,
        position: Position,
        kinds: Sequence[ReferentKind],
        *,
        sectors: frozenset[str] = frozenset(),
    ) -> list[tuple[Actor, Span]]:
        """Give the members of 'the two countries', 'the pair': the nearest that many of one kind, in text order.

        Arguments: how many; the position; the kinds that count, the first that has enough members wins; the sectors
        that members have, any where none are given. Returns an empty list where there are fewer.
        """
        if "country" in kinds and "body" in kinds:
            mixed = self._mixed(number, position)
            if mixed:
                return mixed
        for kind in kinds:
            members = self._members(number, position, kind, sectors)
            strangers = kind == "person" and "country" in kinds and any(a.country is None for a, _ in members)
            if len(members) == number and not strangers:
                return members
            if number == 2 and kind == "country" and "body" in kinds and (sides := self._opposed(position)):
                return sides
        return []

    def counted(self, number: int, position: Position) -> Referent | None:
        """Give the last people counted by the same number: 'three judges ... the three'."""
        for referent in self.recent(position, _REACH_ROLE):
            if referent.number == number and referent.kind == "people":
                return referent
            if referent.spans and len(referent.actors) == number and referent.kind in ("person", "people"):
                return None
        return None

    def _mixed(self, number: int, position: Position) -> list[tuple[Actor, Span]]:
        """Give the sides of 'the government and the rebels', where 'the two sides' are not two countries."""
        for referent in self.recent(position, _REACH):
            if referent.plural and referent.spans and len(referent.actors) == number:
                if any(actor.sectors[:1] in _ARMED for actor in referent.actors):
                    return list(zip(referent.actors, referent.spans, strict=True))
                return []
        return []

    def _opposed(self, position: Position) -> list[tuple[Actor, Span]]:
        """Give a state and those in arms against it where one country's are the only sides named."""
        state: Referent | None = None
        armed: Referent | None = None
        for referent in self.recent(position, _REACH):
            actor = referent.actors[0]
            if len(referent.actors) != 1 or actor.country is None:
                continue
            if actor.sectors[:1] in _ARMED:
                armed = armed or referent
            elif referent.kind == "country" or actor.sectors[:1] in (("GOV",), ("MIL",)):
                state = state or referent
        if state is None or armed is None or state.actors[0].country != armed.actors[0].country:
            return []
        country = state.actors[0].country
        side = Actor(entity=f"country:{country}", country=country, sectors=("GOV",), score=0.7)
        both = [(state.order, side, state.span), (armed.order, armed.actors[0], armed.span)]
        return [(actor, span) for _, actor, span in sorted(both, key=lambda item: item[0])]

    def _members(
        self, number: int, position: Position, kind: ReferentKind, sectors: frozenset[str] = frozenset()
    ) -> list[tuple[Actor, Span]]:
        together = self._named_together(number, position, kind)
        if together and (not sectors or all(sectors.intersection(actor.sectors) for actor, _ in together)):
            return together
        found: dict[str, tuple[int, Actor, Span]] = {}
        sentence = position.sentence
        for referent in self.recent(position, _REACH):
            if referent.sentence != sentence and len(found) >= number and kind != "country":
                break
            sentence = referent.sentence
            if referent.subject and self._bound(referent, position):
                continue  # 'Addis Ababa telephoned both presidents'
            for actor, key in self._as_kind(referent, kind):
                if sectors and sectors.isdisjoint(actor.sectors):
                    continue
                found.setdefault(key, (referent.order, actor, referent.span))
        ranked = list(found.items())
        if kind == "person":
            # A bare title or pronoun of the same country is one of the named persons already.
            named = {item[1][1].country for item in ranked if item[1][1].entity is not None}
            ranked = [item for item in ranked if item[1][1].entity is not None or item[1][1].country not in named]
        if len(ranked) > number:
            # Too many: those that the article is about.
            ranked.sort(key=lambda item: (-self.counts[item[1][1].country or ""], item[1][0]))
            ranked = ranked[:number]
        ranked.sort(key=lambda item: item[1][0])
        return [(actor, span) for _, (_, actor, span) in ranked]

    def _named_together(self, number: int, position: Position, kind: ReferentKind) -> list[tuple[Actor, Span]]:
        """Give the members of a coordination of just that many: 'Egypt, Ethiopia and Sudan ... the three countries'."""
        for referent in self.recent(position, _REACH):
            if not referent.plural or not referent.spans or len(referent.actors) != number:
                continue
            members: dict[str, tuple[Actor, Span]] = {}
            for actor, span in zip(referent.actors, referent.spans, strict=True):
                single = replace(referent, actors=(actor,), plural=False, kind=referent.kind)
                for one, key in self._as_kind(single, kind):
                    members.setdefault(key, (one, span))
            if len(members) == number:
                return list(members.values())
        return []

    @staticmethod
    def _as_kind(referent: Referent, kind: ReferentKind) -> Iterable[tuple[Actor, str]]:
        """Read a referent as a member: a head of government and a capital count for their country."""
        for actor in referent.actors:
            if kind == "country":
                stands = referent.kind == "country" or (actor.sectors[:1] == ("GOV",))
                if stands and actor.country is not None and actor.country not in NON_STATE:
                    yield (
                        Actor(entity=f"country:{actor.country}", country=actor.country, sectors=("GOV",), score=0.7),
                        actor.country,
                    )
            elif referent.kind == kind and not referent.plural:
                key = actor.entity or f"{actor.country}/{'|'.join(actor.sectors)}"
                if kind == "person" or actor.country is not None or actor.sectors or actor.entity:
                    yield actor, key
