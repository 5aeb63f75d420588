"""A comparison as a sheet: told differently first, then what some leave out, then what all tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from communique.publishing.comparing.comparison import Comparison, Point, Said
from communique.publishing.comparing.contrasts import Contrast
from communique.publishing.comparing.omissions import Omission, TextComparison
from communique.publishing.comparing.papers import Paper
from communique.publishing.comparing.rewordings import Rewording
from communique.publishing.comparing.texts import Excerpt
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.lines import without_markup
from communique.publishing.statements.sentences import list_words
from communique.publishing.statements.sheet import Item, Part, Run, Sheet, item, quoted

UNREAD = (
    "A sentence that was not understood gives no record: before saying that one leaves something out, look."
)
"""Said wherever something is listed as told by one document only."""

_FIELDS = {
    "type": "told as", "to": "towards", "count": "number", "only here": "items only in", "topic": "worded",
    "participants": "people named", "mechanism": "called", "title": "called", "name": "called",
}  # fmt: skip
_SHARED = {1: "Also told there of the meeting", 2: "In both"}
"""The heading of what all papers tell, by their number."""
_SECTIONS = {"answer": "of an answer", "question": "of a question"}


def lay_out_comparison(comparison: Comparison) -> Sheet:
    """Return a comparison as a sheet, to be written as Markdown or HTML."""
    papers = comparison.papers
    letters = [paper.letter for paper in papers]
    head = Part(paragraphs=tuple(_summary(comparison)), items=tuple(_paper(paper) for paper in papers))
    parts = [head]
    if comparison.event is not None:
        parts.append(Part(title="The event", items=(_told(comparison.event, letters),)))
    if comparison.is_related:
        parts += _record_parts(comparison, letters)
        if comparison.texts is not None:
            parts += _text_parts(comparison.texts, papers)
    return Sheet(title=f"Compared: {_title(comparison)}", parts=tuple(parts))


def _title(comparison: Comparison) -> str:
    if comparison.event is not None:
        return f"{comparison.event.when}, {comparison.event.text.rstrip('.')}"
    return "two documents"


def _summary(comparison: Comparison) -> Iterator[str]:
    letters = [paper.letter for paper in comparison.papers]
    if len(letters) == 1:
        yield "One document tells it: there is nothing to compare."
    elif not comparison.is_related:
        yield "These documents have nothing in common: no fact that both tell, and no passage."
        return
    partial = [point for point in comparison.partial if len(point.said) == 1]
    counts = [(len(comparison.differing), "told differently")]
    counts += [
        (sum(point.letters == (letter,) for point in partial), f"only in [{letter}]") for letter in letters
    ]
    counts.append((len(comparison.partial) - len(partial), "left out by some"))
    counts.append((len(comparison.echoed), "in both texts but recorded from one"))
    counts.append((len(comparison.shared), "in all" if len(letters) > 2 else "in both"))
    told = [f"{number} {words}" for number, words in counts if number]
    if told and len(letters) > 1:
        yield f"{list_words(told)}."
        yield UNREAD


def _paper(paper: Paper) -> Item:
    party = f"{paper.party_name}, as the text shows" if paper.is_inferred else paper.party_name
    where = paper.path if paper.title else None
    known = [paper.title or paper.path, paper.outlet, party, date_words(paper.published), where]
    words = "; ".join(part for part in known if part)
    copies = [item(Run(f"also in {path}", "note")) for path in paper.copies]
    return item(Run(f"[{paper.letter}]", "strong"), " ", quoted(words, "plain"), below=copies)


# --- the record ------------------------------------------------------------------------------------


def _record_parts(comparison: Comparison, letters: Sequence[str]) -> Iterator[Part]:
    if comparison.differing:
        yield Part(
            title="Told differently", items=tuple(_told(point, letters) for point in comparison.differing)
        )
    if comparison.echoed:
        title = "In both texts, but recorded from one"
        yield Part(title=title, items=tuple(_told(point, letters) for point in comparison.echoed))
    for told, points in groupby(comparison.partial, key=lambda point: point.letters):
        only = "Only in " if len(told) == 1 else "In "
        title = only + list_words([f"[{letter}]" for letter in told])
        yield Part(title=title, items=tuple(_told(point, told) for point in points))
    if comparison.shared:
        title = _SHARED.get(len(letters), "In all") + f" ({len(comparison.shared)})"
        yield Part(title=title, items=tuple(_head(point) for point in comparison.shared))


def _head(point: Point) -> Item:
    return item(f"{point.when}: ", quoted(point.text, "plain"))


def _told(point: Point, letters: Sequence[str]) -> Item:
    """Return a point with its contrasts and the words of each paper."""
    below = [_contrast(contrast, point) for contrast in point.contrasts if contrast.kind != "wording"]
    if len(point.facts) > 1:
        below.append(item(Run("kept as two facts", "note")))
    below += [_contrast(contrast, point) for contrast in point.contrasts if contrast.kind == "wording"]
    below += [_said(said) for said in point.said]
    for letter in letters:
        if letter not in point.letters and point.echo is not None:
            below.append(item(f"[{letter}] ", *_marked(point.echo)))
        elif letter not in point.letters:
            below.append(item(f"[{letter}] does not tell it"))
    return item(*_head(point).runs, below=below)


def _contrast(contrast: Contrast, point: Point) -> Item:
    if contrast.field == "participants":
        return _unnamed(contrast, point)
    name = _FIELDS.get(contrast.field, contrast.field.replace("_", " "))
    words: list[Run] = []
    for version in contrast.versions:
        letters = "".join(f"[{point.letters[i]}]" for i in version.tellings)
        words += [Run("; " if words else ""), quoted(version.words, "plain"), Run(f" {letters}")]
    return item(Run(name, "strong" if contrast.kind == "value" else "plain"), ": ", *words)


def _unnamed(contrast: Contrast, point: Point) -> Item:
    """Return whom each paper leaves unnamed that another names."""
    everyone = dict.fromkeys(name for version in contrast.versions for name in version.value)
    lines = []
    for version in contrast.versions:
        missing = [name for name in everyone if name not in version.value]
        if missing:
            lines.append(f"[{point.letters[version.tellings[0]]}] does not name {list_words(missing)}")
    return item(quoted("; ".join(lines), "plain"))


def _said(said: Said) -> Item:
    quotes = " … ".join(quoted(quote).text for quote in said.quotes)
    return item(f"[{said.paper}] ", Run(f"“{quotes}”", "quote"))


# --- the texts -------------------------------------------------------------------------------------


def _text_parts(texts: TextComparison, papers: Sequence[Paper]) -> Iterator[Part]:
    if not texts.is_one_text:
        words = "The texts are worded independently; they are not compared sentence by sentence."
        yield Part(title="The texts", paragraphs=(words,))
        return
    one, other = papers
    words = (
        f"Both texts seem to be versions of one: {texts.common[0]} of {texts.passages[0]} sentences of "
        f"[{one.letter}] and {texts.common[1]} of {texts.passages[1]} of [{other.letter}] have a counterpart."
    )
    yield Part(title="The texts", paragraphs=(words,))
    for side, lacking in ((0, other), (1, one)):
        found = [_omission(o) for o in texts.omissions if o.paper == side]
        if found:
            yield Part(title=f"Left out in [{lacking.letter}]", level=3, items=tuple(found))
    for kind, title in (("shortened", "Shortened, or told at length"), ("reworded", "In other words")):
        pairs = [_rewording(r, papers) for r in texts.rewordings if r.kind == kind]
        if pairs:
            yield Part(title=title, level=3, items=tuple(pairs))


def _omission(omission: Omission) -> Item:
    below = [item("asked: ", quoted(omission.question))] if omission.question else []
    return item(f"{_extent(omission)}: ", *_marked(omission.excerpt), below=below)


def _extent(omission: Omission) -> str:
    """Return how much is left out, in words: "a whole answer", "3 sentences of the text"."""
    if omission.is_whole:
        return f"a whole {omission.kind}"
    number = "a sentence" if omission.sentences == 1 else f"{omission.sentences} sentences"
    if omission.kind == "caption":
        return "a caption" if omission.sentences == 1 else f"{number} of captions"
    return f"{number} {_SECTIONS.get(omission.kind, 'of the text')}"


def _rewording(rewording: Rewording, papers: Sequence[Paper]) -> Item:
    one, other = rewording.excerpts
    return item(
        f"[{papers[0].letter}] ", *_marked(one), below=[item(f"[{papers[1].letter}] ", *_marked(other))]
    )


def _marked(excerpt: Excerpt) -> Iterator[Run]:
    """Yield an excerpt with its marks; the spaces around them stay."""
    yield Run("“", "quote")
    at = excerpt.span.start
    for mark in excerpt.marks:
        yield from _piece(excerpt, at, mark.start, "quote")
        yield from _piece(excerpt, mark.start, mark.end, "mark")
        at = mark.end
    yield from _piece(excerpt, at, excerpt.span.end, "quote")
    yield Run("”", "quote")


def _piece(excerpt: Excerpt, start: int, end: int, style: str) -> Iterator[Run]:
    text = without_markup(excerpt.quote[start - excerpt.span.start : end - excerpt.span.start])
    before, after = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    run = quoted(text, "mark" if style == "mark" else "quote")
    if run.text:
        yield Run(f"{before}{run.text}{after}", run.style)
