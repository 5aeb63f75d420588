"""Where an article ends and the teasers of other articles begin.

Teasers come under a heading (``See more``), or after the mark that ends an agency's report (``./.``), or
after the line of the author or agency, or with no mark at all, each headline twice and then a standfirst.
A real article's body must not be cut, so every weak sign needs a second one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.model import SectionKind
from communique.reading.captions import is_caption
from communique.reading.lines import Line, ends_sentence, fold, is_teaser_heading

_END_MARK = re.compile(r"\./\.?[\"”’)]*$|^(?:# ?){3,}$|^-\s?30\s?-$")
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w’'-]{2,}")
_SHARED_NAMES = 0.5
"""Share of a paragraph's names found in the article, from which on it is taken to go on with it."""
_SLACK = 4
"""Characters by which two printings of one headline may differ."""
_MOST_PROSE = 2
"""Paragraphs that the standfirst of one teaser can have."""

_NOT_TOLD = frozenset({"byline", "source", "navigation", "dateline"})

Kinds = Mapping[int, SectionKind]


def find_teasers(lines: Sequence[Line], kinds: Kinds, body: int) -> list[int]:
    """Return the positions in ``lines`` of all that is told of other articles, in order.

    ``body`` is the position of the first body paragraph; ``kinds`` holds what lines are by their wording.
    Lines after the article's end that are credits, dates or controls are not among the result.
    """
    boxed, end = _headed(lines, body)
    end = min(end, _after_mark(lines, body), _after_credit(lines, kinds, body), _pairs(lines, kinds, body))
    tail = [i for i in range(end, len(lines)) if kinds.get(i) not in _NOT_TOLD]
    return sorted({*boxed, *tail})


def _headed(lines: Sequence[Line], body: int) -> tuple[list[int], int]:
    """Return the lines of boxes inside the article, and where the list under the last heading begins."""
    boxed: list[int] = []
    for i in range(body + 1, len(lines)):
        if is_teaser_heading(lines[i].text):
            if not any(_has_end_mark(line) for line in lines[i + 1 :]):
                return boxed, i + 1
            for j in range(i + 1, len(lines)):
                if ends_sentence(lines[j].text):
                    break
                boxed.append(j)
    return boxed, len(lines)


def _after_mark(lines: Sequence[Line], body: int) -> int:
    marks = [i for i in range(body, len(lines)) if _has_end_mark(lines[i])]
    return marks[-1] + 1 if marks else len(lines)


def _after_credit(lines: Sequence[Line], kinds: Kinds, body: int) -> int:
    """Return the end after the first credit that nothing of the article follows."""
    for i in range(body + 1, len(lines)):
        if kinds.get(i) not in ("byline", "source"):
            continue
        told = any(lines[j].prose for j in range(body, i) if j not in kinds)
        if told and not _goes_on(lines, kinds, body, i + 1):
            return i + 1
    return len(lines)


def _has_end_mark(line: Line) -> bool:
    return bool(_END_MARK.search(line.text if line.words <= 3 else line.text[-6:]))


def _pairs(lines: Sequence[Line], kinds: Kinds, body: int) -> int:
    """Return where a run of headlines begins that stand twice each and have a short text each."""
    pairs = [i for i in range(body + 1, len(lines) - 1) if _is_pair(lines, i)]
    ends = [*pairs, len(lines)][1:]
    first = None
    for i, end in reversed(list(zip(pairs, ends, strict=True))):
        if sum(line.prose for line in lines[i + 2 : end]) > _MOST_PROSE:
            break
        first = i
    if first is None or len(pairs) - pairs.index(first) < 2 or _goes_on(lines, kinds, body, first):
        return len(lines)
    return first


def _is_pair(lines: Sequence[Line], at: int) -> bool:
    text, following = lines[at].text, lines[at + 1].text
    if abs(len(text) - len(following)) > _SLACK:
        return False
    return fold(text) == fold(following) and not ends_sentence(text) and not is_caption(text)


def _goes_on(lines: Sequence[Line], kinds: Kinds, body: int, at: int) -> bool:
    """Say whether the paragraphs from ``at`` on speak of what the article before speaks of."""
    prose = [line.text for line in lines[at:] if line.prose]
    others = [i for i in range(at, len(lines)) if kinds.get(i) is None and not lines[i].prose]
    if not prose:
        return False
    if sum(_is_pair(lines, i) for i in others if i + 1 < len(lines)):
        return False
    known = {name for line in lines[body:at] for name in _NAME.findall(line.text)}
    shares = [_share(set(_NAME.findall(text)), known) for text in prose]
    return sum(shares) / len(shares) >= _SHARED_NAMES


def _share(names: set[str], known: set[str]) -> float:
    return len(names & known) / len(names) if names else 1.0
