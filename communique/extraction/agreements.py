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
from communique.extraction.instrument_lists import MARKER, Listed, continue_list, open_list
from communique.extraction.instruments import InstrumentPhrase, find_instruments
from communique.extraction.joint import find_joint_document
from communique.extraction.marking import Marked, mark
from communique.extraction.naming import is_joint, is_named
from communique.extraction.repeats import drop_repeats
from communique.extraction.signatories import find_signatories
from communique.extraction.subjects import letters_of
from communique.extraction.timing import date_at, date_told, find_founding, time_of_encounter
from communique.language.en.gazetteer import organisations
from communique.language.en.parties import is_state
from communique.model import Agreement, AgreementStatus, AnyEvent

CONFIDENCE: Final = 0.85
"""Share of right ones among the 70 told in sentences that were last drawn and read by hand, rounded down to a
twentieth (docs/accuracy.md)."""

Telling = str | None
"""How a rule tells of an instrument, as the head of its rule file lists."""


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
    listed: Listed | None = None
    for index, clauses in enumerate(discourse.clauses):
        listed = continue_list(listed, discourse, index)
        if not _triggers().isdisjoint(clauses.sentence.letters):
            found.extend(_in_sentence(discourse, clauses, events, listed))
        listed = open_list(clauses.sentence, index, discourse.text) or listed
    return [_code(discourse, agreement) for agreement in drop_repeats(found)]


@cache
def _listing() -> frozenset[str]:
    """Return the letters between two instruments that one verb governs."""
    return letters_of("and|or|the|a|an|its|their|also|of|on") | {","}


@cache
def _triggers() -> frozenset[str]:
    return frozenset(grammar().alphabet.letter(word) for word in words_of("%instruments"))


def _code(discourse: Discourse, agreement: Agreement) -> Agreement:
    quote = " ".join(discourse.text[span.start : span.end] for span in agreement.evidence)
    coding = code_agreement(agreement, quote)
    return msgspec.structs.replace(agreement, plover=coding.plover, cameo=coding.cameo)


def _in_sentence(
    discourse: Discourse, clauses: Clauses, events: Sequence[AnyEvent], listed: Listed | None
) -> Iterator[Agreement]:
    sentence = clauses.sentence
    phrases = find_instruments(discourse.text[sentence.start : sentence.end])
    if not phrases:
        return
    spans = [(sentence.start + p.start, sentence.start + p.end) for p in phrases]
    marked = mark(sentence, "INSTRUMENT", spans)
    rules = grammar().candidates("agreements", marked.letters)
    told = _governance(rules, marked, listed)
    for phrase, span, (first, last), (governed, is_shared) in zip(
        phrases, spans, marked.places, told, strict=True
    ):
        title = discourse.text[span[0] : span[1]]
        lead = discourse.text[sentence.starts[max(0, first - 1)] : span[0]]
        if governed is None or not is_named(title, phrase, governed.telling, governed.status, lead):
            continue
        if is_shared and title.islower() and " " not in title:  # "45 agreements and memoranda"
            continue
        if governed.telling == "dated" and _date_cited(discourse, clauses, governed.verb) is None:
            continue
        parties = find_signatories(
            discourse, clauses, marked.letters, (first, last), title,
            governed.verb, governed.status, governed.telling,
        )  # fmt: skip
        parties = tuple(code for code in parties if is_state(code) or code in organisations())
        if is_joint(title, parties):
            yield _agreement(discourse, clauses, events, governed, phrase, (first, last), parties)


def _governance(
    rules: Sequence[Rule], marked: Marked, listed: Listed | None
) -> list[tuple[Governed | None, bool]]:
    """Return what governs each instrument of a sentence, and whether that governs another in its list.

    One verb governs a list from before it ("signed A and B") or from behind it ("A and B were signed").
    """
    told: list[tuple[Governed | None, bool]] = []
    for k, (first, last) in enumerate(marked.places):
        reached = marked.places[k - 1][1] if k else 0
        shared = told[-1][0] if told and _listing().issuperset(marked.letters[reached:first]) else None
        if listed is not None and first <= MARKER:
            shared = Governed(_listing_rule(), listed.status, first, last, first)
        governed = _what_governs(rules, marked, first, shared)
        told.append((governed, governed is shared))
    for k in range(len(told) - 2, -1, -1):
        behind, (first, last) = told[k + 1][0], marked.places[k + 1]
        between = marked.letters[marked.places[k][1] : first]
        is_listed = told[k][0] is None and _listing().issuperset(between) and between.strip()
        if is_listed and behind is not None and behind.verb >= last:
            told[k] = (behind._replace(first=marked.places[k][0]), True)
    return told


