"""Commitments and agendas as Markdown, which reads as plain text too; nothing is printed here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from communique.following.agenda import Agenda, Entry
from communique.following.commitments import AnswerLine, Commitments, Occasion, Undertaking
from communique.following.decisions import STATES
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import numbers, one_line, page, source_lines
from communique.publishing.statements.sentences import list_words

ANSWERS_SHOWN = 3
"""So many answers of a commitment are written out, the best; the record itself holds all."""

_SCORES = {-1: "−1", 0: "0", 1: "+1"}
SUGGESTED = (
    "Where one stands is a suggestion until a person decides; what the ledger has no record of was not "
    "necessarily left undone."
)
"""Said above every list of commitments on which somebody has still to decide."""

_KINDS = {
    "anniversary": "Anniversary", "planned": "Planned", "session": "Due by rhythm", "deadline": "Deadline",
}  # fmt: skip


def render_commitments(found: Commitments) -> str:
    """Return commitments as Markdown, each with its occasions and answers, then the numbered sources."""
    return page(_commitments_lines(found))


def render_agenda(agenda: Agenda) -> str:
    """Return an agenda as a Markdown table, then the numbered sources."""
    return page(_agenda_lines(agenda))


def _commitments_lines(found: Commitments) -> Iterator[str]:
    yield f"# Commitments: {' – '.join(found.names) or 'all parties'}"
    yield from ("", f"As they stand on {date_words(found.on)}{_count_words(found.undertakings)}.")
    if not found.undertakings:
        yield from ("", "The ledger holds nothing on this.")
    elif not all(undertaking.is_decided for undertaking in found.undertakings):
        yield from ("", SUGGESTED)
    for undertaking in found.undertakings:
        yield from ("", *_undertaking_lines(undertaking))
    yield from source_lines(found.citations)


def _count_words(undertakings: Sequence[Undertaking]) -> str:
    count = Counter(undertaking.state for undertaking in undertakings)
    words = [f"{count[state]} {state}" for state in STATES if count[state]]
    return f": {list_words(words)}" if words else ""


def _undertaking_lines(undertaking: Undertaking) -> Iterator[str]:
    latest = undertaking.occasions[-1].statement
    yield f"## {one_line(latest.text)} {numbers(latest.citations)}"
    yield ""
    score = f" ({_SCORES[undertaking.score]})" if undertaking.score is not None else ""
    basis = "" if undertaking.is_decided else ", as suggested"
    yield f"- {undertaking.state}{score}{basis}: {undertaking.reason}"
    if undertaking.deadline is not None:
        yield f"- deadline: {date_words(undertaking.deadline)}"
    yield f"- sectors: {', '.join(undertaking.sectors) or 'none named'}"
    yield f"- key: `{undertaking.key}`"
    yield f"- said: {'; '.join(_occasion_words(occasion) for occasion in undertaking.occasions)}"
    told = None
    for answer in undertaking.answers[:ANSWERS_SHOWN]:
        which = f"“{one_line(answer.action)}” " if len(undertaking.actions) > 1 else ""
        yield f"- {'or' if answer.action == told else f'{which}may be answered'} by: {_answer_words(answer)}"
        told = answer.action
    if len(undertaking.answers) > ANSWERS_SHOWN:
        yield f"- and {len(undertaking.answers) - ANSWERS_SHOWN} more that score less"


def _occasion_words(occasion: Occasion) -> str:
    when = f"{'after ' if occasion.is_bound else ''}{date_words(occasion.said)}"
    repeated = f" ({occasion.reason})" if occasion.reason else ""
    return f"{when} {numbers(occasion.statement.citations)}{repeated}"


def _answer_words(answer: AnswerLine) -> str:
    statement = answer.statement
    accepted = f"accepted by {answer.accepted_by}" if answer.accepted_by else f"score {answer.score:.2f}"
    fact = f"{statement.when}: {one_line(statement.text)} {numbers(statement.citations)}"
    return f"{fact} ({accepted}, {answer.action_degree}: {answer.reason})"


def _agenda_lines(agenda: Agenda) -> Iterator[str]:
    yield f"# Agenda: {' – '.join(agenda.names) or 'all parties'}"
    yield from ("", f"From {date_words(agenda.since)} to {date_words(agenda.until)}.", "")
    if not agenda.entries:
        yield "Nothing is known to lie ahead."
        return
    yield from ("| When | Kind | What | Sources |", "|---|---|---|---|")
    yield from (_entry_line(entry) for entry in agenda.entries)
    yield from source_lines(agenda.citations)


def _entry_line(entry: Entry) -> str:
    kind = _KINDS[entry.kind]
    mark = " (round)" if entry.is_round else f" ({entry.answered}, as suggested)" if entry.answered else ""
    text = one_line(entry.text).removeprefix(f"{kind}: ")  # it stands in a column of its own
    cells = (entry.when, f"{kind}{mark}", text[:1].upper() + text[1:], numbers(entry.citations))
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
