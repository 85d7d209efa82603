"""What hangs on the words of a passage: prepositions, complements, light verbs; and the voice of its verbs."""

from collections.abc import Sequence

import msgspec

from purport.events.codebook import Codebook
from purport.events.marking import RELATIVES, Marking, antecedent
from purport.language.passages import Passage
from purport.language.syntax import Syntax


class Dependents(msgspec.Struct, frozen=True, kw_only=True):
    """A passage with its marking. `voices` only stores what `is_passive` has worked out.

    A Struct because one is built for every passage, and a frozen dataclass is slow to build.
    """

    passage: Passage
    syntax: Syntax
    book: Codebook
    lemmas: list[str]
    marking: Marking
    voices: dict[int, bool] = {}

    def is_passive(self, i: int) -> bool:
        """Say whether verb `i` is a passive or a past participle used as one."""
        found = self.voices.get(i)
        if found is None:
            # A conjunct asks for the voice of its head: a tree with a cycle gets an answer all the same.
            self.voices[i] = False
            found = self.voices[i] = self._passive(i)
        return found

    def _passive(self, i: int) -> bool:
        s = self.syntax
        children = s.children[i]
        if s.deps[i] == "amod" and self.lemmas[i] in self.book.classes["undergone"]:
            # "the wounded demonstrators": taggers call it an adjective as often.
            return True
        if not children and s.tags[i] != "VBN":
            return False
        deps = [s.deps[j] for j in children]
        if "aux:pass" in deps:
            return True
        if self._has_gap(i) or self._is_whole(i, deps):
            return False
        if "nsubj:pass" in deps or "csubj:pass" in deps or "obl:agent" in deps:
            return True
        if "obj" in deps:
            return False
        if s.tags[i] in ("VBD", "VBN") and any(j == i + 1 and s.lower[j] == "dead" for j in children):
            # Headlines: "Policeman shot dead".
            return True
        if self._is_bare_passive(i, deps) or self._is_truncated(i, deps):
            return True
        if s.deps[i] == "acl" and s.tags[i] == "VBD" and self.lemmas[i] in self.book.classes["truncated"]:
            # "the policeman charged with murder": taggers take it for a past tense.
            return True
        if s.tags[i] != "VBN":
            return False
        if s.deps[i] in ("acl", "amod", "acl:relcl", "xcomp", "advcl"):
            return not any(s.deps[j] == "aux" for j in s.children[i])
        if s.deps[i] == "conj":
            return self.is_passive(s.heads[i]) and "nsubj" not in deps and "aux" not in deps
        return False

    def _has_gap(self, i: int) -> bool:
        """Say whether a verb lacks the object that "whom" stands for: "two aides whom gunmen shot".

        Parsers take the rarer order for a passive; a passive has its auxiliary.
        """
        s = self.syntax
        whom = next((j for j in s.children[i] if s.lower[j] == "whom"), -1)
        return 0 <= whom < i - 1 and not self.marks(whom)

    def _is_whole(self, i: int, deps: list[str]) -> bool:
        """Say whether a clause is active, whatever a parser calls its subject or hangs on it.

        It has subject and object ("banned a march by unions"), or stands in a sentence without the auxiliary of a
        passive ("Oman mediated between them").
        """
        s = self.syntax
        if "nsubj" in deps and "obj" in deps:
            return True
        if "nsubj:pass" not in deps or "aux" in deps or self.passage.kind in ("headline", "subheading"):
            return False
        if s.deps[i] not in ("root", "ccomp", "acl:relcl") or self.lemmas[i] in self.book.classes["truncated"]:
            return False
        return any(s.deps[j].startswith("obl") and "by" not in self.marks(j) for j in s.children[i])

    def _is_bare_passive(self, i: int, deps: list[str]) -> bool:
        """Headlines drop the auxiliary: "Hundreds rescued off the coast"."""
        if self.passage.kind not in ("headline", "subheading") or "nsubj" not in deps or {"aux", "iobj"} & {*deps}:
            return False
        if self.syntax.tags[i] == "VBN" and self.syntax.heads[i] == i and not {"obj", "ccomp", "xcomp"} & {*deps}:
            return True
        return self.syntax.tags[i] in ("VBN", "VBD") and self.lemmas[i] in self.book.transitive

    def _is_truncated(self, i: int, deps: list[str]) -> bool:
        """Verbs that want an object are passives without one: "Mason charged with fraud"."""
        if self.syntax.tags[i] not in ("VBN", "VBD") or self.lemmas[i] not in self.book.classes["truncated"]:
            return False
        if "nsubj" not in deps or {"aux", "ccomp", "xcomp", "iobj"}.intersection(deps):
            return False
        s = self.syntax
        if s.deps[i] == "acl:relcl" and not any(s.lower[j] in RELATIVES for j in s.children[i] if s.deps[j] == "nsubj"):
            # "firms that it accused of fraud": what is missing is the object, the noun above.
            return False
        # "arrested and questioned the student": the object hangs on the last conjunct.
        return not any(s.deps[j] == "conj" and s.child(j, "obj") is not None for j in s.children[i])

    def marks(self, i: int) -> Sequence[str]:
        """Give the prepositions and subordinators that introduce token `i`, joined where they are fixed."""
        return self.marking.marks.get(i, ())

    def antecedent(self, i: int) -> int:
        """Give the noun that a relative pronoun stands for, else the token itself."""
        return antecedent(self.syntax, i)

    def prepositional(self, i: int, preposition: str) -> Sequence[int]:
        """Give the nouns that hang on `i` with a preposition."""
        return self.marking.nouns.get((i, preposition), ())

    def clausal(self, i: int, preposition: str) -> int | None:
        """Give the gerund that hangs on `i` with a preposition ("accused of selling")."""
        return self.marking.clauses.get((i, preposition))

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
