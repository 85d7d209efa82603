"""One passage seen as predicates with arguments: who is subject, object, possessor, agent of what.

The rules are those of Universal Dependencies v2 for English: passives, control and raising (`xcomp`), shared subjects
of conjoined verbs, relative clauses, participles and infinitives that modify nouns, light verbs.
"""

from dataclasses import dataclass, field

from purport.events.codebook import Codebook
from purport.language.passages import Passage
from purport.language.syntax import Syntax
from purport.records import ActorMention, DateMention, PlaceMention

OBJECT_MARKS = frozenset({"of", "for", "from", "into", "against"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A passage with its mentions by token. The memo only stores what its methods have worked out."""

    passage: Passage
    syntax: Syntax
    book: Codebook
    lemmas: list[str]
    actor_at: list[ActorMention | None]
    place_at: list[PlaceMention | None]
    dates: tuple[DateMention, ...]
    dateline: int = 0
    memo: dict[tuple[str, int], object] = field(default_factory=dict)

    def marks(self, i: int) -> list[str]:
        """Give the prepositions and subordinators that introduce token `i`, joined where they are fixed."""
        s = self.syntax
        found = []
        for j in s.children[i]:
            if s.deps[j] in ("case", "mark"):
                fixed = [s.lower[k] for k in s.children[j] if s.deps[k] == "fixed"]
                found.append(" ".join([s.lower[j], *fixed]))
            elif s.deps[j] in ("flat", "nmod:desc"):
                # A parser may hang the preposition on the second word of a name.
                found += [s.lower[k] for k in s.children[j] if s.deps[k] == "case" and k < min(i, j)]
        return found

    def is_passive(self, i: int) -> bool:
        """Say whether verb `i` is a passive or a past participle used as one."""
        key = ("passive", i)
        if key not in self.memo:
            self.memo[key] = False
            self.memo[key] = self._passive(i)
        return bool(self.memo[key])

    def _passive(self, i: int) -> bool:
        s = self.syntax
        deps = [s.deps[j] for j in s.children[i]]
        if "aux:pass" in deps or "nsubj:pass" in deps or "csubj:pass" in deps or "obl:agent" in deps:
            return True
        if "obj" in deps:
            return False
        if self._is_bare_passive(i, deps):
            return True
        if s.tags[i] != "VBN":
            return False
        if s.deps[i] in ("acl", "amod", "acl:relcl", "xcomp", "advcl"):
            return not any(s.deps[j] == "aux" for j in s.children[i])
        if s.deps[i] == "conj":
            return self.is_passive(s.heads[i]) and "nsubj" not in deps and "aux" not in deps
        return False

    def _is_bare_passive(self, i: int, deps: list[str]) -> bool:
        """Headlines drop the auxiliary: "Hundreds rescued off the coast"."""
        if self.passage.kind not in ("headline", "subheading") or "nsubj" not in deps or "aux" in deps:
            return False
        return self.syntax.tags[i] in ("VBN", "VBD") and self.lemmas[i] in self.book.transitive

    def antecedent(self, i: int) -> int:
        """Give the noun that a relative pronoun stands for, else the token itself."""
        s = self.syntax
        if s.lower[i] not in RELATIVES or (s.lower[i] == "that" and s.deps[i] in ("det", "mark")):
            return i
        j, steps = i, 0
        while s.heads[j] != j and steps < 6:
            if s.deps[j] == "acl:relcl":
                return s.heads[j]
            j = s.heads[j]
            steps += 1
        return i

    def surface_subject(self, i: int, depth: int = 0) -> int | None:
        """Give the token that is the grammatical subject of predicate `i`, own or inherited."""
        key = ("subject", i)
        if key in self.memo:
            found = self.memo[key]
            return found if isinstance(found, int) else None
        result = self._surface_subject(i, depth) if depth < 8 else None
        if result is not None and result < self.dateline <= i:
            result = self._after_dateline(i)
        self.memo[key] = result
        return result

    def _surface_subject(self, i: int, depth: int) -> int | None:
        s = self.syntax
        # Of two subjects that a parser gives, the nearer is the verb's own.
        for j in sorted(s.children[i], key=lambda j: abs(j - i)):
            if s.deps[j] in ("nsubj", "nsubj:pass", "nsubj:outer"):
                if s.lower[j] in ("it", "there") and s.tags[j] == "EX":
                    return None
                return self.antecedent(j)
        dep, head = s.deps[i], s.heads[i]
        if head == i:
            return None
        if dep == "parataxis" and head < self.dateline <= i:
            return self._after_dateline(i)
        if dep in ("conj", "cop"):
            return self.surface_subject(head, depth + 1)
        if dep == "xcomp":
            return self._controller(head, depth)
        if dep == "advcl":
            marks = self.marks(i)
            if "to" in marks and self.lemmas[head] in self.book.classes["appealing"]:
                asked = [k for m in ("on", "to", "upon", "for", "with") for k in self.prepositional(head, m) if k < i]
                if asked:
                    return asked[0]
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

    def _controller(self, head: int, depth: int) -> int | None:
        s = self.syntax
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

    def agent(self, i: int) -> int | None:
        """Give the by-phrase of passive `i`."""
        s = self.syntax
        for j in s.children[i]:
            if s.deps[j] in ("obl:agent", "obl") and "by" in self.marks(j):
                return self.antecedent(j)
        if s.deps[i] == "conj" and self.is_passive(s.heads[i]) and s.heads[i] < i:
            return self.agent(s.heads[i])
        return None

    def subject(self, i: int) -> int | None:
        """Give the one who acts in verb `i`: the by-phrase of a passive, else the subject."""
        return self.agent(i) if self.is_passive(i) else self.surface_subject(i)

    def object(self, i: int) -> int | None:
        """Give the one acted upon in verb `i`: the subject of a passive, else the object."""
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

    def _has_gap_elsewhere(self, i: int) -> bool:
        s = self.syntax
        return any(
            s.deps[j] in ("obl", "advmod") and s.lower[j] in ("where", "when", "why", "how", "which", "whom", "who")
            for j in s.children[i]
        ) or any(s.deps[j] in ("xcomp", "ccomp") for j in s.children[i])

    def prepositional(self, i: int, preposition: str) -> list[int]:
        """Give the nouns that hang on `i` with a preposition."""
        s = self.syntax
        found = []
        for j in s.children[i]:
            if s.deps[j].startswith(("obl", "nmod")) and s.deps[j] != "nmod:poss" and preposition in self.marks(j):
                found.append(self.antecedent(j))
        return found

    def clausal(self, i: int, preposition: str) -> int | None:
        """Give the gerund that hangs on `i` with a preposition ("accused of selling")."""
        s = self.syntax
        for j in s.children[i]:
            if s.deps[j] in ("advcl", "acl", "xcomp", "ccomp") and preposition in self.marks(j):
                return j
        return None

    def complement(self, i: int, dep: str) -> int | None:
        """Give the complement clause of predicate `i`: "xcomp" or "ccomp"."""
        s = self.syntax
        found = s.child(i, dep)
        if found is None and dep == "xcomp":
            for j in s.children[i]:
                if s.deps[j] in ("ccomp", "advcl") and s.tags[j] == "VB" and "to" in self.marks(j):
                    return j
        if found is None and dep == "ccomp":
            for j in s.children[i]:
                if s.deps[j] == "parataxis" and s.pos[j] == "VERB":
                    return j
        return found

    def light_verb(self, n: int) -> tuple[int, str] | None:
        """Give the support verb of noun `n` and what its subject is: "actor", "recipient" or "none"."""
        s = self.syntax
        climbed = n
        for _ in range(3):
            head, dep = s.heads[climbed], s.deps[climbed]
            if head == climbed:
                break
            if dep == "conj" or (
                dep == "nmod" and self.lemmas[head] in self.book.classes["measure"] and "of" in self.marks(climbed)
            ):
                climbed = head
                continue
            break
        if s.child(climbed, "cop") is not None and any(m in ("in", "on", "under") for m in self.marks(climbed)):
            return climbed, "recipient" if "under" in self.marks(climbed) else "actor"
        head, dep = s.heads[climbed], s.deps[climbed]
        if s.pos[head] != "VERB" or head == climbed:
            return None
        rows = self.book.support_verbs.get(self.lemmas[head])
        if rows is None:
            return None
        particles = {s.lower[j] for j in s.children[head] if s.deps[j] in ("compound:prt", "advmod")}
        marks = self.marks(climbed)
        best: tuple[int, str] | None = None
        for rest, role in rows:
            words = rest.split()
            if not words:
                if dep in ("obj", "nsubj:pass") or (dep == "nsubj" and self.is_passive(head)) or dep == "acl:relcl":
                    best = best or (head, role)
            elif (words[-1] in marks and dep.startswith("obl")) or (
                words[0] in particles and dep in ("obj", "nsubj:pass")
            ):
                return head, role
        return best
