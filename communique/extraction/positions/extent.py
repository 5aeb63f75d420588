"""How far a stance reaches in its sentence, and the noun phrase that names its topic."""

from __future__ import annotations

import re
from functools import cache

from communique.extraction.grammar import compile_pattern, grammar
from communique.language.en.analysis import Sentence

LONGEST_TOPIC = 15
"""Words of a topic at most: a short noun phrase, not a clause."""

_NEXT = (
    "and|but|while|, ,? ( and|but|while )? ( ACTOR | PRONOUN )? ADV "
    "( %auxiliaries|%modals|@say:past|@say:s|@agree:past|@agree:s|@pledge:past|@pledge:s|@urge:past|@urge:s|@ask:past|@ask:s|@call:past|@call:s"
    "|@propose:past|@propose:s|@hope:past|@hope:s|@praise:past|@praise:s|@discuss:past|@discuss:s|@back:past|@back:s|@condemn:past|@condemn:s"
    "|welcomed|welcomes|stands|stood|spoke|speaks|remains|remained|accepted|accepts|attaches|adheres|abides|followed )"
)
"""A joint after which the stance is over: another finite verb follows, with a subject or without."""

_LEAD = re.compile(
    r"(?:the|a|an|any|all|its|their|his|her|our|this|that|these|those|to|of|for|on|in|with|by|about|over|such|said)\s+",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[;:]|,?\s+(?:which|who|whose|whom|that|while|including|so as|in order|as well as|as it|as they|aimed|such as)\b|,\s|\s[-–—]\s"
)


@cache
def _next_clause() -> re.Pattern[str]:
    return re.compile(compile_pattern(_NEXT, grammar().alphabet))


def find_end(sentence: Sentence, first: int, limit: int) -> int:
    """Return the unit after the last one of the stance whose object opens at ``first``, before ``limit``."""
    letters = sentence.letters
    end = limit
    for mark in ";":
        k = letters.find(mark, first, limit)
        end = min(end, k) if k > 0 else end
    joint = _next_clause().search(letters, first + 1, end)
    if joint is not None and joint.start() > first:
        end = joint.start()
    return max(end, first + 1)


def find_topic(quote: str) -> str:
    """Return the short noun phrase that opens ``quote``: without determiners, up to its first clause."""
    text = " ".join(quote.split())
    lead = _LEAD.match(text)
    while lead is not None and lead.end() < len(text):
        text = text[lead.end() :]
        lead = _LEAD.match(text)
    cut = _CUT.search(text, 8)
    words = (text[: cut.start()] if cut else text).split()[:LONGEST_TOPIC]
    while len(words) > 1 and words[-1].lower() in _DANGLING:
        words.pop()
    return " ".join(words).strip(" .,;:–—-")


_DANGLING = frozenset(["a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "over", "that", "the", "their", "to", "under", "with"])
