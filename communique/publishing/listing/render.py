"""Timelines, people and findings as Markdown, which reads as plain text too.

Every function returns a text that ends in a line break; nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.language.en.parties import party_name
from communique.ledger import Judgement
from communique.publishing.listing.mechanisms import Mechanisms
from communique.publishing.listing.review import Counts, Review
from communique.publishing.listing.search import Findings
from communique.publishing.listing.timeline import Timeline
from communique.publishing.listing.who import Directory
from communique.publishing.statements.citations import Dissent, Statement
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import numbers, one_line, page, source_lines, source_words
from communique.publishing.statements.sentences import names_of, ordinal_words

DAYS_A_MONTH = 30.44
"""The mean month of the Gregorian calendar."""


def render_timeline(timeline: Timeline) -> str:
    """Return a timeline as Markdown, then the numbered sources with their quotations."""
    return page(_timeline_lines(timeline))


def render_directory(directory: Directory) -> str:
    """Return people with their tenures as Markdown, then the numbered sources."""
    return page(_directory_lines(directory))


def render_mechanisms(mechanisms: Mechanisms) -> str:
    """Return mechanisms with their sessions as Markdown, then the numbered sources."""
    return page(_mechanisms_lines(mechanisms))


def render_findings(findings: Findings) -> str:
    """Return what a search found as Markdown: facts, documents with snippets, sources."""
    return page(_findings_lines(findings))


def render_review(review: Review) -> str:
    """Return what needs review as Markdown, each with the key to judge it by, then the numbered sources."""
    return page(_review_lines(review))


def render_judgements(judgements: Sequence[Judgement]) -> str:
    """Return judgements in order of time, those undone marked so."""
    return page(_judgement_lines(judgements))


def render_counts(counts: Counts) -> str:
    """Return stated counts, each with what the ledger holds and who states it."""
    return page(_count_lines(counts))


def _timeline_lines(timeline: Timeline) -> Iterator[str]:
    yield f"# Timeline: {' – '.join(timeline.names)}"
    yield ""
    if not timeline.entries:
        yield "The ledger holds nothing on this."
    for entry in timeline.entries:
        yield from _statement_lines(entry.statement)
    yield from source_lines(timeline.citations)


def _directory_lines(directory: Directory) -> Iterator[str]:
    on = f" on {date_words(directory.on)}" if directory.on else ""
    yield f"# Who is {directory.name}{on}?"
    if not directory.people:
        yield from ("", "The ledger knows no one of this name.")
    for person in directory.people:
        forms = f" (also {', '.join(person.forms)})" if person.forms else ""
        yield from ("", f"## {person.name}, {person.party_name or 'party unknown'}{forms}", "")
        for tenure in person.tenures:
            dates = date_words(tenure.first, tenure.last)
            yield f"- {one_line(tenure.office)}: {dates} {numbers(tenure.statement.citations)}"
    yield from source_lines(directory.citations)


def _mechanisms_lines(mechanisms: Mechanisms) -> Iterator[str]:
    yield f"# Mechanisms: {' – '.join(mechanisms.names)}" if mechanisms.names else "# Mechanisms"
    if not mechanisms.mechanisms:
        yield from ("", "The ledger holds nothing on this.")
    for mechanism in mechanisms.mechanisms:
        yield from ("", f"## {one_line(mechanism.name)} ({', '.join(mechanism.names)})", "")
        for statement in mechanism.sessions:
            yield from _statement_lines(statement)
        if mechanism.missing:
            yield f"- not known: {', '.join(ordinal_words(number) for number in mechanism.missing)} session"
        if mechanism.rhythm_days is not None:
            yield f"- rhythm: a session every {_count(round(mechanism.rhythm_days / DAYS_A_MONTH), 'month')}"
        if mechanism.next_due is not None:
            yield f"- next due: {date_words(mechanism.next_due)}"
    yield from source_lines(mechanisms.citations)


def _findings_lines(findings: Findings) -> Iterator[str]:
    yield f"# Search: {findings.words}"
    if not findings.facts and not findings.documents:
        yield from ("", "Nothing found.")
    if findings.facts:
        yield from ("", "## Facts", "")
    for statement in findings.facts:
        yield from _statement_lines(statement)
    if findings.documents:
        yield from ("", "## Documents", "")
    for hit in findings.documents:
        source = hit.source
        yield f"- {source_words(source.title, source.outlet, source.published, source.path)}"
        yield f"  … {one_line(hit.snippet)} …"
    yield from source_lines(findings.citations)


def _review_lines(review: Review) -> Iterator[str]:
    yield "# To review"
    if not review.items:
        yield from ("", "Nothing needs review.")
    concern = None
    for item in review.items:
        if item.concern != concern:
            concern = item.concern
            yield from ("", f"## {concern.replace('-', ' ').capitalize()}", "")
        yield f"- `{item.key}`: {one_line(item.reason)}"
        if item.statement is not None:
            yield from (f"  {line}" for line in _statement_lines(item.statement))
        if item.others:
            yield f"  - others: {', '.join(f'`{key}`' for key in item.others)}"
    yield from source_lines(review.citations)


def _judgement_lines(judgements: Sequence[Judgement]) -> Iterator[str]:
    if not judgements:
        yield "No judgements."
    for judgement in judgements:
        keys = ", ".join(judgement.claims)
        what = f"{_judged(judgement)} ({keys}): {one_line(judgement.reason)}"
        yield f"{judgement.id}. {judgement.at} {one_line(judgement.author)}: {what}"
        if judgement.undone is not None:
            undone = judgement.undone
            because = f": {one_line(undone.reason)}" if undone.reason else ""
            yield f"   undone {undone.at} by {one_line(undone.author)}{because}"
        elif judgement.is_loose:
            yield "   no reading tells any longer what was judged"


def _judged(judgement: Judgement) -> str:
    """Return what a person said of a fact: the verb, with what it was set to."""
    if judgement.verb == "decide":
        score = judgement.value.get("score")
        scored = "" if score is None else f", score {score:+d}" if score else ", score 0"
        return f"decide {judgement.value.get('state', 'the score')}{scored}"
    return f"{judgement.verb} {judgement.field} to {judgement.value}" if judgement.field else judgement.verb


def _count_lines(counts: Counts) -> Iterator[str]:
    yield f"# Counts stated of {party_name(counts.party)}"
    yield ""
    if not counts.checks:
        yield "No document states one."
    for check in counts.checks:
        source = check.source
        words = source_words(source.title, source.outlet, source.published, source.path)
        above = f", and at a higher level {names_of(check.above)}" if check.above else ""
        yield f"- “{one_line(check.quote)}” ({words})"
        yield f"  - {check.verdict.replace('-', ' ')}: {len(check.held)} at it{above}"
        if check.held:
            yield f"  - {names_of(check.held)}"


def _statement_lines(statement: Statement) -> Iterator[str]:
    yield f"- {statement.when}: {one_line(statement.text)} {numbers(statement.citations)}"
    for dissent in statement.dissents:
        yield f"  - {_dissent_words(dissent)}"
    if statement.dated_by_others:
        yield f"  - the year is not in {numbers(statement.dated_by_others)}: it follows from other documents"


def _dissent_words(dissent: Dissent) -> str:
    if dissent.kind == "attendance":
        return f"{numbers(dissent.citations)} names only {', '.join(dissent.value) or 'offices'}"
    if dissent.kind == "wording":
        return f"{dissent.field}: also “{one_line(str(dissent.value))}” {numbers(dissent.citations)}"
    told, preferred = (
        date_words(str(value)) if dissent.field == "date" else str(value)
        for value in (dissent.value, dissent.preferred)
    )
    field = dissent.field.replace("_", " ")
    return (
        f"{field}: told as {told} {numbers(dissent.citations)}; {preferred} is preferred ({dissent.reason})"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
