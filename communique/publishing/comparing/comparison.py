"""Accounts of one meeting side by side: what each document tells, leaves out and tells otherwise.

Two levels: the record (facts that both documents tell, with the fields in which they differ; facts that one
of them tells) and the texts themselves, where they are versions of one (`omissions`).
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from communique.errors import InputError
from communique.ledger import Account, AnyClaim, Fact, Kind, Ledger
from communique.ledger.preference import Telling, settle
from communique.ledger.traits import dates_of
from communique.model import Document, Record, Span
from communique.publishing.comparing.contrasts import CONTRAST_KINDS, Contrast, find_contrasts
from communique.publishing.comparing.likely import IsAligned, find_likely_pairs
from communique.publishing.comparing.meetings import of_one_meeting
from communique.publishing.comparing.omissions import TextComparison, compare_texts
from communique.publishing.comparing.papers import Paper, independent_of, papers_of, read_again, sources_of
from communique.publishing.comparing.texts import Excerpt
from communique.publishing.statements.sentences import sentence_of, when_of

_BY_WEIGHT: tuple[Kind, ...] = (
    "relations", "agreements", "events", "commitments", "positions", "office_holders",
)  # fmt: skip
"""The kinds of fact, the weightiest first."""


class Said(Record, frozen=True, kw_only=True):
    """How one paper, by its letter, tells a point: its claim, and the words with their place in its text."""

    paper: str
    claim: AnyClaim
    quotes: tuple[str, ...]
    evidence: tuple[Span, ...]


class Point(Record, frozen=True, kw_only=True):
    """A fact as the papers tell it; ``said`` holds one entry for each paper that does, at least one.

    ``facts`` are the keys of the facts: two where the papers tell it so differently that the record keeps
    them apart. The tellings of a contrast are places in ``said``. ``echo`` is the passage in which the other
    of two papers says the like, where nothing was recorded from it.
    """

    facts: tuple[str, ...]
    kind: Kind
    when: str
    text: str
    said: tuple[Said, ...]
    contrasts: tuple[Contrast, ...] = ()
    echo: Excerpt | None = None

    @property
    def letters(self) -> tuple[str, ...]:
        """Return the letters of the papers that tell it."""
        return tuple(said.paper for said in self.said)


class Comparison(Record, frozen=True, kw_only=True):
    """What papers tell of one meeting: at least two, or the one that tells an event.

    ``event`` is the point that was asked about, None where documents were. ``differing`` are told by several
    and not alike, the weightiest first; ``partial`` are left out by some, ``shared`` told alike by all, and
    ``echoed`` recorded from one paper though a passage of the other says the like.
    ``texts`` compares two papers sentence by sentence, None where there are more. ``is_related`` is false
    where documents have neither a fact nor their text in common; then no points are listed.
    """

    papers: tuple[Paper, ...]
    event: Point | None
    is_related: bool
    differing: tuple[Point, ...]
    echoed: tuple[Point, ...]
    partial: tuple[Point, ...]
    shared: tuple[Point, ...]
    texts: TextComparison | None


def compare(ledger: Ledger, *documents: int) -> Comparison:
    """Return what two or more documents of a ledger, by their ids, have in common and do not.

    Raises LedgerError where the ledger cannot be read or holds no such document.
    """
    sources = sources_of(ledger, documents)
    facts = [fact for fact in ledger.told_in(*documents) if fact.verdict != "reject"]
    texts = [read_again(ledger, source) for source in sources]
    papers = papers_of(sources, texts, facts, {})
    compared = compare_texts(*texts) if len(texts) == 2 else None
    points = [_echoed(point, papers, texts, compared) for point in _points(facts, papers, compared)]
    is_related = any(_is_in_common(point) for point in points)
    is_related = is_related or (compared is not None and compared.is_one_text)
    return _sorted_out(papers, points if is_related else [], None, compared, is_related=is_related)


def compare_event(ledger: Ledger, key: str) -> Comparison:
    """Return all accounts of one fact side by side, and what else their documents tell of that meeting.

    ``key`` is that of the fact or of one of its accounts. A document that repeats another counts with it.
    Raises InputError for an unknown key, LedgerError where the ledger cannot be read.
    """
    event = ledger.fact(key)
    if event is None:
        remedy = "take one that search --json, brief --json or review list prints"
        raise InputError(key, "the ledger holds no fact of this key", remedy)
    firsts, copies = independent_of(account.source for account in event.accounts)
    documents = [source.id for source in firsts]
    told = [fact for fact in ledger.told_in(*documents) if fact.verdict != "reject" or fact.key == event.key]
    facts = of_one_meeting(told, event)
    texts = [read_again(ledger, source) for source in firsts]
    papers = papers_of(firsts, texts, facts, copies)
    compared = compare_texts(*texts) if len(texts) == 2 else None
    points = [_echoed(point, papers, texts, compared) for point in _points(facts, papers, compared)]
    asked = next(point for point in points if event.key in point.facts)
    rest = [point for point in points if point is not asked]
    return _sorted_out(papers, rest, asked, compared, is_related=True)


def _sorted_out(
    papers: Sequence[Paper],
    points: Sequence[Point],
    event: Point | None,
    texts: TextComparison | None,
    *,
    is_related: bool,
) -> Comparison:
    differing = [point for point in points if _is_told_differently(point)]
    alike = [point for point in points if not _is_told_differently(point)]
    echoed = [point for point in alike if point.echo is not None]
    partial = [point for point in alike if point.echo is None and len(point.said) < len(papers)]
    shared = [point for point in alike if len(point.said) == len(papers)]
    return Comparison(
        papers=tuple(papers), event=event, is_related=is_related,
        differing=tuple(sorted(differing, key=_weight)),
        echoed=tuple(sorted(echoed, key=lambda point: (point.letters, *_weight(point)))),
        partial=tuple(sorted(partial, key=lambda point: (point.letters, *_weight(point)))),
        shared=tuple(sorted(shared, key=_weight)), texts=texts,
    )  # fmt: skip


def _is_in_common(point: Point) -> bool:
    """Return whether a point ties papers together: who holds an office does not, nor do like intentions."""
    is_one = len(point.facts) == 1 or point.kind in ("events", "agreements", "relations")
    return len(point.said) > 1 and is_one and point.kind != "office_holders"


def _is_told_differently(point: Point) -> bool:
    # Of who holds an office, one text says more than the other as a matter of course.
    telling = ("value",) if point.kind == "office_holders" else ("value", "gap", "closeness")
    return any(contrast.kind in telling for contrast in point.contrasts)


def _weight(point: Point) -> tuple[int, int]:
    contrast = min((CONTRAST_KINDS.index(contrast.kind) for contrast in point.contrasts), default=9)
    return contrast, _BY_WEIGHT.index(point.kind)


# --- points ----------------------------------------------------------------------------------------


def _points(facts: Sequence[Fact], papers: Sequence[Paper], texts: TextComparison | None) -> list[Point]:
    """Return the facts as points; two that are probably one, told otherwise, make one point."""
    pairs = find_likely_pairs(facts, _alignment(papers, texts))
    taken = {fact.key for pair in pairs for fact in pair}
    groups = [*pairs, *((fact,) for fact in facts if fact.key not in taken)]
    return [_point(group, papers) for group in groups]


def _alignment(papers: Sequence[Paper], texts: TextComparison | None) -> IsAligned:
    """Return what tells whether two facts are told by passages that say the same."""
    aligned = texts.aligned if texts is not None else ()
    sides = {paper.document: side for side, paper in enumerate(papers)}

    def places(fact: Fact) -> set[tuple[int, int]]:
        """Return the passages that tell a fact: the number of each among those aligned, and its side."""
        return {
            (number, side)
            for account in fact.accounts
            for number, pair in enumerate(aligned)
            for span in account.evidence
            if pair[side := sides[account.source.id]].start <= span.start < pair[side].end
        }

    def is_aligned(one: Fact, other: Fact) -> bool:
        return bool({(number, 1 - side) for number, side in places(one)} & places(other))

    return is_aligned


def _echoed(
    point: Point, papers: Sequence[Paper], texts: Sequence[Document], compared: TextComparison | None
) -> Point:
    """Return a point that one of two papers tells, with the passage of the other that says the like."""
    if compared is None or len(point.said) > 1:
        return point
    side = next(i for i, paper in enumerate(papers) if paper.letter == point.said[0].paper)
    cut = [mark for rewording in compared.rewordings for mark in rewording.excerpts[side].marks]
    echoes = []
    for span in point.said[0].evidence:
        pairs = (p for p in compared.aligned if p[side].start <= span.start < p[side].end)
        found = next(pairs, None)
        if found is None or any(mark.start < span.end and span.start < mark.end for mark in cut):
            return point
        echoes.append(found[1 - side])
    quote = texts[1 - side].text[echoes[0].start : echoes[0].end]
    return msgspec.structs.replace(point, echo=Excerpt(quote=quote, span=echoes[0]))


def _point(facts: Sequence[Fact], papers: Sequence[Paper]) -> Point:
    said = [
        _said(paper, accounts)
        for paper in papers
        if (accounts := [a for f in facts for a in f.accounts if a.source.id == paper.document])
    ]
    number = next(paper.document for paper in papers if paper.letter == said[0].paper)
    first = next(fact for fact in facts if any(a.source.id == number for a in fact.accounts))
    return Point(
        facts=tuple(fact.key for fact in facts),
        kind=first.kind,
        when=when_of(_as_told(first, said)),
        text=sentence_of(_as_told(first, said)),
        said=tuple(said),
        contrasts=find_contrasts([entry.claim for entry in said]) if len(said) > 1 else (),
    )


def _said(paper: Paper, accounts: Sequence[Account]) -> Said:
    """Return what a paper tells, its own claims on the fact taken together; a year may come from others."""
    claim, _ = settle([_telling(account) for account in accounts])
    evidence = {span: quote for a in accounts for span, quote in zip(a.evidence, a.quotes, strict=True)}
    whole = [span for span in evidence if not any(_holds(other, span) for other in evidence)]
    return Said(
        paper=paper.letter, claim=claim, quotes=tuple(evidence[span] for span in whole), evidence=tuple(whole)
    )  # fmt: skip


def _holds(one: Span, other: Span) -> bool:
    return one != other and one.start <= other.start and other.end <= one.end


def _telling(account: Account) -> Telling:
    return Telling(
        claim=account.claim, claim_key=account.claim_key, document=account.source.id,
        outlet=account.source.outlet, published=account.source.published, start=account.start,
        end=account.end, origin=account.source.origin,
    )  # fmt: skip


def _as_told(fact: Fact, said: Sequence[Said]) -> Fact:
    """Return a fact with the values that the papers alone prefer: other documents have no say here."""
    claim = said[0].claim
    start, end = dates_of(claim)
    return msgspec.structs.replace(fact, claim=claim, start=start, end=end)
