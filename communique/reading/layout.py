"""Sections of a clean text: what each line is, who speaks, and where the article ends.

The order of the steps matters: what a line shows by itself is settled first, then the head, then the end of
the article, so that captions and questions are sought in the article alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from communique.model import Dateline, Record, Section, SectionKind
from communique.reading.captions import find_captions, is_caption
from communique.reading.datelines import FoundDateline, read_dateline
from communique.reading.interviews import Turn, find_turns, is_speech
from communique.reading.lines import (
    Line,
    ends_sentence,
    find_glued_heading,
    fold,
    kind_by_wording,
    named_source,
    split_lines,
)
from communique.reading.stamps import read_stamp
from communique.reading.teasers import find_teasers

_WITH_HEADINGS = frozenset({"answer", "paragraph", "question", "standfirst"})
_DATELINE_WITHIN = 12
"""Lines from the top among which an article's dateline is sought."""
_CLOCK_WITHIN = 6
"""Lines from the top within which the article's own date follows a page's clock."""
_LONGEST_HEAD = 60
"""Words up to which a line of the head without a full stop is a standfirst, not a clause of a preamble."""
_FEWEST_WORDS = 8
"""Words from which on a line can be the paragraph that a dateline opens."""
_SHORT_HEAD = 9
"""Words up to which a line of the head without a full stop can be a place: ``City Hall, Springfield``."""
_PLACE_LINE = re.compile(r"(?:(?:[A-Z][\w.’'-]*|of|the|and|de|del|la|at),?(?: |$))+")


class Layout(Record, frozen=True, kw_only=True):
    """A text's lines with the kind of each, its sections, its dateline, and where its body begins.

    ``kinds`` is parallel to ``lines``; ``body`` is the position of the first body paragraph in both.
    """

    lines: tuple[Line, ...]
    kinds: tuple[SectionKind, ...]
    sections: tuple[Section, ...]
    body: int
    dateline: FoundDateline | None = None

    @property
    def title(self) -> str | None:
        """The headline's text, or ``None``."""
        pairs = zip(self.lines, self.kinds, strict=True)
        return next((line.text for line, kind in pairs if kind == "headline"), None)


def lay_out(text: str, known: Mapping[int, SectionKind] = MappingProxyType({})) -> Layout:
    """Return the layout of a clean text.

    ``known`` gives, for the offsets at which lines begin, kinds that the source states (a page's heading
    or figure caption). Sections are in order and do not overlap; blank
    lines and the space between glued parts belong to none.
    """
    lines = split_lines(text)
    kinds: dict[int, SectionKind] = {}
    for i, line in enumerate(lines):
        kind = known.get(line.start) or kind_by_wording(line.text)
        if kind:
            kinds[i] = kind
    kinds |= _page_clock(lines, kinds)
    body = _find_body(lines, kinds)
    dateline_at, dateline = _find_dateline(lines, kinds)
    kinds |= _head_kinds(lines, kinds, body, dateline_at)
    kinds |= _sign_offs(lines, kinds, dateline)
    for i in find_teasers(lines, kinds, body):
        kinds[i] = "teaser"
    kinds |= _repeated_headlines(lines, kinds)
    kinds |= find_captions(lines, kinds, 1)
    kinds |= _subheadings(lines, kinds, body)
    turns = find_turns(lines, kinds)
    sections = _sections(lines, kinds, turns, dateline_at if dateline else None, dateline)
    final = tuple(kinds.get(i) or (turns[i].kind if i in turns else "paragraph") for i in range(len(lines)))
    return Layout(lines=tuple(lines), kinds=final, sections=sections, body=body, dateline=dateline)


def _page_clock(lines: Sequence[Line], kinds: dict[int, SectionKind]) -> dict[int, SectionKind]:
    """Return the first line as navigation where it is the clock of the page that was saved.

    Such a clock states its time zone, or comes before the article's own date; a control or that date
    follows it. Taken for the article's date it would date every relative word in it wrongly.
    """
    stamp = read_stamp(lines[0].text) if lines else None
    if stamp is None or kinds.get(0) != "dateline":
        return {}
    head = [kinds.get(i) for i in range(1, min(len(lines), _CLOCK_WITHIN))]
    is_clock = "dateline" in head or (stamp.has_zone and head[:1] == ["navigation"])
    return {0: "navigation"} if is_clock else {}


def _find_body(lines: Sequence[Line], kinds: dict[int, SectionKind]) -> int:
    """Return the position of the first line that is body text, or of the last line."""
    for i, line in enumerate(lines):
        if i in kinds or is_caption(line.text):
            continue
        before_date = i + 1 < len(lines) and kinds.get(i + 1) == "dateline" and i == 0
        if line.prose and not before_date:
            return i
        if is_speech(line.text) or read_dateline(line.text):
            return i
    return max(len(lines) - 1, 0)


