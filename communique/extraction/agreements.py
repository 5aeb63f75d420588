"""Agreements: instruments that parties concluded or are working on.

Source: codebook, "agreements", and rulings 10 to 12, 24 and 30 to 32.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

import msgspec

from communique.extraction.coding import code_agreement
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import Rule, grammar, words_of
from communique.extraction.grounding import trim
from communique.extraction.instruments import InstrumentPhrase, find_instruments
from communique.extraction.joint import find_joint_document
from communique.extraction.marking import Marked, mark
from communique.extraction.repeats import drop_repeats
from communique.extraction.signatories import find_signatories, is_named
from communique.extraction.subjects import letters_of
from communique.extraction.timing import date_told, find_founding, time_of_encounter
from communique.language.en.gazetteer import organisations
from communique.language.en.parties import is_state
from communique.model import Agreement, AgreementStatus, AnyEvent

CONFIDENCE: Final = 0.65
"""Share of right ones among the 68 told in sentences that were read by hand last (docs/accuracy.md)."""

Telling = str | None
"""How a rule tells of an instrument: "act", "reached", "praised", "later", "anniversary", or None."""


class Governed(NamedTuple):
    """An instrument with what governs it: the rule, its status, and the units of the rule's match."""

    rule: Rule
    status: AgreementStatus
    first: int
    last: int
    verb: int

    @property
    def telling(self) -> Telling:
        """How the rule tells of the instrument."""
        telling: Telling = self.rule.fields.get("telling")
        return telling


def find_agreements(discourse: Discourse, events: Sequence[AnyEvent]) -> list[Agreement]:
    """Return the agreements of a document, each instrument once, evidence in clean offsets."""
    joint = find_joint_document(discourse)
    found = [] if joint is None else [joint]
    for clauses in discourse.clauses:
        if not _triggers().isdisjoint(clauses.sentence.letters):
            found.extend(_in_sentence(discourse, clauses, events))
    return [_code(discourse, agreement) for agreement in drop_repeats(found)]


@cache
def _triggers() -> frozenset[str]:
    return frozenset(grammar().alphabet.letter(word) for word in words_of("%instruments"))


def _code(discourse: Discourse, agreement: Agreement) -> Agreement:
    quote = " ".join(discourse.text[span.start : span.end] for span in agreement.evidence)
    coding = code_agreement(agreement, quote)
    return msgspec.structs.replace(agreement, plover=coding.plover, cameo=coding.cameo)


def _in_sentence(
    discourse: Discourse, clauses: Clauses, events: Sequence[AnyEvent]
) -> Iterator[Agreement]:
    sentence = clauses.sentence
    phrases = find_instruments(discourse.text[sentence.start : sentence.end])
    if not phrases:
        return
    spans = [(sentence.start + p.start, sentence.start + p.end) for p in phrases]
    marked = mark(sentence, "INSTRUMENT", spans)
    rules = grammar().candidates("agreements", marked.letters)
    for phrase, span, (first, last) in zip(phrases, spans, marked.places, strict=True):
        governed = _what_governs(rules, marked, first)
        title = discourse.text[span[0] : span[1]]
        if governed is None or not is_named(title, phrase, governed.telling, governed.status):
            continue
        parties = find_signatories(
            discourse, clauses, marked.letters, (first, last), title,
            governed.verb, governed.status, governed.telling,
        )  # fmt: skip
        parties = tuple(code for code in parties if is_state(code) or code in organisations())
        if len(parties) > 1:
            yield _agreement(discourse, clauses, events, governed, phrase, (first, last), parties)


def _what_governs(rules: Sequence[Rule], marked: Marked, first: int) -> Governed | None:
    """Return what governs the instrument that begins at unit ``first``, or None where it is only cited."""
    for rule in rules:
        for match in _matches(rule, marked.letters):
            if match.start("i") == first:
                status = rule.fields["status"]
                if status == "none":
                    return None
                return Governed(rule, status, match.start(), match.end(), match.start("v"))
    return None


def _matches(rule: Rule, letters: str) -> Iterator[re.Match[str]]:
    at = 0
    while (match := rule.regex.search(letters, at)) is not None:
        yield match
        at = match.start() + 1


def _agreement(
    discourse: Discourse, clauses: Clauses, events: Sequence[AnyEvent], governed: Governed,
    phrase: InstrumentPhrase, place: tuple[int, int], parties: tuple[str, ...],
) -> Agreement:  # fmt: skip
    sentence = clauses.sentence
    start = sentence.starts[governed.first]
    end = max(sentence.ends[governed.last - 1], sentence.start + phrase.end)
    speaker = clauses.speaker(governed.verb)
    return Agreement(
        evidence=(trim(discourse.text, start, end),),
        rule=governed.rule.id,
        confidence=CONFIDENCE,
        attribution=speaker.name if speaker else None,
        kind=phrase.kind,
        title=" ".join(discourse.text[sentence.start + phrase.start : sentence.start + phrase.end].split()),
        parties=parties,
        date=_date(discourse, clauses, events, governed, place, parties),
        status=governed.status,
        count=phrase.count or 1,
        approximate=phrase.approximate,
    )


def _date(
    discourse: Discourse, clauses: Clauses, events: Sequence[AnyEvent], governed: Governed,
    place: tuple[int, int], parties: tuple[str, ...],
) -> str | None:  # fmt: skip
    """Return when the instrument was concluded, or None where nothing tells."""
    if governed.status != "signed" or governed.telling == "praised":  # its time is that of the praise
        return None
    if governed.telling == "later":
        return _date_signed(discourse, clauses, governed)
    founding = find_founding(discourse, clauses, clauses.sentence.starts[place[0]])
    if founding is not None:
        return founding.date or date_told(discourse, clauses, *place)
    told = date_told(discourse, clauses, min(governed.first, place[0]), max(governed.last, place[1]))
    if told is None and governed.telling == "act" and not _is_reduced(clauses, governed):
        told = time_of_encounter(events, parties)
    return told


def _is_reduced(clauses: Clauses, governed: Governed) -> bool:
    """Tell whether a participle after the instrument only describes it: "the plan signed by" has any day."""
    if governed.first == governed.verb or governed.verb == 0:
        return False
    letters = clauses.sentence.letters
    return letters[governed.verb - 1] not in letters_of("%auxiliaries|%adverbs|and|ADVERB")


def _date_signed(discourse: Discourse, clauses: Clauses, governed: Governed) -> str | None:
    """Return the date of the signing that the sentence tells of beside something later."""
    signed = {grammar().alphabet.letter(word) for word in words_of("@sign:past")}
    for unit in range(governed.first, governed.last):
        if clauses.sentence.letters[unit] in signed:
            return date_told(discourse, clauses, unit, unit + 1, stops=";,")
    return None
