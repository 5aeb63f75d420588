"""From governing verbs to commitment claims (codebook, "commitments" and rulings 14 to 19, 34 to 39)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from communique.extraction.coding import code_commitment
from communique.extraction.commitments.extent import find_actions, find_end
from communique.extraction.commitments.who import Who, who_commits
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import Rule, grammar
from communique.extraction.grounding import trim
from communique.extraction.sectors import find_sectors
from communique.model import AnyEvent, Commitment


class Governing(NamedTuple):
    """A governing verb group in a sentence: where it stands, what it asks of whom, where its object begins."""

    rule: Rule
    first: int
    last: int
    asked: tuple[int, int] | None
    complement: int
    end: int


def find_commitments(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Commitment]:
    """Return the commitments of a document, evidence in clean offsets."""
    found: list[Commitment] = []
    for clauses in discourse.clauses:
        if clauses.sentence.section.kind == "headline":
            continue
        found.extend(_in_sentence(discourse, clauses))
    return found


def _in_sentence(discourse: Discourse, clauses: Clauses) -> Iterator[Commitment]:
    groups = find_governing(clauses)
    kept: list[tuple[Governing, Who]] = []
    for group in groups:
        who = who_commits(clauses, group, [g for g, _ in kept])
        if who is not None:
            kept.append((group, who))
    for k, (group, who) in enumerate(kept):
        limit = kept[k + 1][0].first if k + 1 < len(kept) else len(clauses.sentence.letters)
        yield _claim(discourse, clauses, group, who, limit, k + 1 < len(kept))


def _claim(
    discourse: Discourse, clauses: Clauses, group: Governing, who: Who, limit: int, followed: bool
) -> Commitment:
    sentence = clauses.sentence
    end = find_end(sentence, group.complement, limit, followed)
    span = trim(discourse.text, sentence.starts[who.first], sentence.ends[end - 1])
    quote = discourse.text[span.start : span.end]
    clause = discourse.text[sentence.starts[group.complement] : span.end]
    claim = Commitment(
        evidence=(span,),
        rule=group.rule.id,
        confidence=0.8,
        attribution=who.attribution,
        modality=who.modality,
        by=who.by,
        to=who.to,
        actions=find_actions(clause),
        sectors=find_sectors(clause),
        deadline=None,
    )
    coding = code_commitment(claim, quote)
    return msgspec.structs.replace(claim, plover=coding.plover, cameo=coding.cameo)


def find_governing(clauses: Clauses) -> list[Governing]:
    """Return the governing verb groups of a sentence, left to right, none overlapping."""
    letters = clauses.sentence.letters
    found: list[Governing] = []
    for rule in grammar().candidates("commitments", letters):
        for match in rule.matches(letters):
            found.append(_governing(rule, match))
    found.sort(key=lambda group: (group.first, -group.complement))
    kept: list[Governing] = []
    for group in found:
        if not kept or group.first >= kept[-1].end:
            kept.append(group)
    return kept


def _governing(rule: Rule, match: re.Match[str]) -> Governing:
    groups = match.re.groupindex
    asked = match.span("to") if "to" in groups and match["to"] is not None else None
    return Governing(rule, match.start("v"), match.end("v"), asked, match.start("c"), match.end())
