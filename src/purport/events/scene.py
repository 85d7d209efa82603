"""One passage seen as predicates with arguments: who is subject, object, possessor, agent of what.

The rules are those of Universal Dependencies v2 for English: passives, control and raising (`xcomp`), shared subjects
of conjoined verbs, relative clauses, participles and infinitives that modify nouns, light verbs.
"""

from msgspec import field

from purport.events.dependents import Dependents
from purport.events.marking import RELATIVES
from purport.records import ActorMention, DateMention, EventActor, PlaceMention

OBJECT_MARKS = frozenset({"of", "for", "from", "into", "against"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
Number = tuple[float, float, int, str | None]
"""A number as low and high, the token after it, and its currency."""


class Scene(Dependents, frozen=True, kw_only=True):
    """A passage with its mentions by token.

    The dictionaries only store what has been worked out: subject and object of a predicate, what fills a role of it,
    whom a token stands for; and of a sentence its words, its numbers and the contexts that it shows, with their places.
    """

    actor_at: list[ActorMention | None]
    place_at: list[PlaceMention | None]
    dates: tuple[DateMention, ...]
    dateline: int = 0
    subjects: dict[int, int | None] = field(default_factory=dict)
    objects: dict[int, int | None] = field(default_factory=dict)
    filled: dict[tuple[int, str, str], list[int]] = field(default_factory=dict)
    parties: dict[int, tuple[EventActor, ...]] = field(default_factory=dict)
    words: dict[int, frozenset[str]] = field(default_factory=dict)
    numbers: dict[int, list[tuple[int, Number]]] = field(default_factory=dict)
    contexts: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def words_of(self, sentence: int) -> frozenset[str]:
        """Give the lower-case words and the lemmas of a sentence."""
        found = self.words.get(sentence)
        if found is None:
            start, end = self.syntax.sentences[sentence]
            found = self.words[sentence] = frozenset(self.syntax.lower[start:end]).union(self.lemmas[start:end])
        return found

    def subject(self, i: int) -> int | None:
        """Give the one who acts in verb `i`: the by-phrase of a passive, else the subject."""
        return self.agent(i) if self.is_passive(i) else self.surface_subject(i)

    def object(self, i: int) -> int | None:
        """Give the one acted upon in verb `i`: the subject of a passive, else the object."""
        if i not in self.objects:
            self.objects[i] = self._object(i)
        return self.objects[i]

    def _object(self, i: int) -> int | None:
        s = self.syntax
        own = s.child(i, "obj")
        if own is not None:
            return self.antecedent(own)
        if self.is_passive(i):
            return self.surface_subject(i)
        if s.deps[i] == "acl:relcl" and s.child(i, "nsubj") is not None:
            subject = s.child(i, "nsubj")
            if subject is not None and s.lower[subject] not in RELATIVES and not self._has_gap_elsewhere(i):
                return s.heads[i]
        if s.deps[i] == "conj" and s.child(i, "nsubj") is None and s.pos[s.heads[i]] == "VERB":
            after = [j for j in s.children[i] if j > i and s.deps[j] in ("obl", "xcomp", "ccomp", "advcl")]
            if not after:
                return None
        # "arrested and questioned the student": the object hangs on the last conjunct, the first shares it.
        conjuncts = [
            j for j in s.children[i] if s.deps[j] == "conj" and s.pos[j] == "VERB" and s.child(j, "nsubj") is None
        ]
        if conjuncts and not any(s.deps[j] in ("obl", "xcomp", "ccomp") for j in s.children[i]):
            last = conjuncts[-1]
            if last - i <= 3:
                return s.child(last, "obj")
        return None

    def agent(self, i: int) -> int | None:
        """Give the by-phrase of passive `i`."""
        s = self.syntax
        for j in s.children[i]:
            if s.deps[j] in ("obl:agent", "obl") and "by" in self.marks(j):
                return self.antecedent(j)
        if s.deps[i] == "conj" and self.is_passive(s.heads[i]) and s.heads[i] < i:
            return self.agent(s.heads[i])
        return None

    def surface_subject(self, i: int, depth: int = 0) -> int | None:
        """Give the token that is the grammatical subject of predicate `i`, own or inherited."""
        if i in self.subjects:
            return self.subjects[i]
        result = self._surface_subject(i, depth) if depth < 8 else None
        if result is not None and result < self.dateline <= i:
            result = self._after_dateline(i)
        self.subjects[i] = result
        return result

    def _surface_subject(self, i: int, depth: int) -> int | None:
        s = self.syntax
        own = [j for j in s.children[i] if s.deps[j] in SUBJECTS]
        if len(own) > 1 and self.dates:
            # "A court Tuesday approved the plan": parsers take the day for a subject.
            own = [j for j in own if not any(d.start <= j < d.end for d in self.dates)] or own
        if own:
            # Of two subjects that a parser gives, the nearer is the verb's own.
            nearest = own[0] if len(own) == 1 else min(own, key=lambda j: abs(j - i))
            is_dummy = s.tags[nearest] == "EX" and s.lower[nearest] in ("it", "there")
            return None if is_dummy else self.antecedent(nearest)
        dep, head = s.deps[i], s.heads[i]
        if head == i:
            return None
        if dep == "parataxis" and head < self.dateline <= i:
            return self._after_dateline(i)
        if dep in ("conj", "cop"):
            return self.surface_subject(head, depth + 1)
        if dep == "ccomp" and i < head and s.tags[i] not in ("VB", "VBG"):
            return self._fronted_subject(i, head)
        if dep == "xcomp":
            return self._controller(head, depth)
        if dep == "advcl":
            marks = self.marks(i)
            if "to" in marks:
                asked = self._appealed(head)
                if asked is not None and asked < i:
                    return asked
            if any(m in OBJECT_MARKS for m in marks) and s.tags[i] == "VBG":
                if self.is_passive(head):
                    return self.surface_subject(head, depth + 1)
                return (
                    self.object(head)
                    if s.pos[head] == "VERB" and self.object(head) is not None
                    else (self.surface_subject(head, depth + 1))
                )
            if s.pos[head] == "PROPN" and "to" in marks:
                # Headlines: "Lula to travel to Beijing".
                return head
            return (
                self.surface_subject(head, depth + 1)
                if s.pos[head] in ("VERB", "ADJ", "AUX", "NOUN", "PROPN")
                else None
            )
        if dep in ("ccomp", "obj") and s.tags[i] in ("VBG", "VB"):
            return None if self.lemmas[head] in self.book.no_control else self._controller(head, depth)
        if dep == "acl":
            return self._modified(i, head, depth)
        if dep == "acl:relcl":
            if "to" in self.marks(i):
                return self._modified(i, head, depth)
            return head if self.child_relative(i) is None else None
        if dep == "amod":
            return head
        return None

    def _fronted_subject(self, i: int, head: int) -> int | None:
        """Parsers hang the long subject of a fronted clause on the verb of saying: "The man who hid it was freed, she
        said"."""
        s = self.syntax
        subjects = [j for j in s.children[head] if s.deps[j] in SUBJECTS]
        if len(subjects) < 2 or not subjects[0] < i < subjects[-1]:
            return None
        return self.antecedent(subjects[0])

    def _after_dateline(self, i: int) -> int | None:
        """Parsers take a dateline for the subject ("OSLO - Delegates met"): give the noun that follows it."""
        s = self.syntax
        for j in range(self.dateline, i):
            above = s.heads[j]
            if s.pos[j] in ("NOUN", "PROPN", "PRON") and (above < self.dateline or above == i) and j not in (i, above):
                return j
        return None

    def child_relative(self, i: int) -> int | None:
        """Give a non-subject relative pronoun of clause `i`."""
        s = self.syntax
        for j in s.children[i]:
            if s.lower[j] in RELATIVES and s.deps[j] in ("obj", "obl", "iobj"):
                return j
        return None

    def _appealed(self, head: int) -> int | None:
        """Who is asked to act where the asking verb takes a preposition: "called on the mayor to resign"."""
        if self.lemmas[head] not in self.book.classes["appealing"]:
            return None
        return next((k for m in ("on", "to", "upon", "for", "with") for k in self.prepositional(head, m)), None)

    def _controller(self, head: int, depth: int) -> int | None:
        s = self.syntax
        asked = self._appealed(head)
        if asked is not None:
            return asked
        if (
            s.pos[head] == "VERB"
            and not self.is_passive(head)
            and self.lemmas[head] not in self.book.classes["subject_control"]
        ):
            for dep in ("obj", "iobj"):
                j = s.child(head, dep)
                if j is not None and s.lower[j] not in ("it",):
                    return self.antecedent(j)
        return self.surface_subject(head, depth + 1)

    def _modified(self, i: int, head: int, depth: int) -> int | None:
        """Subject of a clause that modifies a noun: "forces fighting", "a plan to visit", "the first to sign"."""
        s = self.syntax
        if s.tags[i] in ("VBG", "VBN") and not any(m in ("of", "about", "for", "to") for m in self.marks(i)):
            author = self._author(head, depth) if s.tags[i] == "VBG" else None
            return head if author is None else author
        predicated = self._predicated_subject(head, depth)
        if predicated is not None:
            return predicated
        if s.tags[i] == "VBG" and "for" in self.marks(i) and s.deps[head] in ("nmod", "obl"):
            # "held the aide in contempt of parliament for refusing to talk": the aide refused.
            above = next((j for j in self._above(head) if s.pos[j] == "VERB"), None)
            blamed = self.object(above) if above is not None else None
            if blamed is not None:
                return blamed
        if self.actor_at[head] is not None and s.tags[i] == "VB":
            return head
        possessor = s.child(head, "nmod:poss")
        if possessor is not None:
            return possessor
        for j in s.children[head]:
            if (
                s.deps[j] == "nmod"
                and any(m in ("of", "by", "from", "on") for m in self.marks(j))
                and (self.actor_at[j] is not None)
            ):
                return j
        governor = s.heads[head]
        if (
            governor != head
            and s.pos[governor] in ("VERB", "AUX", "ADJ")
            and s.deps[head] in ("obj", "xcomp", "obl", "ccomp")
        ):
            if s.deps[head] == "obl" and {"over", "for"} & set(self.marks(head)):
                # "arrested two men over a plot to bomb a plane": the plot is theirs.
                charged = self.object(governor)
                if charged is not None:
                    return charged
            return self.surface_subject(governor, depth + 1)
        if s.child(head, "cop") is not None:
            return self.surface_subject(head, depth + 1)
        if self.lemmas[head] in self.book.people or s.pos[head] == "PRON":
            return head
        return None

    def _above(self, i: int) -> list[int]:
        """Give the words that a word hangs on, the nearest first, at most four."""
        heads, found = self.syntax.heads, []
        for _ in range(4):
            if heads[i] == i:
                break
            i = heads[i]
            found.append(i)
        return found

    def _author(self, head: int, depth: int) -> int | None:
        """Who speaks through a document: "a petition of the union asking for talks"."""
        s = self.syntax
        if self.lemmas[head] not in self.book.classes["documents"] or self.actor_at[head] is not None:
            return None
        for j in s.children[head]:
            if s.deps[j] == "nmod:poss" or (
                s.deps[j] == "nmod" and any(m in ("of", "by", "from") for m in self.marks(j))
            ):
                return j
        governor = s.heads[head]
        if s.deps[head] == "obj" and s.pos[governor] == "VERB":
            return self.surface_subject(governor, depth + 1)
        return None

    def _predicated_subject(self, head: int, depth: int) -> int | None:
        """Who "one of the few countries to have signed" is: the subject of the copula above."""
        s = self.syntax
        for _ in range(3):
            if s.child(head, "cop") is not None:
                return self.surface_subject(head, depth + 1)
            if s.deps[head] != "nmod" or self.lemmas[s.heads[head]] not in self.book.classes["partitive"]:
                return None
            head = s.heads[head]
        return None

    def _has_gap_elsewhere(self, i: int) -> bool:
        s = self.syntax
        return any(
            s.deps[j] in ("obl", "advmod") and s.lower[j] in ("where", "when", "why", "how", "which", "whom", "who")
            for j in s.children[i]
        ) or any(s.deps[j] in ("xcomp", "ccomp") for j in s.children[i])