def _find_dateline(
    lines: Sequence[Line], kinds: dict[int, SectionKind]
) -> tuple[int | None, FoundDateline | None]:
    for i, line in enumerate(lines[:_DATELINE_WITHIN]):
        if i in kinds or line.words < _FEWEST_WORDS:
            continue
        found = read_dateline(line.text)
        if found and (found.dateline.agency or line.prose):
            return i, found
    return None, None


def _sign_offs(
    lines: Sequence[Line], kinds: dict[int, SectionKind], dateline: FoundDateline | None
) -> dict[int, SectionKind]:
    """Return the lines that hold nothing but the agency of the dateline."""
    agency = fold(dateline.dateline.agency or "") if dateline else ""
    signed = (i for i, line in enumerate(lines) if agency and fold(line.text) == agency)
    return {i: "source" for i in signed if i not in kinds}


def _head_kinds(
    lines: Sequence[Line], kinds: dict[int, SectionKind], body: int, dateline_at: int | None
) -> dict[int, SectionKind]:
    """Return the kinds of the lines above the body, and of standfirsts between headline and dateline."""
    found: dict[int, SectionKind] = {}
    free = [i for i in range(body) if i not in kinds and not is_caption(lines[i].text)]
    candidates = [i for i in free if not lines[i].text.endswith(":")]
    headline = next((i for i in range(len(lines)) if kinds.get(i) == "headline"), None)
    if headline is None and candidates:
        headline = next((i for i in candidates if lines[i].words >= 4), candidates[0])
        found[headline] = "headline"
    for i in free:
        if i != headline and not lines[i].text.endswith(":"):
            found[i] = _kind_in_head(lines, kinds, i, headline)
    for i in range((headline + 1) if headline is not None else 0, dateline_at or 0):
        if i not in kinds and i not in found and lines[i].prose and not is_caption(lines[i].text):
            found[i] = "standfirst"
    return found


def _kind_in_head(
    lines: Sequence[Line], kinds: dict[int, SectionKind], at: int, headline: int | None
) -> SectionKind:
    words = lines[at].words
    if headline is not None and at < headline:
        return "navigation"
    beside = {kinds.get(at - 1), kinds.get(at + 1)} & {"dateline", "source", "navigation"}
    if beside and words <= _SHORT_HEAD and _PLACE_LINE.fullmatch(lines[at].text):
        return "dateline"
    return "standfirst" if words <= _LONGEST_HEAD else "paragraph"


def _repeated_headlines(lines: Sequence[Line], kinds: dict[int, SectionKind]) -> dict[int, SectionKind]:
    headlines = [i for i, kind in kinds.items() if kind == "headline"]
    keys = {fold(lines[i].text) for i in headlines}
    first = min(headlines, default=0)
    return {
        i: "navigation"
        for i, line in enumerate(lines)
        if i > first and kinds.get(i) in (None, "standfirst", "headline") and fold(line.text) in keys
    }


def _subheadings(lines: Sequence[Line], kinds: dict[int, SectionKind], body: int) -> dict[int, SectionKind]:
    """Return the lines of the body that head a part of it: short, with no stop, and followed by text."""
    return {
        i: "standfirst"
        for i in range(body + 1, len(lines) - 1)
        if i not in kinds
        and i + 1 not in kinds
        and lines[i].words <= 14
        and not ends_sentence(lines[i].text)
        and lines[i].text[-1] not in ":;,—–-"
        and not is_speech(lines[i].text)
        and lines[i].text[:1].isupper()
    }


def _sections(
    lines: Sequence[Line],
    kinds: dict[int, SectionKind],
    turns: dict[int, Turn],
    dateline_at: int | None,
    dateline: FoundDateline | None,
) -> tuple[Section, ...]:
    sections: list[Section] = []
    for i, line in enumerate(lines):
        turn = turns.get(i)
        kind: SectionKind = kinds.get(i) or (turn.kind if turn else "paragraph")
        start = line.start
        if dateline and i == dateline_at:
            printed = line.text[: dateline.length].rstrip()
            sections.append(Section(kind="dateline", start=start, end=start + len(printed)))
            start += dateline.length
        cut = find_glued_heading(line.text) if kind in _WITH_HEADINGS else None
        speaker = turn.speaker if turn and i not in kinds else None
        if cut is None:
            sections.append(Section(kind=kind, start=start, end=line.end, speaker=speaker))
        else:
            sections.append(Section(kind=kind, start=start, end=line.start + cut, speaker=speaker))
            sections.append(Section(kind="standfirst", start=line.start + cut, end=line.end))
    return tuple(sections)


def source_line(layout: Layout) -> str | None:
    """Return the source that a credit of the article names, the first one, or ``None``."""
    named = (
        named_source(line.text)
        for line, kind in zip(layout.lines, layout.kinds, strict=True)
        if kind in ("source", "dateline")
    )
    return next((name for name in named if name), None)


def printed_dateline(layout: Layout) -> Dateline:
    """Return place and agency of the dateline, both ``None`` where the text has none."""
    return layout.dateline.dateline if layout.dateline else Dateline()
