"""The ledger: documents go in, facts with their accounts come out; one transaction a document."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, func, select

from communique import __version__
from communique.errors import LedgerError
from communique.ledger import migrations, queries
from communique.ledger.adding import add_documents
from communique.ledger.deriving import Progress, derive_if_outdated, untold
from communique.ledger.dialect import lock_writers, make_engine
from communique.ledger.due import find_due
from communique.ledger.excerpts import After, find_after, find_told_by
from communique.ledger.failures import explained
from communique.ledger.fulltext import RANKED
from communique.ledger.judging import Ruling, now, record_judgement, undo_judgement
from communique.ledger.news import By, News, Window, find_news
from communique.ledger.records import Added, Fact, Judgement, Source, Verb
from communique.ledger.rulings import find_judgements
from communique.ledger.schema import ClaimRow, DocumentRow, FactRow
from communique.ledger.traits import Kind
from communique.model import Document, Extraction, Record

BATCH_DOCUMENTS = 1_000
"""Documents in one transaction of `Ledger.add_all`: four to ten seconds, for which other writers wait. Each
page of the store is written less often the more they are: at 700,000 claims, 500 take a fifth longer than
2,000; of 1,000, two runs gave as much as 500 and a tenth less."""


class Size(Record, frozen=True, kw_only=True):
    """How much a ledger holds."""

    documents: int
    claims: int
    facts: int


class Ledger:
    """A record that many documents build together; close it, or use it as a context manager.

    All methods raise LedgerError where the database cannot be read or written.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give up all connections to the database."""
        self._engine.dispose()

    # --- writing ---------------------------------------------------------------------------------

    def add(self, document: Document, extraction: Extraction, engine: str = __version__) -> Added:
        """Add a document with what was read from it, and bring the facts it touches up to date.

        All or nothing, in one transaction. A text that the ledger holds already changes nothing, under
        whatever path; read by another ``engine`` version, its claims are replaced. Another text under a
        known path is the path's next version.
        """
        (added,) = self._add_batch([(document, extraction)], engine)
        return added

    def add_all(
        self, documents: Iterable[tuple[Document, Extraction]], engine: str = __version__
    ) -> Iterator[Added]:
        """Add documents as `add` does, but several in a transaction; yield what was done with each, in order.

        What is yielded is kept, whatever happens after. Each transaction holds at most `BATCH_DOCUMENTS`, so
        that other writers wait no longer than some seconds.
        """
        batch: list[tuple[Document, Extraction]] = []
        for item in documents:
            batch.append(item)
            if len(batch) == BATCH_DOCUMENTS:
                yield from self._add_batch(batch, engine)
                batch = []
        if batch:
            yield from self._add_batch(batch, engine)

    def _add_batch(self, batch: Sequence[tuple[Document, Extraction]], engine: str) -> list[Added]:
        with _collector_paused(), self._transaction(is_writer=True) as connection:
            lock_writers(connection)
            return add_documents(connection, batch, engine)

    # --- judging ---------------------------------------------------------------------------------

    def judge(
        self,
        verb: Verb,
        *claims: str,
        author: str,
        reason: str,
        field: str | None = None,
        value: Any = None,  # Any: a field of any claim, or a resolution, as JSON
        at: str | None = None,
    ) -> Judgement:
        """Record a person's judgement on facts or accounts, given by keys, and let the facts follow.

        ``accept`` and ``reject`` speak of the whole fact that the claim tells, ``correct`` sets its ``field``
        to ``value``; ``join`` makes one fact of those that the claims tell, ``split`` takes the accounts
        named out of theirs, together; ``decide`` says with a ``value`` as a `Resolution` where a commitment
        stands. ``at`` is ISO 8601 in UTC, the present where nothing is said. Raises
        InputError where this cannot be judged so.
        """
        ruling = Ruling(
            verb=verb, claims=tuple(dict.fromkeys(claims)), author=author, at=at or now(), reason=reason,
            field=field, value=value,
        )  # fmt: skip
        with self._transaction(is_writer=True) as connection:
            lock_writers(connection)
            return record_judgement(connection, ruling)

    def undo(self, judgement: int, *, author: str, reason: str = "", at: str | None = None) -> Judgement:
        """Take a judgement back, by its number: the facts are as if it had not been made, it stays on record.

        Raises InputError where there is no such judgement, or it is undone already.
        """
        with self._transaction(is_writer=True) as connection:
            lock_writers(connection)
            return undo_judgement(connection, judgement, author, at or now(), reason)

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, those undone too, in order of time."""
        with self._transaction() as connection:
            return find_judgements(connection)

    # --- reading ---------------------------------------------------------------------------------

    def facts(
        self,
        party: str | None = None,
        other: str | None = None,
        kinds: Sequence[Kind] | None = None,
        limit: int | None = None,
        *,
        rejected: bool = False,
    ) -> tuple[Fact, ...]:
        """Return the facts that concern a party, or both of two parties, of some kinds or of all.

        In order of time, those without a year last. Parties are codes. With a limit, only so many: those that
        were, or were told, last; `count_facts` says how many there are. Facts that a person rejected are left
        out, unless ``rejected`` asks for them beside the others.
        """
        with self._transaction() as connection:
            return queries.find_facts(connection, party, other, kinds, limit, rejected=rejected)

    def each_fact(
        self, party: str | None = None, other: str | None = None, kinds: Sequence[Kind] | None = None
    ) -> Iterator[Fact]:
        """Yield what `facts` returns, kind by kind in the order of `KINDS`, holding few facts at a time.

        All are read in one transaction, which lasts until the iterator is used up or closed.
        """
        with self._transaction() as connection:
            yield from queries.each_fact(connection, party, other, kinds)

    def count_facts(self, party: str | None = None, other: str | None = None) -> dict[Kind, int]:
        """Return how many facts of each kind concern a party, or both of two; no kind without any."""
        with self._transaction() as connection:
            return queries.count_facts(connection, party, other)

    def office_holders(self, name: str) -> tuple[Fact, ...]:
        """Return the offices of all who bear a form of this name, whatever their party; in order of time."""
        with self._transaction() as connection:
            return queries.find_office_holders(connection, name)

    def officials(self, party: str, documents: Collection[int]) -> tuple[Fact, ...]:
        """Return the offices of a party's people, a code, that some documents tell, given by their ids.

        In order of time; what a person rejected is left out.
        """
        with self._transaction() as connection:
            return queries.find_officials(connection, party, documents)

    def told_by(
        self, documents: Collection[int], kinds: Sequence[Kind], party: str | None = None
    ) -> tuple[Fact, ...]:
        """Return the facts of some kinds that documents tell, given by their ids, with all their accounts.

        In order of time; with a party's code, those that concern it. What a person rejected is left out.
        """
        with self._transaction() as connection:
            return find_told_by(connection, documents, kinds, party)

    def after(self, asked: Iterable[After], limit: int) -> tuple[Fact, ...]:
        """Return what followed among parties after a day, the first ``limit`` facts for each that is asked.

        Each once, in order of time; see `find_after`. What a person rejected is left out.
        """
        with self._transaction() as connection:
            return find_after(connection, asked, limit)

    def fact(self, key: str) -> Fact | None:
        """Return the fact told by the claim of this key (a fact's own key is one of them), or None."""
        with self._transaction() as connection:
            return queries.find_fact(connection, key)

    def told_in(self, *documents: int) -> tuple[Fact, ...]:
        """Return the facts that documents tell, rejected ones too, each with the accounts of these alone.

        In order of time. ``unlisted`` counts the accounts of other documents; the preferred values and the
        differences are those of all.
        """
        with self._transaction() as connection:
            return queries.find_told(connection, documents)

    def news(self, since: date, until: date, by: By = "added") -> News:
        """Return what the documents of some days, both included, made of the record; see `News`.

        Documents count by the day on which they were added (UTC), or on which they were published ("said").
        """
        with self._transaction() as connection:
            return find_news(connection, Window(since=since, until=until, by=by))

    def due(self, first: date, last: date) -> tuple[Fact, ...]:
        """Return what may have fallen due from one day to another; see `find_due`."""
        with self._transaction() as connection:
            return find_due(connection, first, last)

    def sources(self) -> tuple[Source, ...]:
        """Return all documents, in the order in which they were added."""
        with self._transaction() as connection:
            return tuple(queries.find_sources(connection).values())

    def text(self, document: int) -> str:
        """Return a document's text as it was read; raises LedgerError for an id that is not held."""
        with self._transaction() as connection:
            text = connection.scalar(select(DocumentRow.text).where(DocumentRow.id == document))
        if text is None:
            raise LedgerError(
                f"the ledger holds no document {document}", "list the documents to see their numbers"
            )
        return text

    def search_facts(self, words: str, parties: Sequence[str] = (), limit: int = 20) -> tuple[Fact, ...]:
        """Return facts of these parties with an account that holds all the words, best first."""
        with self._transaction() as connection:
            # Thousands of claims may tell one fact, so all that were ranked are asked for.
            ids = queries.search_ids(connection, "claim_words", words, parties, RANKED)
            return queries.find_facts_by_claim(connection, ids, limit)

    def search_documents(
        self, words: str, parties: Sequence[str] = (), limit: int = 20
    ) -> tuple[Source, ...]:
        """Return documents that hold all the words and concern these parties, best first."""
        with self._transaction() as connection:
            ids = queries.search_ids(connection, "document_words", words, parties, limit)
            sources = queries.find_sources(connection, ids)
        return tuple(sources[number] for number in ids)

    def size(self) -> Size:
        """Return how many documents, claims and facts the ledger holds."""
        with self._transaction() as connection:
            documents, claims, facts = (
                connection.scalar(select(func.count()).select_from(table)) or 0
                for table in (DocumentRow, ClaimRow, FactRow)
            )
        return Size(documents=documents, claims=claims, facts=facts)

    @contextmanager
    def _transaction(self, *, is_writer: bool = False) -> Iterator[Connection]:
        engine = self._engine.execution_options(is_writer=is_writer)
        with explained(engine), engine.begin() as connection:
            yield connection


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector from looking through a batch's records again and again.

    They hold no cycles, and go by themselves; looking took a fifth of the time of adding.
    """
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


def open_ledger(place: str | Path, progress: Progress = untold) -> Ledger:
    """Return the ledger in a file or at a database URL, made or brought up to date as needed.

    ``place`` is a file name, ``:memory:``, or an SQLAlchemy URL such as ``postgresql+psycopg://…``.
    ``progress`` is told of the steps where what an older version derived is derived anew, which takes minutes
    in a large ledger. Raises LedgerError where it cannot be opened, is no ledger, or was made by a newer
    version.
    """
    url = str(place)
    if "://" not in url:
        if url != ":memory:" and not Path(url).absolute().parent.is_dir():
            raise LedgerError(
                f"{url}: its folder does not exist", "make the folder first, or name another file"
            )
        url = f"sqlite+pysqlite:///{url}"
    engine = make_engine(url)
    try:
        with explained(engine):
            migrations.upgrade(engine)
            derive_if_outdated(engine, progress)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine)
