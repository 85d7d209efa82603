"""How much of what two political parties do to each other the codebook knows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from purport.events.codebook import load_codebook
from purport.events.inflection import base_form
from purport.events.layout import build_scene
from purport.events.participants import is_known, participants
from purport.events.roles import fillers
from purport.events.scene import Scene
from purport.events.triggers import find_matches
from purport.language.passages import Passage
from purport.records import ActorMention, DateMention, Mentions, PlaceMention

PREPOSITIONS = ("to", "with", "against", "on", "from", "for", "of", "by", "at", "over", "about", "into", "between")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Predicates with two political arguments: coded as events, listed as no event, or missed, by lemma."""

    coded: Counter[str] = field(default_factory=Counter)
    listed: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    @property
    def share(self) -> float:
        """The share of predicates that are coded or listed as no event."""
        known = self.coded.total() + self.listed.total()
        total = known + self.missed.total()
        return known / total if total else 1.0

    def report(self, misses: int = 50) -> str:
        """Give the counts and the commonest misses as lines of text."""
        total = self.coded.total() + self.listed.total() + self.missed.total()
        lines = [
            f"{total} predicates with two political arguments: {self.coded.total()} coded, "
            f"{self.listed.total()} listed as no "
            f"event, {self.missed.total()} missed; {100 * self.share:.1f} % known"
        ]
        lines += [f"{count:5d}  {lemma}" for lemma, count in self.missed.most_common(misses)]
        return "\n".join(lines)


def measure_coverage(articles: Iterable[tuple[Sequence[Passage], Mentions]]) -> Coverage:
    """Count the predicates with two political arguments in analysed articles.

    Arguments: per article its passages and mentions. Returns the counts; a verb counts when its subject and another
    argument
    are known political actors, a noun when two of its modifiers are and the codebook codes it.
    """
    result = Coverage()
    book = load_codebook()
    for passages, mentions in articles:
        actors: dict[int, list[ActorMention]] = {}
        for mention in mentions.actors:
            actors.setdefault(mention.passage, []).append(mention)
        places: dict[int, list[PlaceMention]] = {}
        dates: dict[int, list[DateMention]] = {}
        for passage in passages:
            if passage.kind == "caption":
                continue
            scene = build_scene(passage, book, actors, places, dates)
            coded = {match.head for match in find_matches(scene)}
            for i, pos in enumerate(scene.syntax.pos):
                if pos == "VERB" and _has_two_parties(scene, i):
                    _count(result, scene, i, i in coded, book.no_event)
                elif pos == "NOUN" and i in coded and _has_two_modifiers(scene, i):
                    result.coded[scene.lemmas[i]] += 1
    return result


def _count(result: Coverage, scene: Scene, i: int, coded: bool, no_event: frozenset[str]) -> None:
    s = scene.syntax
    lemma = _lemma(scene, i, coded, no_event)
    particle = next((s.lower[j] for j in s.children[i] if s.deps[j] == "compound:prt"), None)
    full = f"{lemma} {particle}" if particle else lemma
    nominal = s.child(i, "obj")
    light = nominal is not None and scene.light_verb(nominal) is not None
    if coded or (light and nominal is not None and scene.lemmas[nominal] in scene.book.entries["n"]):
        result.coded[full] += 1
    elif lemma in no_event or full in no_event:
        result.listed[full] += 1
    else:
        result.missed[full] += 1


def _lemma(scene: Scene, i: int, coded: bool, no_event: frozenset[str]) -> str:
    """Give the lemma of a verb: the model's where anything knows it, else the one that spelling tells."""
    lemma = scene.lemmas[i]
    if coded or lemma in no_event or lemma in scene.book.entries["v"]:
        return lemma
    known = {**scene.book.entries["v"], **dict.fromkeys(no_event)}
    return base_form(scene.syntax.lower[i], known)


def _known(scene: Scene, token: int) -> bool:
    return any(is_known(actor) for actor in participants(scene, token))


def _has_two_parties(scene: Scene, i: int) -> bool:
    subject = scene.subject(i)
    if subject is None or not _known(scene, subject):
        return False
    others = [*fillers(scene, i, "v", "obj"), *fillers(scene, i, "v", "iobj")]
    for preposition in PREPOSITIONS:
        others += fillers(scene, i, "v", preposition)
    return any(j != subject and _known(scene, j) for j in others)


def _has_two_modifiers(scene: Scene, i: int) -> bool:
    parties = set()
    for role in ("poss", "demonym", *PREPOSITIONS):
        parties |= {j for j in fillers(scene, i, "n", role) if _known(scene, j)}
    return len(parties) > 1