@cache
def _listing_rule() -> Rule:
    """Return the rule that a list's heading stands for: the signing of what it names."""
    return next(rule for rule in grammar().rules["agreements"] if rule.id == "agreements.listed-as-signed")


def _what_governs(
    rules: Sequence[Rule], marked: Marked, first: int, shared: Governed | None
) -> Governed | None:
    """Return what governs the instrument that begins at unit ``first``, or None where it is only cited.

    ``shared`` governs the one before it in a list.
    """
    for rule in rules:
        for match in _matches(rule, marked.letters):
            if match.start("i") == first:
                status = rule.fields["status"]
                if status == "none":
                    return None
                return Governed(rule, status, match.start(), match.end(), match.start("v"))
    return shared


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
    borne = _date_borne(discourse, clauses, place)
    if borne is not None or governed.status != "signed" or governed.telling in {"praised", "described"}:
        return borne if governed.status in {"signed", "in-force"} else None  # what follows dates the praise
    if governed.telling == "later":
        return _date_signed(discourse, clauses, governed)
    if governed.telling == "dated":
        return _date_cited(discourse, clauses, governed.verb)
    founding = find_founding(discourse, clauses, clauses.sentence.starts[place[0]])
    if founding is not None:
        return founding.date or date_told(discourse, clauses, *place, ahead=_further_clause())
    first, last = min(governed.first, place[0]), max(governed.last, place[1])
    told = date_told(discourse, clauses, first, last, ahead=_further_clause())
    if told is None and governed.telling == "act" and not _is_reduced(clauses, governed, place):
        told = time_of_encounter(events, parties, discourse.analysis.document.published)
    return told


def _date_cited(discourse: Discourse, clauses: Clauses, unit: int) -> str | None:
    """Return the date by which an instrument is cited: "the treaty of 3 May 1994"; a period is none."""
    date = date_at(discourse, clauses, unit) if unit >= 0 else None
    return None if date is None or "/" in date else date  # "the 2026-2028 plan" is for these years


def _date_borne(discourse: Discourse, clauses: Clauses, place: tuple[int, int]) -> str | None:
    """Return the date right before or after the name, "the May 2020 agreement", or None."""
    letters = clauses.sentence.letters
    first, last = place
    before = _date_cited(discourse, clauses, first - 1 - letters.startswith("'", first - 1))
    if before is not None or letters[last : last + 1] not in letters_of("of|dated"):
        return before
    return _date_cited(discourse, clauses, last + 1)


@cache
def _further_clause() -> str:
    """Return the letters after which a date tells of something else."""
    return "".join(letters_of("which|who|as|while|where|when|since|@sign:past|@issue:past"))


def _is_reduced(clauses: Clauses, governed: Governed, place: tuple[int, int]) -> bool:
    """Tell whether the verb only describes: "the plan signed by" and "have signed a plan" have any day."""
    letters = clauses.sentence.letters
    before = governed.verb - 1
    while before > 0 and letters[before] in letters_of("%adverbs") | {"y"} and before != place[1] - 1:
        before -= 1
    if governed.verb <= place[0]:  # "thanked them for signing", "have signed"
        return before >= 0 and letters[before] in letters_of("for|since|has|have|had")
    return letters[before] not in letters_of("%auxiliaries|and") | {"T"}


def _date_signed(discourse: Discourse, clauses: Clauses, governed: Governed) -> str | None:
    """Return the date of the signing that the sentence tells of beside something later."""
    signed = {grammar().alphabet.letter(word) for word in words_of("@sign:past")}
    for unit in range(governed.first, governed.last):
        if clauses.sentence.letters[unit] in signed:
            return date_told(discourse, clauses, unit, unit + 1, stops=";,")
    return None
