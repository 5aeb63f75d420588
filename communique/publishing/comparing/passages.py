"""A document as passages: the sentences of the sections that report, each with its telling words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from communique.language.en.tokens import find_sentences
from communique.ledger.wording import content_words
from communique.model import REPORTING_SECTIONS, Document, Record, Section, SectionKind

_BODY: frozenset[SectionKind] = frozenset({"paragraph", "question", "answer"})
_LABEL = re.compile(r"[^\n:?]{1,90}:\s+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


class Word(Record, frozen=True):
    """A word of a passage, with its offsets in the clean text, and its stem: empty where it says little."""

    start: int
    end: int
    stem: str


class Passage(Record, frozen=True, kw_only=True):
    """A sentence of a document, as offsets into its clean text; ``turn`` numbers the speeches of a talk."""

    start: int
    end: int
    kind: SectionKind
    turn: int
    words: tuple[Word, ...]

    @property
    def stems(self) -> frozenset[str]:
        """Return the stems of the words that carry meaning."""
        return frozenset(word.stem for word in self.words if word.stem)

    @property
    def is_body(self) -> bool:
        """Return whether it belongs to the running text: no headline, standfirst or caption."""
        return self.kind in _BODY


def cut_passages(document: Document) -> tuple[Passage, ...]:
    """Return the sentences of the sections that report, in order; a caption printed twice counts once."""
    passages: list[Passage] = []
    seen: set[str] = set()
    turn, speaks = 0, ""
    labels = Counter(_label(document.clean, section) for section in document.sections)
    for section in document.sections:
        if section.kind not in REPORTING_SECTIONS:
            continue
        if section.kind in ("question", "answer") and section.kind != speaks:
            turn, speaks = turn + 1, section.kind
        for start, end in _sentences(document.clean, _spoken(document.clean, section, labels), section.end):
            text = " ".join(document.clean[start:end].split())
            if text not in seen:
                words = tuple(_words(document.clean, start, end))
                passages.append(Passage(start=start, end=end, kind=section.kind, turn=turn, words=words))
            seen.add(text)
    return tuple(passages)


def _label(text: str, section: Section) -> str:
    """Return what a question or an answer begins with up to a colon, empty where that is nothing."""
    label = _LABEL.match(text, section.start, section.end) if section.kind in ("question", "answer") else None
    return label[0] if label else ""


def _spoken(text: str, section: Section, labels: Mapping[str, int]) -> int:
    """Return where the words of a section begin, after the speaker's name; one who asks comes back."""
    label = _label(text, section)
    return section.start + len(label) if section.speaker or labels[label] > 1 else section.start


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a stretch, one that says nothing by itself ("Yes.") with the next."""
    begin = None
    for span in find_sentences(text, start, end):
        begin = span.start if begin is None else begin
        if any(word.stem for word in _words(text, span.start, span.end)):
            yield begin, span.end
            begin = None


def _words(text: str, start: int, end: int) -> Iterator[Word]:
    for match in _WORD.finditer(text, start, end):
        for part in re.finditer(r"[^-]+", match[0]):
            stem = "".join(sorted(content_words(part[0])))
            yield Word(match.start() + part.start(), match.start() + part.end(), stem)
