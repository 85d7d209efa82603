"""One passage seen as predicates with arguments: who is subject, object, possessor, agent of what.

The rules are those of Universal Dependencies v2 for English: passives, control and raising (`xcomp`), shared subjects
of conjoined verbs, relative clauses, participles and infinitives that modify nouns, light verbs.
"""

from msgspec import field

from purport.events.coordination import displaced_object
from purport.events.dependents import Dependents
from purport.events.marking import RELATIVES, SUBJECTS
from purport.events.misattached import form_above, late_subject, lent_subject
from purport.events.modifying import modifying_subject
from purport.events.role_classes import role_classes
from purport.records import ActorMention, DateMention, EventActor, PlaceMention, Span

OBJECT_MARKS = frozenset({"of", "for", "from", "into", "against"})
Number = tuple[float, float, int, str | None]
"""A number as low and high, the token after it, and its currency."""


class Scene(Dependents, frozen=True, kw_only=True):
    """A passage with its mentions by token; `guesses` are the spans of those whose country the text leaves unsaid.

    The dictionaries only store what has been worked out: subject and object of a predicate, what fills a role of it,
    whom a token stands for; and of a sentence its words, its numbers and the contexts that it shows, with their places.
    """

    actor_at: list[ActorMention | None]
    place_at: list[PlaceMention | None]
    dates: tuple[DateMention, ...]
    dateline: int = 0
    guesses: frozenset[Span] = frozenset()
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
        if own is None and self._has_gap(i):
            own = next(j for j in s.children[i] if s.lower[j] == "whom")
        if own is None:
            own = displaced_object(s, i) or late_subject(s, i)
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
            if s.deps[j] in ("obl:agent", "obl") and "by" in self.marks(j) and not self._is_manner(j):
                return self.antecedent(j)
        if s.deps[i] == "conj" and self.is_passive(s.heads[i]) and s.heads[i] < i:
            return self.agent(s.heads[i])
        if s.deps[i] == "amod" and s.lower[i - 1] == "-":
            # "an Omani-brokered deal"
            return next((j for j in s.children[i] if j == i - 2 and self.actor_at[j] is not None), None)
        # "was shot and killed by the police": the last conjunct carries the agent of all.
        after = [
            j
            for j in s.children[i]
            if i < j <= i + 3
            and s.deps[j] == "conj"
            and s.tags[j] == "VBN"
            and s.child(j, "nsubj", "nsubj:pass") is None
        ]
        return next(
            (k for j in after for k in s.children[j] if s.deps[k] == "obl:agent" and not self._is_manner(k)), None
        )

    def _is_manner(self, j: int) -> bool:
        """Say whether a by-phrase says how or when: "by force", "by way of thanks", "by then"; not "by the force"."""
        s = self.syntax
        if s.pos[j] == "ADV" or self.lemmas[j] in role_classes()["measured"]:
            return True
        if any(date.start <= j < date.end for date in self.dates):
            return True
        bare = all(k > j or s.deps[k] == "case" for k in s.children[j])
        return bare and self.lemmas[j] in role_classes()["manners"]

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
        own = [j for j in s.children[i] if s.deps[j] in SUBJECTS and s.lower[j] != "whom"]
        if not own and self._has_gap(i):
            # "two aides whom gunmen shot": a parser that takes "whom" for the subject hangs the subject lower.
            own = [j for j in s.children[i] if j < i and s.deps[j].startswith("obl") and not self.marks(j)]
        if len(own) > 1 and self.dates:
            # "A court Tuesday approved the plan": parsers take the day for a subject.
            own = [j for j in own if not any(d.start <= j < d.end for d in self.dates)] or own
        if own:
            # Of two subjects that a parser gives, the nearer is the verb's own.
            nearest = own[0] if len(own) == 1 else min(own, key=lambda j: abs(j - i))
            is_dummy = s.tags[nearest] == "EX" and s.lower[nearest] in ("it", "there")
            return None if is_dummy else self.antecedent(nearest)
        dummy = s.child(i, "expl")
        if dummy is not None and s.lower[dummy] == "it" and self._is_meant(i):
            return dummy
        lent = lent_subject(s, i)
        if lent is not None:
            return self.antecedent(lent)
        dep, head = s.deps[i], s.heads[i]
        if dep in ("root", "ccomp", "parataxis") and s.child(i, "aux") is not None:
            fronted = self._fronted_apposition(i)
            if fronted is not None:
                return fronted
        if head == i:
            return None
        if dep == "parataxis" and head < self.dateline <= i:
            return self._after_dateline(i)
        if dep == "parataxis" and head < i and s.pos[head] == "PROPN" and "to" in self.marks(i):
            # Headlines: "Putin, Xi to meet".
            return head
        if dep == "conj" and (above := form_above(s, i, head)) is not None:
            return self.surface_subject(above, depth + 1)
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
                if self.lemmas[head] in role_classes()["directing"] and not self.is_passive(head):
                    thing = s.child(head, "obj", "iobj")
                    if thing is not None and thing < i:
                        return self.antecedent(thing)
            if any(m in OBJECT_MARKS for m in marks) and self._is_gerund(i):
                if self.is_passive(head):
                    return self.surface_subject(head, depth + 1)
                blamed = self._blamed(head) if s.pos[head] == "VERB" else None
                return blamed if blamed is not None else self.surface_subject(head, depth + 1)
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
            return modifying_subject(self, i, head, depth)
        if dep == "acl:relcl":
            if "to" in self.marks(i):
                return modifying_subject(self, i, head, depth)
            return head if self.child_relative(i) is None else None
        if dep == "amod":
            return head
        return None

    def _is_gerund(self, i: int) -> bool:
        s = self.syntax
        return s.tags[i] == "VBG" or any(s.deps[j] == "aux" and s.lower[j] == "having" for j in s.children[i])

    def _blamed(self, head: int) -> int | None:
        """Give who did what a verb is about: "criticised Ng for leaving", "imposed sanctions on Ng for leaving"."""
        thing = self.object(head)
        if thing is not None and self.actor_at[thing] is None and self.lemmas[thing] not in self.book.people:
            for mark in ("on", "against", "of", "at"):
                for j in (*self.prepositional(head, mark), *self.prepositional(thing, mark)):
                    if self.actor_at[j] is not None:
                        return j
        return thing

    def _is_meant(self, i: int) -> bool:
        """Say whether an "it" that a parser takes for a dummy stands for somebody, as nothing else is the subject."""
        s = self.syntax
        if s.pos[i] not in ("VERB", "NOUN") or self.is_passive(i):
            return False
        return not any(s.deps[j] in ("csubj", "ccomp", "acl:relcl") for j in s.children[i])

    def _fronted_apposition(self, i: int) -> int | None:
        """Give the subject that a parser hangs on a fronted phrase: "At the invitation of Ng, the premier will act"."""
        s = self.syntax
        for j in s.children[i]:
            if j < i and s.deps[j] == "obl":
                below = [k for k in s.subtree(j) if k < i]
                named = [k for k in below if (m := self.actor_at[k]) is not None and m.head == k]
                if named and any(s.deps[k] == "appos" and self.actor_at[k] is not None for k in below):
                    return named[-1]
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
            for j in (s.child(head, "obj"), s.child(head, "iobj"), late_subject(self.syntax, head)):
                if j is not None and s.lower[j] not in ("it",):
                    return self.antecedent(j)
        return self.surface_subject(head, depth + 1)

    def _has_gap_elsewhere(self, i: int) -> bool:
        s = self.syntax
        return any(
            s.deps[j] in ("obl", "advmod") and s.lower[j] in ("where", "when", "why", "how", "which", "whom", "who")
            for j in s.children[i]
        ) or any(s.deps[j] in ("xcomp", "ccomp") for j in s.children[i])
