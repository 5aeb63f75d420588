"""Stated counts held against the ledger: "14 strategic partners" beside those that documents tell of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from communique.extraction.counting import StatedCount, find_stated_counts
from communique.ledger.dates import read_period
from communique.ledger.records import Fact, Source
from communique.ledger.store import Ledger
from communique.model import Record, Relation, Span

_WORDS = ("partners", "partnership", "diplomatic relations")
"""What a document is searched for that may state a count."""
_MOST = 500
"""Documents looked through for one word: checking is for people, who ask about one party."""


class CountCheck(Record, frozen=True, kw_only=True):
    """A count that a document states, with the partners that the ledger holds at its levels.

    ``held`` are those at the level itself, ``above`` those at one whose name includes it, as codes; both as
    of the document's publication. ``quote`` is the text at ``span`` (code points of the text as read). The
    ledger may hold fewer than there are: only more than stated speaks against the count.
    """

    party: str
    levels: tuple[str, ...]
    stated: int
    approximate: bool
    held: tuple[str, ...]
    above: tuple[str, ...]
    source: Source
    quote: str
    span: Span

    @property
    def verdict(self) -> Literal["agrees", "ledger-holds-fewer", "ledger-holds-more"]:
        """Return how the count lies to what the ledger holds, those above counted or not."""
        least, most = len(self.held), len(self.held) + len(self.above)
        if least <= self.stated <= most:
            return "agrees"
        return "ledger-holds-fewer" if self.stated > most else "ledger-holds-more"


def check_counts(ledger: Ledger, party: str) -> tuple[CountCheck, ...]:
    """Return the counts that documents state of a party's partners, each beside what the ledger holds.

    In order of publication. Raises LedgerError where the ledger cannot be read.
    """
    sources = {s.id: s for words in _WORDS for s in ledger.search_documents(words, (party,), limit=_MOST)}
    facts = ledger.facts(party, kinds=["relations"])
    checks = []
    for source in sorted(sources.values(), key=lambda s: (s.published or "9999", s.content_hash)):
        text = ledger.text(source.id)
        checks += [_check(s, text, source, facts) for s in find_stated_counts(text) if s.party == party]
    return tuple(checks)


def _check(stated: StatedCount, text: str, source: Source, facts: Sequence[Fact]) -> CountCheck:
    standing = _ladder(stated.party, facts, source.published)
    # Diplomatic relations hold beneath every other level.
    is_any = "diplomatic-relations" in stated.levels
    held = {partner for partner, level in standing.items() if is_any or level in stated.levels}
    above = {
        partner
        for partner, level in standing.items()
        if partner not in held and any({*name.split("-")} < {*level.split("-")} for name in stated.levels)
    }
    return CountCheck(
        party=stated.party, levels=stated.levels, stated=stated.count, approximate=stated.approximate,
        held=tuple(sorted(held)), above=tuple(sorted(above)), source=source,
        quote=text[stated.span.start : stated.span.end], span=stated.span,
    )  # fmt: skip


def _ladder(party: str, facts: Iterable[Fact], on: str | None) -> dict[str, str]:
    """Return the level that holds with each partner, as far as told of by a date: that of the last step."""
    day = read_period(on)
    steps: dict[str, tuple[tuple[int, int, str], Relation]] = {}
    for fact in facts:
        relation = fact.claim
        if not isinstance(relation, Relation) or len(relation.parties) != 2:
            continue
        period = read_period(fact.start, fact.end)
        if day is not None and period is not None and not period.yearless and period.first > day.last:
            continue
        if relation.level == "diplomatic-relations" and relation.change != "ended":
            rank = 0  # it holds beneath every other level
        else:
            rank = period.first if period is not None and not period.yearless else 1
        partner = relation.parties[0] if relation.parties[1] == party else relation.parties[1]
        step = ((rank, len(relation.level.split("-")), fact.key), relation)
        steps[partner] = max(steps.get(partner, step), step, key=lambda item: item[0])
    return {partner: relation.level for partner, (_, relation) in steps.items() if relation.change != "ended"}
