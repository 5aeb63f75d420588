"""How far a stance reaches in its sentence, and the noun phrase that names its topic."""

from __future__ import annotations

import re
from functools import cache

from communique.extraction.grammar import compile_pattern, grammar
from communique.extraction.subjects import letters_of
from communique.language.en.analysis import Sentence

LONGEST_TOPIC = 15
"""Words of a topic at most: a short noun phrase, not a clause."""

_SPEECH = "say agree pledge urge ask call propose hope thank discuss express affirm"
_FINITE = "|".join(f"@{name}:past|@{name}:s" for name in _SPEECH.split())
_NEXT = (
    "and|but|while|, ,? ( and|but|while )? ( ACTOR | PRONOUN )? ADV "
    f"( %auxiliaries|%modals|%clause_verbs|{_FINITE} "
    "| ( look|looks|looked forward ) | ( call|calls|called on|upon|for ) )"
)
"""A joint after which the stance is over: another finite verb follows, with a subject or without."""

_LEAD = re.compile(
    r"(?:the|a|an|any|all|its|their|his|her|our|this|that|these|those|to|of|for|on|in|with|by|about|over|such|said"
    r"|and|or|being (?:prepared|ready|willing))\s+",
    re.IGNORECASE,
)
_CLAUSE = (
    "which|who|whose|whom|that|while|including|so as|in order|as well as|as it|as they|aimed|such as"
    "|is|are|was|were|remains|cannot|can never"
)
_CUT = re.compile(rf"[;:]|,?\s+(?:{_CLAUSE})\b|,\s|\s[-–—]\s")
_DANGLING = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "by",
        "for",
        "from",
        "in",
        "into",
        "of",
        "on",
        "or",
        "over",
        "that",
        "the",
        "their",
        "to",
        "under",
        "with",
    ]
)
_LISTED = re.compile(
    r"[\w-]+(?:, [\w-]+(?: [\w-]+)?)*,? and |(?:[\w-]+ ){1,3}?(?:a|an|the) [\w-]+(?:, [\w-]+)+,? and "
)
"""A list that opens a topic and is not parted: "keeping a peaceful, secure, and stable environment"."""
_SHORT = 8
"""Characters before which a topic is never cut: its first word alone tells nothing."""


@cache
def _next_clause() -> re.Pattern[str]:
    return re.compile(compile_pattern(_NEXT, grammar().alphabet))


def find_end(sentence: Sentence, first: int, limit: int) -> int:
    """Return the unit after the last one of the stance whose object opens at ``first``, before ``limit``."""
    letters = sentence.letters
    semicolon = letters.find(";", first, limit)
    end = semicolon if semicolon > 0 else limit
    trailing = letters_of("%conjunctions|%adverbs|%auxiliaries|%resuming|%determiners|ADVERB|,|(")
    while end > first + 1 and letters[end - 1] in trailing:
        end -= 1
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
    cut = _CUT.search(text, _first_cut(text))
    words = (text[: cut.start()] if cut else text).split()[:LONGEST_TOPIC]
    while len(words) > 1 and words[-1].lower() in _DANGLING:
        words.pop()
    return " ".join(words).strip(" .,;:–—-\"”’")


def _first_cut(text: str) -> int:
    """Return the offset from which a topic may end: a list of adjectives or single nouns is not parted."""
    listed = _LISTED.match(text)
    return listed.end() if listed else _SHORT
