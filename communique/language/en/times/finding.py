"""Expressions of time in a text: found where a word of time stands, kept where the neighbours agree."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from communique.language.en.times.forms import FORMS, forms_of, read_phrase
from communique.language.en.times.lexicon import read_tokens, symbols
from communique.language.en.times.meanings import Time
from communique.language.en.times.neighbours import Neighbours, article_before, is_time, relation_of

_DIGIT_SYMBOLS = frozenset("tdnoYZDQH")
_COUNT_SYMBOLS = frozenset("cv")
"""Counts are frequent words; they begin a time only right before a unit."""
_NUMBER = r"(?<![$€£¥#.,:/@+-])\d{1,4}(?!\d)"


@cache
def _trigger() -> re.Pattern[str]:
    """Return the pattern of a word that can begin a time, by first letter so that most words fail at once."""
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word, (symbol, _, _) in symbols().items():
        if symbol not in FORMS or symbol in _DIGIT_SYMBOLS or "-" in word:
            continue
        first, rest = word[0], word[1:]
        if symbol in "MWw":
            by_letter[first.upper()].append(f"(?:{rest}|{rest.upper()})")
        else:
            follows = r"(?=(?:-[a-z]+)?\s(?:of\s)?\w{3,8}\b)" if symbol in _COUNT_SYMBOLS else ""
            by_letter[f"[{first.upper()}{first}]"].append(rest + follows)
    words = [f"{first}(?:{'|'.join(sorted(rests))})\\b" for first, rests in sorted(by_letter.items())]
    return re.compile(rf"\b(?=\w)(?:{'|'.join(words)}|[QH][1-4]\b|{_NUMBER})")


def find_times(text: str) -> list[Time]:
    """Return the expressions of time in ``text``, in order and without overlap; empty where there is none.

    Names with a year in them ("Vision 2030") are returned with the relation ``name``. Words that measure a
    length ("for three days", "a 5-year plan") and clock times are no times. Source: codebook, "Dates" and
    rulings 3 and 23.
    """
    found: list[Time] = []
    done = 0
    for match in _trigger().finditer(text):
        if match.start() >= done:
            for time in _times_at(text, match.start(), found[-1] if found else None):
                found.append(time)
                done = time.end
    return found


def _times_at(text: str, start: int, last: Time | None) -> list[Time]:
    tokens = read_tokens(text, start)
    if not forms_of("".join([token.symbol for token in tokens])):
        return []
    context = Neighbours.of(text, start)
    read = read_phrase(tokens, context.word.lower(), context.tie)
    if read is None:
        return []
    form, pieces = read
    times: list[Time] = []
    for first, after, meaning in pieces:
        begin, end = tokens[first].start, tokens[after - 1].end
        if not is_time(form, meaning, context, end, last):
            break
        if first == 0:
            begin -= article_before(meaning, context)
        times.append(Time(begin, end, meaning, relation_of(meaning, context, end)))
    return times
