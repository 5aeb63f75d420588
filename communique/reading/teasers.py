"""Where an article ends and the teasers of other articles begin.

Teasers come under a heading (``See more``), or after the mark that ends an agency's report (``./.``), or
after the line of the author or agency, or with no mark at all: each headline twice and then a standfirst, or
each with its date. What they speak of tells nothing: measured on press pages, their paragraphs share 0.3 to
0.65 of their names with the article, and the second half of a real article 0.3 to 0.6 with the first. So only
marks and the pattern of the lines count, and a mark that may stand inside an article needs a second sign.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from communique.model import SectionKind
from communique.reading.captions import is_caption
from communique.reading.lines import Line, ends_sentence, fold, is_closing_credit, is_teaser_heading

_END_MARK = re.compile(r"\.//?\.?[\"”’)]*$|^(?:# ?){3,}$|^-\s?30\s?-$")
_SLACK = 4
"""Characters by which two printings of one headline may differ."""
_FEWEST_BEFORE = 3
"""Body paragraphs before a credit from which on it stands below the article and not in its head."""
_LARGEST_BOX = 4
"""Lines of links that a box inside an article has at most."""
_FEWEST_AFTER_BOX = 3
"""Body paragraphs in a row that show that an article goes on after a box."""
_FEWEST_GROUPS = 2
_NOT_TOLD = frozenset({"byline", "source", "navigation", "dateline"})

Kinds = Mapping[int, SectionKind]


def find_teasers(lines: Sequence[Line], kinds: Kinds, body: int) -> list[int]:
    """Return the positions in ``lines`` of all that is told of other articles, in order.

    ``body`` is the position of the first body paragraph; ``kinds`` holds what lines are by their wording.
    Lines after the article's end that are credits, dates or controls are not among the result.
    """
    boxed, end = _headed(lines, kinds, body)
    others = (_after_mark(lines, body), _after_credit(lines, kinds, body), _pairs(lines, body))
    end = min(end, *others, _dated_list(lines, kinds, body))
    tail = [i for i in range(end, len(lines)) if kinds.get(i) not in _NOT_TOLD]
    return sorted({*boxed, *tail})


def _headed(lines: Sequence[Line], kinds: Kinds, body: int) -> tuple[list[int], int]:
    """Return the lines of boxes inside the article, and where the list under the last heading begins."""
    boxed: list[int] = []
    for i in range(body + 1, len(lines)):
        if not is_teaser_heading(lines[i].text):
            continue
        box = _box(lines, i + 1)
        marked = any(map(_has_end_mark, lines[i + 1 :]))
        if not marked and not _runs_on(lines, kinds, box):
            return boxed, i + 1
        boxed += box
    return boxed, len(lines)


def _box(lines: Sequence[Line], start: int) -> list[int]:
    """Return the lines of links from ``start`` on, up to the next line that ends as a sentence does."""
    ends = (i for i in range(start, len(lines)) if ends_sentence(lines[i].text))
    return list(range(start, next(ends, len(lines))))


def _runs_on(lines: Sequence[Line], kinds: Kinds, box: Sequence[int]) -> bool:
    """Say whether an article goes on after a box: with body paragraphs alone, several of them."""
    if not 1 <= len(box) <= _LARGEST_BOX:
        return False
    rest = [line for i, line in enumerate(lines) if i > box[-1] and kinds.get(i) not in _NOT_TOLD]
    return len(rest) >= _FEWEST_AFTER_BOX and all(line.prose for line in rest)


def _after_mark(lines: Sequence[Line], body: int) -> int:
    """Return the end after the last end mark: a page of two reports keeps both."""
    marks = [i for i in range(body, len(lines)) if _has_end_mark(lines[i])]
    return marks[-1] + 1 if marks else len(lines)


def _after_credit(lines: Sequence[Line], kinds: Kinds, body: int) -> int:
    """Return the end after the credits below the article.

    A sign-off or a translator's credit ends it wherever it stands. An author or a source can be named
    above the body or under a picture too, so they count after several paragraphs, and the last one does.
    """
    told = 0
    end = len(lines)
    for i in range(body, len(lines)):
        told += lines[i].prose and i not in kinds
        if kinds.get(i) not in ("byline", "source") or not told:
            continue
        if is_closing_credit(lines[i].text, kinds[i]):
            return i + 1
        if told >= _FEWEST_BEFORE:
            end = i + 1
    return end


def _pairs(lines: Sequence[Line], body: int) -> int:
    """Return where the page turns to headlines that stand twice each, with a short text each at most."""
    pairs = [i for i in range(body + 1, len(lines) - 1) if _is_pair(lines, i)]
    ends = [*pairs, len(lines)][1:]
    first, groups = len(lines), 0
    for i, end in reversed(list(zip(pairs, ends, strict=True))):
        if sum(line.prose for line in lines[i + 2 : end]) > 1:
            break
        first, groups = i, groups + 1
    return first if groups >= _FEWEST_GROUPS else len(lines)


def _dated_list(lines: Sequence[Line], kinds: Kinds, body: int) -> int:
    """Return where a list of other articles begins whose headlines carry their dates."""
    dates = [i for i in range(body + 1, len(lines)) if kinds.get(i) == "dateline"]
    if len(dates) < _FEWEST_GROUPS:
        return len(lines)
    headed = dates[0] - 1 > body and not lines[dates[0] - 1].prose and dates[0] - 1 not in kinds
    return dates[0] - 1 if headed else dates[0]


def _is_pair(lines: Sequence[Line], at: int) -> bool:
    text, following = lines[at].text, lines[at + 1].text
    if abs(len(text) - len(following)) > _SLACK:
        return False
    return fold(text) == fold(following) and not ends_sentence(text) and not is_caption(text)


def _has_end_mark(line: Line) -> bool:
    return bool(_END_MARK.search(line.text if line.words <= 3 else line.text[-6:]))
