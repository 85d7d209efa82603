"""Keep mentions for later words to point to."""

from msgspec.structs import replace

from purport.language.syntax import SUBJECTS, Syntax
from purport.mentions.actor_context import Context, governor_of, is_subject
from purport.mentions.actor_genders import gender_of
from purport.mentions.actor_groups import NUMBERS
from purport.mentions.actor_story import full_name
from purport.mentions.actor_views import Nominal
from purport.mentions.pronouns import gender_of_pronoun
from purport.mentions.referents import Referent, ReferentKind
from purport.mentions.roles import Role
from purport.mentions.spelling import parts_of
from purport.records import ActorMention

_AFTER_NOUN = frozenset({"of", "for", "on", "in", "to", "against", "at", "de", "du", "des"})
_NO_WORDS: frozenset[str] = frozenset()


def remember(context: Context, mention: ActorMention, nominal: Nominal | None) -> None:
    """Add a mention to the discourse, and its coordination with earlier ones."""
    if mention.kind == "pronoun" and mention.actors[0].country is None and mention.actors[0].entity is None:
        return
    syntax, discourse = context.syntax, context.discourse
    head, low = mention.head, mention.text.lower()
    dep = syntax.deps[head]
    if low == "it" and dep not in SUBJECTS:
        return
    described = nominal.description if nominal is not None else None
    role = described.role if described is not None else None
    words = role.words if role is not None else _NO_WORDS
    if nominal is not None and (nominal.name is not None or mention.kind == "person"):
        words = words | parts_of(full_name(nominal) or "") if words else parts_of(full_name(nominal) or "")
    if mention.kind == "organisation":
        words = words | {generic_word(low)}
    for body in described.bodies if described is not None else ():
        discourse.add(
            Referent(
                actors=(body,),
                span=mention.span,
                passage=mention.passage,
                sentence=context.sentence,
                order=len(discourse.referents),
                kind="body",
            )
        )
    previous = _antecedent(context, mention)
    kind, plural = _kind(mention, role, previous, syntax.words[head])
    gender = gender_of_pronoun(low) or (previous.gender if previous is not None else "")
    discourse.add(
        Referent(
            actors=mention.actors,
            span=mention.span,
            passage=mention.passage,
            sentence=context.sentence,
            order=len(discourse.referents),
            kind=kind,
            head=head,
            governor=governor_of(syntax, head),
            gender=gender or (gender_of(nominal, syntax) if kind == "person" else ""),
            plural=plural,
            number=_number(syntax, mention) if plural and nominal is not None else 0,
            subject=dep == "root" or is_subject(syntax, head),
            words=words if previous is None else words | previous.words,
        )
    )
    if dep == "conj":
        _remember_together(context, mention)


def generic_word(name: str) -> str:
    """Give the noun that a body's folded name is built on: 'commission' of 'the European Commission'.

    It stands before the first preposition: 'organization' of 'Organization of American States'.
    """
    words = name.split()
    end = next((i for i, word in enumerate(words) if i and word in _AFTER_NOUN), len(words))
    return words[end - 1]


def _number(syntax: Syntax, mention: ActorMention) -> int:
    """Give how many people a phrase counts, 0 where it does not."""
    counted = syntax.child(mention.head, "nummod")
    return NUMBERS.get(syntax.lower[counted], 0) if counted is not None else 0


def _kind(mention: ActorMention, role: Role | None, previous: Referent | None, head: str) -> tuple[ReferentKind, bool]:
    """Give what later words may take the mention for, and whether it means several."""
    several = len(mention.actors) > 1
    if mention.kind == "person":
        return "person", several
    if mention.kind == "demonym":
        return ("people", True) if head.endswith("s") else ("country", several)
    if mention.kind in ("country", "metonym"):
        return "country", several
    if mention.kind == "organisation":
        return "body", several
    if previous is not None:
        return previous.kind, previous.plural
    if several or (role is not None and role.kind == "plural"):
        return "people", True
    if role is not None and role.kind in ("person", "title"):
        return ("people", True) if role.plural else ("person", False)
    return "body", role.plural if role is not None else False


def _antecedent(context: Context, mention: ActorMention) -> Referent | None:
    if len(mention.antecedents) != 1 or mention.antecedents[0] is None:
        return None
    for referent in reversed(context.discourse.referents):
        if referent.span == mention.antecedents[0]:
            return referent
    return None


def _remember_together(context: Context, mention: ActorMention) -> None:
    """Remember coordinated mentions as one: 'Kim and Putin ... they'."""
    referents = context.discourse.referents
    first = context.syntax.heads[mention.head]
    last = referents[-1]
    for referent in reversed(referents[:-1]):
        if referent.passage != mention.passage:
            return
        if referent.head == first:
            members = dict(zip(referent.actors, referent.spans or (referent.span,) * len(referent.actors), strict=True))
            for actor in mention.actors:
                members.setdefault(actor, mention.span)
            together = replace(
                referent,
                actors=tuple(members),
                spans=tuple(members.values()),
                kind=referent.kind if referent.kind == last.kind else "people",
                plural=True,
                words=frozenset(),
                gender="",
                span=(referent.span[0], mention.span[1]),
                order=last.order,
            )
            context.discourse.referents.append(together)
            return
