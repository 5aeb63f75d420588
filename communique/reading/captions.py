"""Captions of pictures among the paragraphs, often printed twice: as caption and as alternative text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from communique.data import load
from communique.model import SectionKind
from communique.reading.lines import Line, ends_sentence, fold
from communique.reading.stamps import MONTH

_CREDIT = re.compile(
    r"\((?:[\w ]{0,20}\s)?(?:photos?|images?|pictures?|source|credit|courtesy)\b[^()]*\)[.”\"]?$"
    r"|(?<=[\s.])(?:photos?|images?|pictures?)(?:\s(?:by|courtesy of|credit))?\s?[:©]\s?[^.]{1,60}\.?$"
    r"|\((?:[A-Z][\w.]*)\s?/\s?[A-Z][^()]{1,40}\)$",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:caption|in (?:the|this) (?:photo|picture)|(?:file )?photo|pictured?)\s?[:–-]", re.IGNORECASE
)
_SIDE = re.compile(
    r"\((?:(?:first|second|third|far|front|standing|seated|centre|center),? ?(?:from )?)?"
    r"(?:L|R|C|left|right|centre|center|middle|top|bottom|[23]nd (?:left|right))(?:,[^()]{1,30})?\)"
)
_DATED_END = re.compile(rf"(?:{MONTH} \d{{1,2}},|\d{{1,2}} {MONTH},?) \d{{4}}$")
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us|me|you|your)\b", re.IGNORECASE)
_LONGEST = 400
_FEWEST_WORDS, _MOST_WORDS = 7, 45


def is_caption(text: str) -> bool:
    """Say whether a line shows by itself that it is a caption: a credit at its end, or (L) and (R)."""
    if len(text) > _LONGEST:
        return False
    if _CREDIT.search(text) or _OPENING.search(text):
        return len(text.split()) > 2
    return not ends_sentence(text) and bool(_SIDE.search(text))


def find_captions(
    lines: Sequence[Line], kinds: Mapping[int, SectionKind], first: int
) -> dict[int, SectionKind]:
    """Return the captions from position ``first`` on: each as caption once, its repetitions as navigation.

    A line with no sign of its own counts when it tells a scene in the present tense without a full stop.
    Lines that already have a kind are left alone, save captions, whose repetitions are found as well.
    """
    found: dict[int, SectionKind] = {}
    seen: set[str] = set()
    for i, line in enumerate(lines):
        kind = kinds.get(i)
        if kind not in (None, "caption") or i < first:
            continue
        if kind == "caption" or is_caption(line.text) or _tells_scene(line.text):
            key = fold(_CREDIT.sub("", line.text))
            found[i] = "navigation" if key in seen else "caption"
            seen.add(key)
    return found


def _tells_scene(text: str) -> bool:
    words = text.split()
    if not _FEWEST_WORDS <= len(words) <= _MOST_WORDS or ends_sentence(text):
        return False
    if _FIRST_PERSON.search(text) or not (text[-1].isalnum() or text[-1] in ")’”\""):
        return False
    if _DATED_END.search(text):
        return True
    verbs = [i for i, word in enumerate(words) if word.casefold() in _scenes()]
    return any(i > 0 and words[i - 1] not in ("to", "To") and words[i].islower() for i in verbs)


@cache
def _scenes() -> frozenset[str]:
    return frozenset(load("layout")["scenes"])
