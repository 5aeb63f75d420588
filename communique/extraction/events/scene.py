"""A sentence with its document at hand: what the readers of events look words and dates up in."""

from __future__ import annotations

from typing import NamedTuple

from communique.extraction.discourse import Clauses, Discourse
from communique.language.en.analysis import Sentence
from communique.language.en.times import Anchor
from communique.model import Span


class Scene(NamedTuple):
    """A sentence in its document; ``anchor`` is what its times are told from, ``letters`` its symbols."""

    discourse: Discourse
    clauses: Clauses
    anchor: Anchor
    sentence: Sentence
    letters: str
    document: str

    @classmethod
    def of(cls, discourse: Discourse, clauses: Clauses, anchor: Anchor) -> Scene:
        """Return the scene of one sentence of a document."""
        sentence = clauses.sentence
        return cls(discourse, clauses, anchor, sentence, sentence.letters, discourse.text)

    @property
    def is_headline(self) -> bool:
        """Whether the sentence is a headline or standfirst."""
        return self.clauses.sentence.section.kind in ("headline", "standfirst")

    def text(self, first: int, last: int) -> str:
        """Return the text of units ``first:last``; empty where there are none."""
        first, last = max(first, 0), min(last, len(self.letters))
        if first >= last:
            return ""
        return self.document[self.sentence.starts[first] : self.sentence.ends[last - 1]]

    def word(self, unit: int) -> str:
        """Return one unit as printed, in lower case; empty beyond the sentence."""
        return self.text(unit, unit + 1).lower() if unit >= 0 else ""

    def words(self, first: int, last: int) -> list[str]:
        """Return the units ``first:last`` as printed, in lower case."""
        first, last, text = max(first, 0), max(last, 0), self.document
        starts, ends = self.sentence.starts[first:last], self.sentence.ends[first:last]
        return [text[start:end].lower() for start, end in zip(starts, ends, strict=True)]

    def span(self, first: int, last: int) -> Span:
        """Return the clean span of units ``first:last``."""
        return Span(self.sentence.starts[max(first, 0)], self.sentence.ends[min(last, len(self.letters)) - 1])
