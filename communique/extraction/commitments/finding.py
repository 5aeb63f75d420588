"""From governing verbs to commitment claims (codebook, "commitments" and rulings 14 to 19, 34 to 39)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from communique.extraction.coding import code_commitment
from communique.extraction.commitments.actions import find_actions
from communique.extraction.commitments.addressees import find_addressees
from communique.extraction.commitments.binding import is_home_matter, is_jest
from communique.extraction.commitments.cases import Who, bind
from communique.extraction.commitments.deadlines import find_deadline
from communique.extraction.commitments.enumerations import announces, find_items, find_listed
from communique.extraction.commitments.extent import (
    find_end,
    is_bare,
    is_for_bonds,
    is_heading,
    is_solidarity,
    is_vague,
)
from communique.extraction.commitments.governing import Governing, find_governing
from communique.extraction.commitments.history import is_history
from communique.extraction.commitments.occasions import find_occasion
from communique.extraction.commitments.who import who_commits
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grounding import trim
from communique.extraction.sectors import find_sectors
from communique.model import AnyEvent, Commitment, Span

ITEM: Final = "commitments.item"
"""The rule of numbered items, whose verb was announced before them."""
LISTED: Final = "commitments.listed"
"""The rule of items in a list under a verb and a colon."""
CONFIDENCE: Final = 0.8
"""Share of commitments that were right when read by hand of late (docs/accuracy.md)."""
NOTHING: Final = (is_vague, is_solidarity)
"""Tests of clauses that undertake nothing by themselves."""
SILENT: Final = frozenset({"headline", "question"})
"""Kinds of section that commit no one: a headline repeats its text, a question asks."""


class _Found(NamedTuple):
    """A commitment in the making: who, to whom, its clause in units ``complement:end``, its rule.

    A heading but says who makes the commitments that are listed behind it. ``patient`` are the units before
    the verb that tell to what something is to be done, if the clause is passive.
    """

    who: Who
    to: tuple[str, ...]
    complement: int
    end: int
    rule: str
    is_heading: bool = False
    patient: tuple[int, int] | None = None


def find_commitments(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Commitment]:
    """Return the commitments of a document, evidence in clean offsets."""
    claims: list[Commitment] = []
    last: Who | None = None
    listed: Who | None = None
    opened: Who | None = None
    at_home: bool | None = None
    for clauses in discourse.clauses:
        if clauses.sentence.section.kind in SILENT or clauses.sentence.letters.endswith("?"):
            continue
        for found in _in_sentence(discourse, clauses, last, listed):
            last = found.who
            listed = found.who if found.rule == ITEM else listed
            at_home = is_home_matter(discourse) if at_home is None else at_home
            if not found.is_heading and not (at_home and _is_of_home(clauses, found)):
                claims.append(_claim(discourse, clauses, found, events))
        announced = announces(discourse, clauses)
        if announced is not None:
            opened = bind(announced.codes, 0, None, together=announced.plural)
        elif opened is not None:
            item = _listed(clauses, opened)
            claims += [_claim(discourse, clauses, item, events)] if item else []
            opened = opened if item or not _opens_section(clauses) else None
    return claims


def _listed(clauses: Clauses, who: Who) -> _Found | None:
    """Return the item that a sentence lists under an announced verb."""
    first = find_listed(clauses)
    if first is None:
        return None
    end = find_end(clauses.sentence, first, len(clauses.sentence.letters))
    return _Found(who._replace(first=first), (), first, end, LISTED)


def _opens_section(clauses: Clauses) -> bool:
    return clauses.sentence.start <= clauses.sentence.section.start


def _in_sentence(
    discourse: Discourse, clauses: Clauses, last: Who | None, listed: Who | None
) -> Iterator[_Found]:
    kept: list[tuple[Governing, Who]] = []
    for group in find_governing(clauses):
        if is_history(discourse, clauses, group):
            continue
        who = who_commits(discourse, clauses, group, kept[-1][1] if kept else last)
        if who is not None:
            kept.append((group, who))
    starts = [min(who.first, group.first) for group, who in kept]
    items = find_items(discourse, clauses)
    limits = sorted([*starts, *(first for first, _ in items), len(clauses.sentence.letters)])
    for (group, who), start in zip(kept, starts, strict=True):
        limit = next(x for x in limits if x > max(start, group.first))
        end = find_end(clauses.sentence, group.complement, limit)
        if any(test(clauses.sentence, group.complement, end) for test in NOTHING):
            continue
        needs_more = (
            group.tells("announced") or group.tells("addressed") or group.tells("modality") == "should"
        )
        if needs_more and is_bare(clauses.sentence, group.complement, end):
            continue
        if group.tells("vague") and is_for_bonds(clauses.sentence, group.complement, end):
            continue
        if is_jest(discourse, clauses, clauses.sentence.ends[end - 1]):
            continue
        to = find_addressees(discourse, clauses, group, who, end)
        heads = is_heading(clauses.sentence, group.complement, end)
        yield _Found(who, to, group.complement, end, group.rule.id, heads, _patient(group, who))
        last = who
    head = last if listed is None else listed
    for first, start in items:
        if head is not None:
            limit = next(x for x in limits if x > first)
            end = find_end(clauses.sentence, start, limit)
            yield _Found(head._replace(first=first), head.asked, start, end, ITEM)


def _is_of_home(clauses: Clauses, found: _Found) -> bool:
    return found.who.by == clauses.home and not found.to


def _patient(group: Governing, who: Who) -> tuple[int, int] | None:
    """Return the units of a verb's subject: those asked, or what stands before it in the evidence."""
    if group.asked is not None:
        return group.asked
    before = group.tells("subject") == "patient" or group.tells("modality") == "should"
    return (who.first, group.first) if before and who.first < group.first else None


def _claim(discourse: Discourse, clauses: Clauses, found: _Found, events: Sequence[AnyEvent]) -> Commitment:
    sentence = clauses.sentence
    who = found.who
    span = _span(discourse.text, sentence.starts[who.first], sentence.ends[found.end - 1])
    clause = discourse.text[sentence.starts[found.complement] : span.end]
    claim = Commitment(
        evidence=(span,),
        rule=found.rule,
        confidence=CONFIDENCE,
        attribution=who.attribution,
        modality=who.modality,
        by=who.by,
        to=found.to,
        actions=find_actions(discourse.text, sentence, found.complement, found.end, found.patient),
        sectors=find_sectors(clause),
        deadline=find_deadline(discourse, clauses, who.first, found.complement, found.end)
        or find_occasion(discourse, clauses, found.complement, found.end, events),
    )
    coding = code_commitment(claim, discourse.text[span.start : span.end])
    return msgspec.structs.replace(claim, plover=coding.plover, cameo=coding.cameo)


def _span(text: str, start: int, end: int) -> Span:
    """Return a trimmed span without a quotation mark whose partner lies outside it."""
    span = trim(text, start, end)
    quote = text[span.start : span.end]
    if quote[-1:] in "”\"'’" and not any(mark in quote[:-1] for mark in '“"‘'):
        return trim(text, span.start, span.end - 1)
    return span
