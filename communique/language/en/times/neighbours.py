"""What the words beside a phrase make of it: a time or none, part of a name, tied by a preposition.

A May, a March or a four-digit number is a time only where its neighbours say so; the lists of neighbours are
in ``data/times.yaml``.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from communique.language.en.times.lexicon import symbols, words
from communique.language.en.times.meanings import (
    Anaphoric,
    AnyMeaning,
    Date,
    Duration,
    NewYear,
    Range,
    Relation,
    Relative,
    Stretch,
    Time,
)

_CONTEXT = 60
"""Characters before a phrase that are looked at: room for three words and a few numbers."""
_OLD = 1900
"""Lower numbers are years only where a preposition or a parenthesis says so."""
_BLANK_LINE = re.compile(r"\n\s*\n")
_NEXT_WORD = re.compile(r"(?:['’]s)?[^\S\n]*\n?[^\S\n]*(?P<word>[\w-]+)")
_LABELLED = re.compile(r"\b(?:[Rr]esolutions?|[Nn]os?\.)[\s\d,]*(?:and\s+)?$")
_PERCENT = re.compile(r"\s?%")
_LISTED = re.compile(r"\d(?:,| and|, and)?\s*$")
_LIMIT = re.compile(r"\b(?:(?:by|through|till|until) at least|(?:no|not) later than) $", re.IGNORECASE)
_DAYPART_OF = re.compile(r"\s*\b(?:morning|afternoon|evening|night|eve|early hours)\s+of\s*$")
_NAME = re.compile(r"[A-Z][\w&’'-]*$")
_NEVER_NAMES = frozenset({"both", "its", "our", "their", "year"})
_OPENING = "([\"“‘'"
_POSSESSIVES = frozenset("'’")


class Neighbours(msgspec.Struct, frozen=True):
    """The text, and the end of its paragraph's text before a phrase.

    ``word`` is the last word there, ``tie`` the last in lower case that is no article.
    """

    text: str
    before: str
    word: str
    tie: str

    @classmethod
    def of(cls, text: str, start: int) -> Neighbours:
        """Return the neighbours of the phrase at ``start``."""
        before = text[max(0, start - _CONTEXT) : start]
        if "\n" in before:
            before = _BLANK_LINE.split(before)[-1]
        opened = before.rstrip(_OPENING)
        if not opened[-1:].isspace():
            return cls(text, before, "", "")
        parts = ["", "", *opened.rsplit(None, 2)]
        word = parts[-1].lstrip(_OPENING)
        return cls(text, before, word, (parts[-2] if word.lower() == "the" else word).lower())

    def next_word(self, end: int) -> str:
        """Return the word after ``end``, past a possessive ending; empty where a stop or sign follows."""
        match = _NEXT_WORD.match(self.text, end)
        return match["word"] if match else ""

    def sign(self, end: int) -> str:
        """Return the character at ``end``, or nothing at the end of the text."""
        return self.text[end : end + 1]


def article_before(meaning: AnyMeaning, context: Neighbours) -> int:
    """Return the length of a phrase's article with its space ("the same day"), 0 where it has none."""
    is_phrase = isinstance(meaning, (Anaphoric, Stretch, Relative, Duration, NewYear))
    return 4 if is_phrase and context.before[-4:].lower() == "the " else 0


def is_time(form: str, meaning: AnyMeaning, context: Neighbours, end: int, last: Time | None) -> bool:
    """Tell whether the neighbours let a phrase of a form be a time; ``last`` is the time found before it."""
    if context.sign(end) == "-" and context.text[end + 1 : end + 2].isalpha():
        return False  # "week-long", "a 2022-era plan"
    if form in ("date", "days", "month", "months") and context.next_word(end) in words().recurring:
        return False
    if form == "month" and isinstance(meaning, Date):
        return _is_month(meaning, context, end)
    if form == "year" and isinstance(meaning, Date):
        return meaning.part is not None or _is_year(meaning, context, end, last)
    if form == "season" and isinstance(meaning, Stretch):
        return meaning.year is not None or meaning.pick is not None or _is_season(context, end)
    if form == "weekday" and isinstance(meaning, Date):
        return meaning.pick is not None or meaning.weeks is not None or _is_weekday(context, end)
    if form == "today":
        return _is_day(meaning, context, end)
    if form == "day before" and isinstance(meaning, Anaphoric):
        return context.sign(end) in ("", ",", ".", ";")
    if form == "new year":
        return context.text[:end].endswith("new year")
    if form == "in units":
        return _is_length_ahead(context, end)
    return form != "ago" or not _is_approximate(context)


def _is_approximate(context: Neighbours) -> bool:
    word = context.word.lower()
    return word in words().approximations or word in ("around", "nearly", "over")


