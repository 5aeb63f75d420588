"""A digest as a sheet: pair by pair what is new, changed and overdue, then the numbered sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.publishing.digesting.changes import ChangeKind
from communique.publishing.digesting.digest import ChangeLine, Digest, OverdueLine, PairDigest
from communique.publishing.statements.citations import Citation, Statement
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import numbers, source_words
from communique.publishing.statements.sheet import Item, Part, Run, Sheet, item, quoted

UNDONE = "What is overdue has no account on record; it was not necessarily left undone."
"""Said wherever something is overdue."""

_KINDS: dict[ChangeKind, str] = {
    "standing": "Standing", "cancelled": "Called off", "moved": "Moved", "held": "Took place",
    "signed": "Agreement", "fulfilled": "Promise kept", "acted-on": "Promise acted on",
    "changed": "Told otherwise now", "joined": "One, not several", "judged": "Judged",
    "known": "Known more closely",
}  # fmt: skip
_BY = {"added": "added to the record", "said": "published"}


def lay_out_digest(digest: Digest) -> Sheet:
    """Return a digest as a sheet, to be written as Markdown or HTML."""
    title = f"Digest: {' – '.join(digest.names) or 'all parties'}"
    parts = [Part(paragraphs=tuple(_summary(digest)))]
    for pair in digest.pairs:
        parts += _pair_parts(pair)
    if digest.citations:
        parts.append(Part(title="Sources"))
        parts += _source_parts(digest.citations)
    return Sheet(title=title, parts=tuple(parts))


def _summary(digest: Digest) -> Iterator[str]:
    number = f"{digest.documents} document{'' if digest.documents == 1 else 's'}"
    days = date_words(digest.since, digest.until)
    yield f"{days}: {number} {_BY[digest.by]}."
    counts = [sum(len(lines) for lines in lists) for lists in zip(*_lists(digest), strict=True)]
    if digest.pairs:
        yield f"{counts[0]} new, {counts[1]} changed, {counts[2]} overdue."
    else:
        yield "Nothing is new, nothing changed, nothing fell due unanswered."
    if counts[2]:
        yield UNDONE
    if digest.undated:
        are = "document has" if digest.undated == 1 else "documents have"
        yield f"Not counted: {digest.undated} {are} no date."


def _lists(digest: Digest) -> Iterable[tuple[tuple[object, ...], ...]]:
    return [(pair.new, pair.changed, pair.overdue) for pair in digest.pairs] or [((), (), ())]


def _pair_parts(pair: PairDigest) -> Iterator[Part]:
    title = " – ".join(pair.names) or "No party named"
    lists = (
        ("Changed", [_change(line) for line in pair.changed]),
        ("New", [_statement(statement) for statement in pair.new]),
        ("Overdue", [_overdue(line) for line in pair.overdue]),
    )
    yield Part(title=title)
    for heading, items in lists:
        if items:
            yield Part(title=heading, level=3, items=tuple(items))


def _statement(statement: Statement) -> Item:
    return item(f"{statement.when}: ", *_cited(statement))


def _cited(statement: Statement) -> tuple[Run, ...]:
    return quoted(statement.text, "plain"), Run(f" {numbers(statement.citations)}", "note")


def _change(line: ChangeLine) -> Item:
    below = [item(quoted(line.words, "plain"))]
    if line.other is not None:
        lead = "by: " if line.kind in ("fulfilled", "acted-on") else "before: "
        below.append(item(f"{lead}{line.other.when}: ", *_cited(line.other)))
    return item(
        Run(_KINDS[line.kind], "strong"), f": {line.statement.when}: ", *_cited(line.statement), below=below
    )


def _overdue(line: OverdueLine) -> Item:
    days = "a day ago" if line.days == 1 else f"{line.days} days ago"
    cited = Run(f" {numbers(line.statement.citations)}", "note")
    return item(Run(f"{date_words(line.due)} ({days})", "strong"), ": ", quoted(line.text, "plain"), cited)


# --- sources ---------------------------------------------------------------------------------------


def _source_parts(citations: Iterable[Citation]) -> Iterator[Part]:
    documents: dict[int, list[Citation]] = {}
    for citation in citations:
        documents.setdefault(citation.document, []).append(citation)
    for cited in documents.values():
        one = cited[0]
        words = source_words(one.title, one.outlet, one.published, one.path)
        yield Part(paragraphs=(quoted(words).text,), items=tuple(_source(citation) for citation in cited))


def _source(citation: Citation) -> Item:
    quotes = " … ".join(f"“{quoted(quote).text}”" for quote in citation.quotes)
    copies = f" (also in {', '.join(citation.copies)})" if citation.copies else ""
    return item(f"[{citation.number}] ", Run(quotes, "quote"), Run(copies, "note"))
