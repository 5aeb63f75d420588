"""The words of a document that a source quotes: the clause that says it, and never more than a reader needs.

A quotation is always a stretch of the document's text as it was read. Evidence of a few words is widened to
its sentence, evidence that is too long is cut at a clause; where it is cut inside a sentence, it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from communique.errors import InputError
from communique.language.en.tokens import find_sentences
from communique.model import REPORTING_SECTIONS, Document, Record, Span
from communique.reading.documents import read_html, read_text

QUOTE_CHARS = 200
"""No quotation is longer, in code points of the clean text."""
SHORT_CHARS = 90
"""Evidence shorter than this is widened to its sentence, where that fits."""

_STOPS = 3
"""A sentence so little longer than the evidence ends in the same words: only its stop is more."""
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s[–—](?=\s)|(?=\s(?:and|or|but|while|which|who|that|as well as)\s)")
_MARKUP = re.compile(r"<(?:p|div|html|body|article|h\d)\b", re.IGNORECASE)


class Quotation(Record, frozen=True, kw_only=True):
    """A stretch of a document's text: ``text`` is ``document[start:end]``, word for word.

    ``is_cut_before`` and ``is_cut_after`` tell that the sentence, or what it governs, goes on there.
    """

    text: str
    start: int
    end: int
    is_cut_before: bool = False
    is_cut_after: bool = False


class Pages:
    """The text of one document, read again to know where its sentences begin and end."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Return the sentences as spans of the text as it was read; none where it cannot be read again."""
        try:
            document = read_html(self.text) if _MARKUP.search(self.text) else read_text(self.text)
        except InputError:
            return ()
        return tuple(_sentences(document))

    def quote(self, evidence: Span, wanted: Sequence[re.Pattern[str]] = ()) -> tuple[Quotation, ...]:
        """Return the one or two stretches that say what ``evidence`` says, with all the ``wanted`` in it.

        Two where what is wanted (a deadline, say) stands behind the cut.
        """
        sentence = self._sentence_around(evidence)
        length = evidence.end - evidence.start
        if (
            sentence
            and sentence.end - sentence.start <= QUOTE_CHARS
            and (length < SHORT_CHARS or sentence.end - sentence.start - length <= _STOPS)
        ):
            return (self._quotation(sentence, sentence),)
        if length > QUOTE_CHARS:
            return self._cut(evidence, wanted)
        if sentence is None or length >= SHORT_CHARS:
            return (self._quotation(evidence, None),)
        clause = self._reaching(self._clause_around(evidence, sentence), sentence, wanted)
        return (self._quotation(clause, sentence),)

    def exactly(self, evidence: Span) -> tuple[Quotation, ...]:
        """Return the evidence itself, cut where it is too long."""
        return (
            self._cut(evidence, ())
            if evidence.end - evidence.start > QUOTE_CHARS
            else (self._quotation(evidence, None),)
        )

    def _cut(self, evidence: Span, wanted: Sequence[re.Pattern[str]]) -> tuple[Quotation, ...]:
        behind = [
            match
            for pattern in wanted
            if not pattern.search(self.text, evidence.start, evidence.start + QUOTE_CHARS)
            and (match := pattern.search(self.text, evidence.start, evidence.end))
        ]
        room = QUOTE_CHARS * 2 // 3 if behind else QUOTE_CHARS
        head = Span(evidence.start, _clause_end(self.text, evidence.start, evidence.start + room))
        quotes = [self._quotation(head, evidence)]
        if behind:
            last = max(match.end() for match in behind)
            first = min(match.start() for match in behind)
            begin = max(head.end, self._word_start(max(first - QUOTE_CHARS // 4, last - QUOTE_CHARS // 3)))
            end = evidence.end if evidence.end - last < QUOTE_CHARS // 6 else last
            quotes.append(self._quotation(Span(begin, end), evidence))
        return tuple(quotes)

    def _sentence_around(self, evidence: Span) -> Span | None:
        around = [s for s in self.sentences if s.start <= evidence.start and evidence.end <= s.end]
        return around[0] if around else None

    def _clause_around(self, evidence: Span, sentence: Span) -> Span:
        """Return as much of a long sentence as fits, from a clause's begin to a clause's end."""
        text = self.text
        ends = [
            m.end()
            for m in _CLAUSE_END.finditer(text, evidence.end, sentence.end)
            if not _is_inside(text, evidence.start, m.start())
        ]
        begins = [
            m.end()
            for m in _CLAUSE_END.finditer(text, sentence.start, evidence.start)
            if not _is_inside(text, sentence.start, m.start())
        ]
        reach = max(sentence.start, self._word_start(evidence.end - QUOTE_CHARS * 3 // 4))
        begin = min(
            (b for b in (sentence.start, *begins) if evidence.end - b <= QUOTE_CHARS * 3 // 4),
            default=min(reach, evidence.start),
        )
        begin = min(begin, reach) if evidence.end - begin < SHORT_CHARS else begin
        end = max((e for e in (*ends, sentence.end) if e - begin <= QUOTE_CHARS), default=evidence.end)
        return self._trimmed(Span(begin, max(end, evidence.end)))

    def _reaching(self, span: Span, sentence: Span, wanted: Sequence[re.Pattern[str]]) -> Span:
        """Return a span drawn out to what is wanted behind it in the sentence, and to its bracket's end."""
        limit = min(sentence.end, span.start + QUOTE_CHARS)
        for pattern in wanted:
            if not pattern.search(self.text, span.start, span.end):
                match = pattern.search(self.text, span.end, limit)
                span = Span(span.start, match.end()) if match else span
        bracket = self.text.find(")", span.end, limit)
        if bracket >= 0 and _is_inside(self.text, span.start, span.end):
            return Span(span.start, bracket + 1)
        return span

    def _quotation(self, span: Span, whole: Span | None) -> Quotation:
        span = self._trimmed(span)
        before = whole is not None and bool(self.text[whole.start : span.start].strip())
        after = whole is not None and bool(self.text[span.end : whole.end].strip(" \n\t.,;:!?"))
        return Quotation(
            text=self.text[span.start : span.end], start=span.start, end=span.end, is_cut_before=before,
            is_cut_after=after,
        )  # fmt: skip

    def _trimmed(self, span: Span) -> Span:
        text = self.text[span.start : span.end]
        lead = len(text) - len(text.lstrip(" \n\t,;:–—"))
        return Span(span.start + lead, span.start + len(text.rstrip(" \n\t,;:–—")))

    def _word_start(self, at: int) -> int:
        space = self.text.find(" ", at)
        return space + 1 if space >= 0 else at


def _sentences(document: Document) -> Iterable[Span]:
    for section in document.sections:
        if section.kind in REPORTING_SECTIONS:
            for span in find_sentences(document.clean, section.start, section.end):
                yield document.original(span.start, span.end)


def _is_inside(text: str, start: int, at: int) -> bool:
    """Return whether a place lies inside brackets that open after ``start``."""
    return text.count("(", start, at) > text.count(")", start, at)


def _clause_end(text: str, start: int, limit: int) -> int:
    """Return where a clause ends at or before ``limit``, or else a word."""
    ends = [
        m.start()
        for m in _CLAUSE_END.finditer(text, start + (limit - start) // 2, limit)
        if not _is_inside(text, start, m.start())
    ]
    return ends[-1] if ends else max(text.rfind(" ", start, limit), start + 1)
