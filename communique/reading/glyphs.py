"""Which characters are foreign to an English text, and what becomes of each.

Saved pages carry signs that nobody wrote: emoji as bullets, flags before a sentence, a zodiac sign or a
letter of some far script inside a word. They are dropped. What belongs to names stays: every Latin letter
with its marks, and words in the scripts in which names are commonly given beside the English form.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

from communique.reading.offsets import Edit

# ASCII, Latin-1 with its signs, extended Latin, phonetic and modifier letters (ʻ in names), combining
# marks, Vietnamese letters, typographic punctuation, currency signs.
_AT_HOME = r"\n\x20-\x7e\xa1-\xac\xae-\u036f\u1e00-\u1eff\u2010\u2012-\u2027\u2030-\u205e\u20a0-\u20cf\u2122"
_ODD_RUN = re.compile(f"[^{_AT_HOME}]+(?: [^{_AT_HOME}]+)*")
_KEPT_SYMBOLS = frozenset("№℃℉℠")
_NAME_SCRIPTS = (
    "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "IDEOGRAPHIC",
)
_LONGEST_INTRUDER = 2
"""Letters of a foreign script in a row, up to which they are taken for a stray sign and not for a word."""

HOMOGLYPHS = {
    ord(foreign): latin
    for foreign, latin in zip(
        "АВСЕНІЈКМОРЅТХУасеіјорѕхуΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABCEHIJKMOPSTXYaceijopsxyABEZHIKMNOPTYXo", strict=True
    )
}
"""Cyrillic and Greek letters that look like a Latin one, for words otherwise Latin (by code point)."""

_Kind = Literal["drop", "keep", "common", "exotic"]


def find_odd(text: str) -> Iterator[Edit]:
    """Yield the edits that rid ``text`` of stray glyphs, in order.

    Each drops characters or puts one for one: a plain space for any other space, a line feed for a
    line separator, a hyphen for one that does not break, an ASCII letter for its full-width or
    mathematical form (Unicode NFKC), a Latin letter for one of `HOMOGLYPHS` inside a Latin word.
    """
    for run in _ODD_RUN.finditer(text):
        yield from _edit_run(text, run.start(), run.end())


def _edit_run(text: str, start: int, end: int) -> Iterator[Edit]:
    kinds = [_kind(text[i]) for i in range(start, end)]
    words = _foreign_words(kinds)
    strays: dict[int, str] = {}
    for first, last in words:
        strays.update(_edit_word(text, start + first, start + last, alone=len(words) == 1))
    for i, kind in enumerate(kinds, start):
        put = "" if kind == "drop" else strays.get(i, _substitute(text[i]))
        if put is not None:
            yield Edit(i, i + 1, put)


def _edit_word(text: str, start: int, end: int, alone: bool) -> Iterator[tuple[int, str]]:
    """Yield position and replacement of stray letters: none in a word or phrase of its own script."""
    if end - start > _LONGEST_INTRUDER:
        return
    attached = _is_latin(text, start - 1) or _is_latin(text, end)
    for i in range(start, end):
        latin = HOMOGLYPHS.get(ord(text[i]))
        if attached and latin:
            yield i, latin
        elif _kind(text[i]) == "exotic":
            if alone:
                yield i, ""
        elif attached and not unicodedata.name(text[i], "").startswith("GREEK"):
            yield i, ""


def _foreign_words(kinds: list[_Kind]) -> list[tuple[int, int]]:
    """Return the stretches of foreign letters, as (start, end) in ``kinds``."""
    words: list[tuple[int, int]] = []
    for i, kind in enumerate(kinds):
        if kind in ("common", "exotic"):
            if words and words[-1][1] == i:
                words[-1] = (words[-1][0], i + 1)
            else:
                words.append((i, i + 1))
    return words


def _is_latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isalpha() and "LATIN" in unicodedata.name(text[at], "")


@cache
def _substitute(char: str) -> str | None:
    if char in _KEPT_SYMBOLS or char == " ":
        return None
    category = unicodedata.category(char)
    if char in "\x0b\x0c\x85\r" or category in ("Zl", "Zp"):
        return "\n"
    if category == "Zs" or char == "\t":
        return " "
    if char == "\u2011":
        return "-"
    if category in ("So", "Cf"):
        return None
    plain = unicodedata.normalize("NFKC", char)
    return plain if len(plain) == 1 and plain != char and plain.isascii() and plain.isprintable() else None


@cache
def _kind(char: str) -> _Kind:
    if char in _KEPT_SYMBOLS or _substitute(char) is not None or char == " ":
        return "keep"
    category = unicodedata.category(char)
    name = unicodedata.name(char, "")
    if category[0] in "SC" or "VARIATION SELECTOR" in name or "KEYCAP" in name:
        return "drop"
    if name.startswith("LATIN") or category == "Pd":
        return "keep"
    return "common" if name.startswith(_NAME_SCRIPTS) else "exotic"
