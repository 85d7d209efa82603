"""Auxiliary modes of a trigger: negation, future, hypothetical, historical; and how the text presents it.

Climbs from the trigger to the clause that decides: auxiliaries and adverbs of the own clause, then every governing word
that changes how its complement stands (`governors.tsv`). Historical (background older than about a month) comes from
dates, from adjectives such as "former", and from the past perfect.
Source: PLOVER v2.0, auxiliary modes; the annotation guide's "plans to visit are CONSULT with auxiliary future".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from purport.events.announcing import is_announced
from purport.events.scene import Scene
from purport.records import Attribution
from purport.records.values import AuxiliaryMode

GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "obj", "obl", "nmod", "csubj", "nsubj", "nsubj:pass", "appos"})
CLAUSE_ENDS = frozenset({"ccomp", "parataxis", "acl:relcl", "root", "csubj"})
DECIDING = frozenset({"aux", "aux:pass", "advmod", "det", "cc", "cc:preconj", "mark", "nsubj", "nsubj:pass"})
"""Dependents of a verb that say how it stands."""
PAST_TAGS = frozenset({"VBD", "VBN"})


@dataclass(slots=True, kw_only=True)
class Standing:
    """How a trigger stands in its text; filled while climbing."""

    negation: bool = False
    future: bool = False
    hypothetical: bool = False
    historical: bool = False
    planned: bool = False
    estimated: bool = False
    alleged: bool = False
    denied: bool = False
    dropped: bool = False
    probable: bool = False

    def modes(self) -> tuple[AuxiliaryMode, ...]:
        """Give the auxiliary modes in the order of the closed list."""
        found: list[AuxiliaryMode] = []
        if self.historical:
            found.append("historical")
        if self.future and not self.hypothetical:
            found.append("future")
        if self.hypothetical:
            found.append("hypothetical")
        if self.negation:
            found.append("negation")
        return tuple(found)

    def apply(self, effect: str | None) -> None:
        """Take over what a governing word does to its complement."""
        if effect == "planned":
            self.future = self.planned = True
        elif effect == "future":
            self.future = True
        elif effect == "estimated_future":
            self.future = self.estimated = True
        elif effect in ("hypothetical", "demanded"):
            self.hypothetical = True
        elif effect == "negation":
            self.negation = not self.negation
        elif effect == "denied":
            self.negation = self.denied = True
        elif effect == "alleged":
            self.alleged = True
        elif effect == "drop":
            self.dropped = True


def standing(
    scene: Scene,
    i: int,
    *,
    noun: bool,
    attribution: Attribution | None,
    consult: bool = False,
    effects: Mapping[int, str] | None = None,
    request: bool = False,
) -> Standing:
    """Work out how the trigger at token `i` stands.

    Arguments: the scene; the trigger's head; whether it is a noun; its innermost attribution; whether it is a meeting
    (a meeting that "will focus on" something lies ahead, an attack that "will weaken" somebody does not).
    """
    state = Standing()
    if noun:
        _own_noun(scene, i, state)
    else:
        _own_verb(scene, i, state, attribution)
    _climb(scene, i, state, noun, attribution, consult, effects or {})
    if request and noun:
        state.dropped = False
    return state


def _own_verb(scene: Scene, i: int, state: Standing, attribution: Attribution | None) -> None:
    s, temporal = scene.syntax, scene.book.temporal
    for j in s.children[i]:
        dep, word = s.deps[j], s.lower[j]
        if dep not in DECIDING:
            continue
        if dep in ("aux", "aux:pass"):
            if word in temporal["future_modals"] or (word == "to" and s.tags[i] == "VB"):
                state.future = True
            elif word == "would":
                _would(scene, i, state, attribution)
            elif word in temporal["hypothetical_modals"]:
                state.hypothetical = True
        elif dep in ("advmod", "det", "cc", "cc:preconj"):
            state.negation |= word in temporal["negations"]
            state.hypothetical |= word in temporal["possible_adverbs"]
            state.probable |= word in temporal["probable_adverbs"]
        elif dep == "mark":
            state.hypothetical |= word in temporal["hypothetical_markers"]
            state.negation |= word == "without"
        elif dep in ("nsubj", "nsubj:pass"):
            state.negation |= word in ("nobody", "none", "neither") or any(
                s.lower[k] in ("no", "neither") for k in s.children[j]
            )
    bare = s.tags[i] == "VB" and s.deps[i] in ("root", "parataxis", "conj", "ccomp") and "to" in scene.marks(i)
    # Headlines: "Kim to visit Moscow".
    bare |= (
        scene.passage.kind in ("headline", "subheading")
        and s.deps[i] in ("acl", "acl:relcl")
        and "to" in scene.marks(i)
    )
    state.future |= bare and s.child(i, "aux") is None
    state.future |= s.tags[i] == "VBG" and any(s.lower[j] == "going" for j in s.children[i])


def _would(scene: Scene, i: int, state: Standing, attribution: Attribution | None) -> None:
    """Reported "would" is a future of the past ("said he would visit"); elsewhere it is a condition."""
    s = scene.syntax
    conditional = any(
        s.deps[j] == "advcl" and any(m in ("if", "unless") for m in scene.marks(j)) for j in s.children[i]
    )
    have = any(s.lower[j] == "have" and s.deps[j] == "aux" for j in s.children[i])
    head = s.heads[i]
    reported = s.deps[i] == "ccomp" and s.tags[head] in PAST_TAGS
    if not conditional and not have and (reported or attribution is not None):
        state.future = True
    else:
        state.hypothetical = True


def _own_noun(scene: Scene, i: int, state: Standing) -> None:
    s, temporal = scene.syntax, scene.book.temporal
    for j in s.children[i]:
        lemma, dep = s.lower[j], s.deps[j]
        if dep in ("amod", "compound", "det", "advmod"):
            if lemma in temporal["planned_adjectives"]:
                state.future = state.planned = True
            elif lemma in temporal["possible_adjectives"]:
                state.hypothetical = True
            elif lemma in temporal["alleged_adjectives"]:
                state.alleged = lemma in ("alleged", "suspected", "purported")
            elif lemma in temporal["background_adjectives"] and lemma not in ("historic",):
                state.historical = lemma != "last" or scene.syntax.tags[i] == "NN"
            elif lemma in temporal["negated_adjectives"]:
                state.negation = lemma in ("cancelled", "canceled", "aborted", "foiled", "thwarted")
            elif dep == "det" and lemma in ("no", "neither"):
                state.negation = True
            elif dep == "advmod" and lemma in ("possibly", "perhaps", "potentially"):
                state.hypothetical = True
    if s.deps[i] == "compound" and scene.lemmas[s.heads[i]] in temporal["unreal_heads"]:
        # "an attack plot": nothing has happened yet.
        state.hypothetical = True
    if s.child(i, "cop") is not None or s.deps[i] == "root":
        _own_verb(scene, i, state, None)


def _climb(
    scene: Scene,
    i: int,
    state: Standing,
    noun: bool,
    attribution: Attribution | None,
    consult: bool,
    effects: Mapping[int, str],
) -> None:
    s = scene.syntax
    governors = scene.book.governors
    current, nominal = i, noun
    for _ in range(8):
        head, dep = s.heads[current], s.deps[current]
        if head == current:
            return
        lemma = scene.lemmas[head]
        if nominal and is_announced(scene, current):
            state.apply("planned")
            return
        if dep == "conj":
            own_subject = any(s.deps[j].startswith("nsubj") for j in s.children[current])
            if not nominal and not own_subject and not any(s.deps[j] == "aux" for j in s.children[current]):
                _own_verb(scene, head, state, attribution)
            if own_subject and not nominal and s.deps[head] in ("root", "ccomp", "parataxis"):
                return
            current = head
            continue
        if dep == "advcl":
            marks = scene.marks(current)
            if any(m in ("if", "unless") for m in marks):
                state.hypothetical = True
                return
            infinitive = s.tags[current] == "VB"
            if not infinitive and not any(m in ("of", "for", "from") for m in marks):
                return
            if not infinitive:
                effect = effects.get(head) or governors.get(lemma)
                state.apply(_effect(effect, ("alleged", "negation", "demanded", "hypothetical")))
                return
        if dep in GOVERNED and (
            not (nominal and dep in ("nsubj", "obl", "appos"))
            or (dep == "obl" and _governs_oblique(scene, current, lemma))
        ):
            effect = effects.get(head) or governors.get(lemma)
            if effect == "denied" and any(s.lower[c] in scene.book.temporal["negations"] for c in s.children[head]):
                # "Did not deny that police had made arrests" neither denies nor confirms them.
                return
            if effect and not (dep == "nmod" and effect in ("aspect",)):
                if effect == "alleged_claim":
                    effect = None
                if lemma == "tell" and dep == "ccomp":
                    # "told reporters that troops had left" asks nothing of them.
                    effect = None
                if lemma in ("accuse", "blame", "suspect", "charge") and dep not in ("advcl", "obl", "xcomp"):
                    effect = None
                if (
                    lemma in ("set", "due", "press", "push", "call", "order", "deal", "talk")
                    and dep == "obj"
                    and (lemma not in ("order",))
                ):
                    effect = None
                state.apply(effect)
                if effect in ("drop", "demanded", "denied"):
                    return
        if dep in CLAUSE_ENDS:
            return
        if nominal and s.pos[head] in ("VERB", "AUX", "ADJ"):
            if dep in ("obj", "nsubj:pass") or consult or lemma in scene.book.temporal["happening_verbs"]:
                _own_verb(scene, head, state, attribution)
            else:
                return
            nominal = False
        elif dep in ("xcomp", "cop") or (dep == "advcl" and s.tags[current] == "VB"):
            _own_verb(scene, head, state, attribution)
            if scene.lemmas[head] == "be" and s.tags[current] == "VB":
                state.future = True
        elif dep in ("nmod", "acl") and s.pos[head] in ("NOUN", "PROPN"):
            if lemma not in scene.book.classes["measure"] and dep == "nmod":
                return
            if dep == "acl":
                return
        current = head


def _keeps(scene: Scene, current: int, dep: str, effect: str | None, state: Standing) -> bool:
    """Say whether a governor leaves its complement as it is.

    "Concerned that they will act": the act is still to come. "Talks mediated by Norway": the participle describes
    the talks.
    """
    if dep == "ccomp" and effect == "hypothetical" and state.future:
        return True
    return dep == "acl" and scene.syntax.tags[current] in ("VBN", "VBG") and not scene.marks(current)


def _governs_oblique(scene: Scene, current: int, lemma: str) -> bool:
    """Prepositional complements that a governor changes: "call for talks", "warn of an attack", "agree to a visit"."""
    wanted = scene.book.oblique_governors.get(lemma)
    return wanted is not None and any(mark in wanted for mark in scene.marks(current))


def _effect(effect: str | None, allowed: tuple[str, ...]) -> str | None:
    return effect if effect in allowed else None
