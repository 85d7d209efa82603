"""From analysed passages to attributions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from purport.attribution.actors import COUNTRIES, PassageMentions, actors_of
from purport.attribution.antecedents import with_antecedents
from purport.attribution.bounds import bounded
from purport.attribution.clauses import verb_drafts
from purport.attribution.cue_head import with_class
from purport.attribution.directness import form_of
from purport.attribution.draft import VERSION, Draft
from purport.attribution.headed import headed_drafts
from purport.attribution.headlines import in_own_words, line_draft
from purport.attribution.interposed import with_interposed
from purport.attribution.interrupted import with_interrupted
from purport.attribution.keep import kept
from purport.attribution.learned import learned_drafts
from purport.attribution.lexicon import word_sets
from purport.attribution.meant import as_meant
from purport.attribution.merge import classify_cue, complete, join, without_inner_cues, without_twins
from purport.attribution.naming import anonymity_of, count_of, naming_of
from purport.attribution.nesting import parents
from purport.attribution.nouns import noun_drafts
from purport.attribution.parenthetical import out_of_parentheses
from purport.attribution.phrases import adjective_drafts, adverb_drafts, preposition_drafts
from purport.attribution.pointing import pointed_back
from purport.attribution.ranges import Ranges, overlap, size
from purport.attribution.relay import relay_drafts, without_relay_words
from purport.attribution.reliance import with_relied_on
from purport.attribution.reproduction import with_reproduced
from purport.attribution.resumption import resumed
from purport.attribution.sources import head_of, kind_of, profile
from purport.attribution.speakers import carried_over, claim_quotes, quoted_headline, unclaimed, without_orphans
from purport.attribution.tidy import tidied, without_retracted
from purport.attribution.view import View, view_of
from purport.attribution.when import spoken_on
from purport.language.passages import Passage
from purport.records.article import Article, Span
from purport.records.attribution import Attribution, Content, Cue, Source, SourceActor
from purport.records.mention import ActorMention, DateMention, Mentions
from purport.records.provenance import Provenance
from purport.records.values import SourceKind

_RELAYING = frozenset({"news_media", "news_agency", "state_media"})


def find_attributions(article: Article, passages: Sequence[Passage], mentions: Mentions) -> tuple[Attribution, ...]:
    """Find who says what, through whom.

    Arguments: the article (its own outlet is nobody's source); its readable passages with their analyses; the
    mentions that pronouns, roles and countries were resolved to. Returns attributions in text order with ids a1,
    a2, ...; `parent` names the enclosing one, as the annotation guide of the project defines it.
    """
    views = [view_of(passage) for passage in passages]
    drafts = [
        [d for d in found if not _of_own_outlet(article, view, d)]
        for view, found in zip(views, _drafts(views), strict=True)
    ]
    rows: list[tuple[Draft, int | None, int]] = []
    for found, view in zip(drafts, views, strict=True):
        ordered = sorted(found, key=lambda d: (d.anchor, d.relays is not None, d.content))
        offset = len(rows)
        for draft, parent in zip(ordered, parents(ordered, len(view.syntax)), strict=True):
            rows.append((draft, None if parent is None else parent + offset, view.passage.index))
    speaking = {at for draft, _, passage in rows for at in (passage, draft.speaker[0] if draft.speaker else passage)}
    writer = _Writer(
        views=views,
        mentions=_by_passage(speaking, mentions),
        dates=_dates(views, mentions),
        published=article.published,
    )
    return writer.write(resumed(views, rows))


def assemble(view: View) -> list[Draft]:
    """Build the drafts of one passage from its learned spans and its syntax, before any choice among them."""
    learned = [complete(view, with_class(view, classify_cue(view, d))) for d in learned_drafts(view)]
    ruled = [
        *preposition_drafts(view),
        *verb_drafts(view),
        *adverb_drafts(view),
        *adjective_drafts(view),
        *noun_drafts(view),
    ]
    drafts = join(view, learned, [*ruled, *headed_drafts(view, [*learned, *ruled])])
    if drafts:
        drafts = [out_of_parentheses(view, tidied(view, d)) for d in drafts]
        drafts = without_retracted(view, [pointed_back(view, as_meant(view, d)) for d in drafts])
        drafts = [d for d in drafts if not (_is_colon(view, d) and any(_same_words(d, e) for e in drafts))]
        drafts = without_twins(without_inner_cues(drafts))
    line = line_draft(view)
    if line is not None and line.entry == "rule:colon":
        drafts = [in_own_words(view, d, line) for d in drafts]
    if line is not None and not any(d.content == line.content or _same_source(d, line) for d in drafts):
        drafts.append(line)
    return bounded(view, drafts)


def _is_colon(view: View, draft: Draft) -> bool:
    return draft.class_ == "none" and view.text(draft.cue) == ":"


def _same_words(a: Draft, b: Draft) -> bool:
    """Say whether another draft, with a verb for its cue, has the content of this one."""
    return b.class_ != "none" and overlap(a.content, b.content) * 2 > size(a.content)


def _same_source(a: Draft, b: Draft) -> bool:
    return bool(a.source and b.source and a.source[0][0] < b.source[0][1] and b.source[0][0] < a.source[0][1])


def _drafts(views: Sequence[View]) -> list[list[Draft]]:
    found: list[list[Draft]] = []
    previous: View | None = None
    spoken: list[Draft] = []
    for view in views:
        drafts = with_relied_on(view, with_reproduced(view, with_interposed(view, kept(view, assemble(view)))))
        relays = relay_drafts(view, drafts)
        replaced = {i for d in relays for start, end in d.cue for i in range(start, end)}
        drafts = without_relay_words(view, [*(d for d in drafts if d.head not in replaced), *relays])
        drafts = with_interrupted(view, drafts)
        drafts, orphans = without_orphans(view, drafts)
        drafts = claim_quotes(view, drafts)
        if view.passage.kind == "body":
            over = carried_over(view, previous, spoken, drafts)
            if over is not None:
                drafts.append(over)
            previous, spoken = view, drafts
        drafts += unclaimed(orphans, drafts)
        drafts += quoted_headline(view, drafts)
        found.append([d for d in drafts if d.content or d.cue])
    return found


def _of_own_outlet(article: Article, view: View, draft: Draft) -> bool:
    """Leave out "CBC News has learned" in CBC's own article only where the source is the outlet and no cue is given."""
    return bool(article.outlet and not draft.cue and draft.source and view.text(draft.source) == article.outlet)


def _by_passage(passages: Collection[int], mentions: Mentions) -> dict[int, PassageMentions]:
    lists: dict[int, list[ActorMention]] = {passage: [] for passage in passages}
    for mention in mentions.actors:
        if mention.passage in lists:
            lists[mention.passage].append(mention)
    return {passage: PassageMentions(found) for passage, found in lists.items()}


def _dates(views: Sequence[View], mentions: Mentions) -> dict[tuple[int, int], list[DateMention]]:
    """Sort the dates by passage and sentence."""
    table: dict[tuple[int, int], list[DateMention]] = {}
    for date in mentions.dates:
        if 0 <= date.passage < len(views) and 0 <= date.head < len(views[date.passage].syntax):
            table.setdefault((date.passage, views[date.passage].syntax.sents[date.head]), []).append(date)
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writer:
    """Turns drafts into records, outer ones first, so that "we" can be asked of them."""

    views: Sequence[View]
    mentions: Mapping[int, PassageMentions]
    dates: dict[tuple[int, int], list[DateMention]]
    published: str | None = None

    def write(self, rows: Sequence[tuple[Draft, int | None, int]]) -> tuple[Attribution, ...]:
        sources: list[Source | None] = [None] * len(rows)
        speakers = {(passage, d.source[0][0]): n for n, (d, _, passage) in enumerate(rows) if d.source}
        for n in sorted(range(len(rows)), key=lambda n: (rows[n][0].speaker is not None, self._depth(rows, n))):
            draft, parent, passage = rows[n]
            above = sources[parent] if parent is not None else None
            spoken = speakers.get(draft.speaker) if draft.speaker is not None else None
            sources[n] = self._source(draft, passage, above, sources[spoken] if spoken is not None else None)
        sources = with_antecedents([self.views[p] for _, _, p in rows], [d.source for d, _, _ in rows], sources)
        inner: dict[int, list[Draft]] = {}
        for draft, parent, _ in rows:
            if parent is not None:
                inner.setdefault(parent, []).append(draft)
        return tuple(
            self._record(n, draft, parent, inner.get(n, ()), sources[n]) for n, (draft, parent, _) in enumerate(rows)
        )

    def _depth(self, rows: Sequence[tuple[Draft, int | None, int]], n: int) -> int:
        depth, node = 0, rows[n][1]
        while node is not None and depth < len(rows):
            depth, node = depth + 1, rows[node][1]
        return depth

    def _source(self, draft: Draft, passage: int, above: Source | None, speaker: Source | None) -> Source:
        view = self.views[passage]
        span = view.trim(draft.source, marks=False)
        if not span:
            return self._elided(draft, passage, speaker, above)
        mentions = self.mentions[passage]
        mention = mentions.at(head_of(view, span))
        p = profile(view, span, mention)
        actors = actors_of(view, p, span, mentions)
        text = view.text(span)
        kind = kind_of(view, p, actors, mention)
        if above is not None and text.lower() in word_sets()["first_person"]:
            actors = above.actors or actors
            kind = above.kind if text.lower() in ("i", "me", "my") else _plural_kind(actors, above)
        naming = naming_of(view, p, mention, span)
        if above is not None and naming not in ("named", "pronoun"):
            inside = mentions.within(span[0][0], span[-1][1])
            guessed = not any(m.kind in COUNTRIES for m in inside)
            actors = _from_relay(actors, above, mentions.countries if guessed else frozenset())
        unnamed = naming in ("described_unnamed", "bare_unnamed", "role", "collective")
        return Source(
            spans=_spans(view, span), text=text, kind=kind, naming=naming, count=count_of(view, p, naming),
            anonymity=anonymity_of(view, (draft.cue or span)[0][0], span[0][0]) if unnamed else None, actors=actors,
        )  # fmt: skip

    def _elided(self, draft: Draft, passage: int, speaker: Source | None, above: Source | None) -> Source:
        """Give a source without words: nobody is named, or the speaker of the passage before goes on."""
        if draft.speaker is not None:
            head = draft.speaker[1]
            if speaker is not None:
                return Source(spans=(), text=None, kind=speaker.kind, naming="elided", actors=speaker.actors)
            view, mentions = self.views[draft.speaker[0]], self.mentions[draft.speaker[0]]
            source: Ranges = ((head, head + 1),)
            p = profile(view, source, mentions.at(head))
            actors = actors_of(view, p, source, mentions)
            kind = kind_of(view, p, actors, mentions.at(head))
            return Source(spans=(), text=None, kind=kind, naming="elided", actors=actors)
        if above is not None and not draft.passive and not draft.agentless:
            return Source(spans=(), text=None, kind=above.kind, naming="elided", actors=above.actors)
        return Source(spans=(), text=None, kind="unknown", naming="elided")

    def _record(
        self, n: int, draft: Draft, parent: int | None, inner: Sequence[Draft], source: Source | None
    ) -> Attribution:
        view = self.views[draft.passage]
        dates = self.dates.get((view.passage.index, view.syntax.sents[draft.anchor]), ())
        cue = Cue(spans=_spans(view, draft.cue), text=view.text(draft.cue), class_=draft.class_) if draft.cue else None
        where = draft.cue or draft.source or draft.content
        decided = view.passage.span(where[0][0], where[-1][1])
        return Attribution(
            id=f"a{n + 1}",
            block=view.passage.block,
            source=source or Source(spans=(), text=None, kind="unknown", naming="elided"),
            cue=cue,
            content=Content(spans=_spans(view, draft.content)),
            date=spoken_on(view, draft, dates, self.published),
            parent=None if parent is None else f"a{parent + 1}",
            form=form_of(view, draft, inner),
            score=round(min(1.0, max(0.0, draft.score)), 4),
            provenance=tuple(
                [
                    Provenance(stage="attribution", entry_or_head=entry, version=VERSION, span=decided)
                    for entry in draft.entry.split("/")
                ]
            ),
        )


def _from_relay(actors: tuple[SourceActor, ...], above: Source, near: frozenset[str | None]) -> tuple[SourceActor, ...]:
    """Take an unnamed official whom an outlet cites for one of the outlet's country.

    `near` are the countries that the passage names where the source's own words name none: if the outlet's is among
    them, it counts for more than a country that was only guessed.
    """
    country = above.actors[0].country if above.actors else None
    if above.kind not in _RELAYING or country is None:
        return actors
    if any(a.country for a in actors) and country not in near:
        return actors
    return tuple(replace(a, country=country) for a in actors)


def _plural_kind(actors: tuple[SourceActor, ...], above: Source) -> SourceKind:
    """Say what "we" are: the government or body the speaker speaks for."""
    first = actors[0].sectors[0] if actors and actors[0].sectors else None
    if first in ("GOV", "MIL", "COP", "JUD", "LEG", "SPY"):
        return "government"
    return "group" if above.kind == "person" else above.kind


def _spans(view: View, ranges: Ranges) -> tuple[Span, ...]:
    offset, starts, ends = view.passage.offset, view.syntax.starts, view.syntax.ends
    return tuple([(offset + starts[start], offset + ends[end - 1]) for start, end in ranges])