def _is_length_ahead(context: Neighbours, end: int) -> bool:
    """Tell whether "in N years" can look ahead: not in "the first visit in ten years"."""
    if context.next_word(end).lower() in words().after_lengths:
        return False
    return _ranked().search(context.before) is None


@cache
def _ranked() -> re.Pattern[str]:
    """Return the pattern of a text that ends on what is the first, or the best, in some time."""
    ranks = "|".join(sorted({*words().ordinals, *words().ranks}))
    return re.compile(rf"\b(?:\d+(?:st|nd|rd|th)|{ranks})\b[^.;]*\s(?:in|over)\s*$", re.IGNORECASE)


def _is_month(date: Date, context: Neighbours, end: int) -> bool:
    if date.year is not None or date.pick or date.part:
        return True
    word, follows = context.word.lower(), context.next_word(end)
    if follows.lower() in words().named_by_day:
        return False
    if word in words().determiners or word.endswith(("'s", "’s")):
        return follows != "" and follows not in words().month_licences and follows != "on"
    if context.sign(end) in _POSSESSIVES:
        return word in _relations()
    return word == "in" or (word in words().month_licences and not follows[:1].isupper())


def _is_year(date: Date, context: Neighbours, end: int, last: Time | None) -> bool:
    """Tell whether a number of four digits is a year, not a label, an amount or one of a list of these."""
    lexicon, word = words(), context.word.lower()
    if word in lexicon.number_labels or _LABELLED.search(context.before):
        return False
    if word in lexicon.approximations or word == "least":
        return _LIMIT.search(context.before) is not None
    if context.next_word(end).lower() in lexicon.counted or _PERCENT.match(context.text, end):
        return False
    if isinstance(date.year, int) and date.year < _OLD and relation_of(date, context, end) is None:
        return word == "of" or context.before.endswith("(")
    if word != "over" and _LISTED.search(context.before):
        return last is not None and isinstance(last.meaning, (Date, Range))
    return word != "over"


def _is_weekday(context: Neighbours, end: int) -> bool:
    word = context.word.lower()
    if word in words().named_weekdays:
        return False
    return word == "on" or not context.next_word(end)[:1].isupper()


def _is_season(context: Neighbours, end: int) -> bool:
    """Tell whether a bare season is one: "fall" and "spring" are verbs, "winter" stands in names."""
    if context.sign(end) not in ("", ",", ".", ";", "\n"):
        return False
    return context.before.lower().rstrip().endswith((" in", " in the", " during the", " over the"))


def _is_day(meaning: AnyMeaning, context: Neighbours, end: int) -> bool:
    """Tell whether "today" and "tomorrow" mean days: not in "today's world", "leaders of tomorrow"."""
    if isinstance(meaning, Relative) and meaning.offset < 0:
        return True
    if context.sign(end) in _POSSESSIVES:
        return context.next_word(end).lower() not in words().nowadays
    return context.word.lower() not in words().ages


def relation_of(meaning: AnyMeaning, context: Neighbours, end: int) -> Relation | None:
    """Return how the words before a phrase tie it to the sentence, ``name`` where it is part of a name."""
    if _is_named(meaning, context, end):
        return "name"
    tail = _DAYPART_OF.sub("", context.before).lower().split()
    while tail and tail[-1] in ("about", "around", "early", "least", "the"):
        tail = tail[:-2] if tail[-1] == "least" else tail[:-1]
    for count in (3, 2, 1):
        relation = _relations().get(" ".join(tail[-count:]).lstrip("(["))
        if relation is not None:
            lasts = relation == "on" and isinstance(meaning, Duration)
            closed = relation in ("from", "on") and isinstance(meaning, Range)
            if relation == "until" and tail[-1] == "to" and context.word.lower() == "the":
                return None  # "looks to the 2027 summit"
            return "during" if lasts or closed else relation
    return None


@cache
def _relations() -> dict[str, Relation]:
    return {phrase: relation for relation, phrases in words().relations.items() for phrase in phrases}


def _is_named(meaning: AnyMeaning, context: Neighbours, end: int) -> bool:
    """Tell whether a date is part of a name: "Vision 2030", "the 2030 Agenda", "the September 11 attacks"."""
    date = meaning.first if isinstance(meaning, Range) else meaning
    if not isinstance(date, Date) or date.pick or date.part or date.weekday is not None:
        return False
    follows = context.next_word(end).lower()
    if date.day is not None:
        return date.year is None and isinstance(meaning, Date) and follows in words().named_by_day
    if date.month is not None or not isinstance(date.year, int):
        return False
    if isinstance(meaning, Date) and follows in words().named_with_year:
        return True
    word = context.word.lower()
    if word == "fiscal" or context.before.lower().endswith("fiscal year "):
        return True
    if word in _relations() or word in symbols() or word in _NEVER_NAMES:
        return False
    return _NAME.match(context.word) is not None and context.before.endswith(" ")
