"""What tells a name of a party or place from its namesakes: people, plain words, other abbreviations.

Which forms are doubtful is data (confusions.yaml); here is how the words around one are looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.language.en.gazetteer import Entry, confusions, entries, fold, organisations, states

_WORD_BEFORE = re.compile(r"(\S+) $")
_WORD_AFTER = re.compile(r" ([A-Z][\w'’]*)")
_TITLE_BEFORE = re.compile(r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|[A-Z])\.")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\"'“”\n]) *$")
_DASHES = frozenset("-‐‑–")
"""What joins two parties' names, and never a given name and a family name."""
_PLACING = frozenset({"across", "at", "from", "in", "inside", "into", "of", "outside", "within"})
"""Prepositions that a place's name follows even where a person's name comes right after it."""


@cache
def _doubtful() -> frozenset[str]:
    """Return the forms that are looked at twice."""
    marks = confusions()
    return marks.capital_words | marks.family_names | marks.given_names | marks.with_article | marks.words


def is_meant(text: str, start: int, end: int, form: str) -> bool:
    """Tell whether ``form`` is used at ``start:end`` as a name of a party or place."""
    around = (text[max(0, start - 1) : start], text[end : end + 1])
    if form not in _doubtful() or not _DASHES.isdisjoint(around):
        return True
    marks = confusions()
    match = _WORD_BEFORE.search(text, max(0, start - 24), start)
    before = match[1] if match else ""
    if form in marks.capital_words and text[start:end].isupper() and _line(text, start).isupper():
        return False
    if form in marks.with_article and before.lower() != "the":
        return False
    if form in marks.words and before.lower() not in marks.prepositions:
        return False
    if form in marks.given_names and _is_given_name(text, before, end):
        return False
    return form not in marks.family_names or not _is_family_name(text, before, start)


def _is_given_name(text: str, before: str, end: int) -> bool:
    """Tell whether a family name seems to follow the form that ends at ``end``."""
    match = _WORD_AFTER.match(text, end)
    if match is None or before.lower() in _PLACING:
        return False
    if before.lower() in confusions().prepositions and _WORD_AFTER.match(text, match.end()):
        return False  # "ambassador to" the state, and then the ambassador's own two names
    after = match[1].removesuffix("'s").removesuffix("’s")
    return after not in confusions().after and after not in entries() and not _is_title_case(_line(text, end))


def _is_family_name(text: str, before: str, start: int) -> bool:
    """Tell whether a given name, a title or an initial seems to stand before the form at ``start``."""
    if before in confusions().titles or _TITLE_BEFORE.fullmatch(before):
        return True
    if not before[:1].isupper() or not before[-1].isalpha():
        return False
    if before in confusions().before or fold(before) in entries():
        return False
    first = start - 1 - len(before)
    opens_sentence = _SENTENCE_START.search(text[max(0, first - 3) : first])
    return not opens_sentence and not _is_title_case(_line(text, start))


def _line(text: str, offset: int) -> str:
    """Return the line of ``text`` around ``offset``."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


_SMALL_WORD = re.compile(
    r"\b(?!(?:an?|and|as|at|but|by|de|for|from|in|into|of|off|on|or|over|s|the|to|via|vs|with)\b)[a-z]"
)
_HEADLINE_FROM = 4
"""A line of fewer words tells nothing by its capitals."""


def _is_title_case(line: str) -> bool:
    """Tell whether every word of ``line`` that can take a capital has one, as in a headline."""
    return len(line.split()) >= _HEADLINE_FROM and not _SMALL_WORD.search(line)


# --- abbreviations -------------------------------------------------------------------------------

_INTRODUCED = re.compile(r"\((?:the )?\"?([A-Z][A-Za-z]*[A-Z])\"?\)")
_PHRASE_LENGTH = 100
"""How far before the brackets the words are looked for, in code points."""


def other_abbreviations(folded: str) -> set[str]:
    """Return the listed abbreviations that the text introduces for something else.

    One is introduced by standing in brackets after the words whose first letters it takes. ``folded`` is a
    whole document, folded; an abbreviation in the result names no listed party anywhere in it.
    """
    known, other = entries(), set()
    for match in _INTRODUCED.finditer(folded):
        entry = known.get(match[1])
        if entry and entry.kinds[0] in ("state", "institution", "organisation"):
            phrase = folded[max(0, match.start() - _PHRASE_LENGTH) : match.start()]
            if _spells_another(phrase, match[1], entry):
                other.add(match[1])
    return other


def _spells_another(phrase: str, abbreviation: str, entry: Entry) -> bool:
    """Tell whether the last words of ``phrase`` spell the abbreviation and are not the party's name."""
    words = [word.lower() for word in re.split(r"[ -]", phrase) if word[:1].isupper()][-len(abbreviation) :]
    if [word[0] for word in words] != list(abbreviation.lower()):
        return False
    names = {word for form in _long_names(entry.codes) for word in form.lower().split()}
    return words[0] not in names and sum(word in names for word in words) * 2 < len(words)


def _long_names(codes: tuple[str, ...]) -> Iterator[str]:
    """Yield the spelt-out names of the parties."""
    for code in codes:
        if (state := states().get(code)) is not None:
            yield from (state.name, *state.official, *state.also, *state.adjectives, *state.institutions)
        if (body := organisations().get(code)) is not None:
            yield from (body.name, *body.also, *body.organs)
            yield from (states()[member].name for member in body.members if member in states())
