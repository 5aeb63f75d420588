"""Noun phrases that name instruments: treaties, agreements, statements, plans, contracts.

A head ("memorandum of understanding") is looked up, then widened to the left over what it is called
by and its number, and to the right over what it is about or whose it is. Source: codebook,
"agreements", and rulings 12 and 31.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from msgspec.structs import replace

from communique.extraction.instrument_nouns import Head, Nouns, load_nouns
from communique.model import AgreementKind, Record

LONGEST_TAIL: Final = 60
LONGEST_PLAIN_TAIL: Final = 20
"""Most words of a tail, after a capitalised head (official titles are long) and after another."""

SHORTEST_TITLE: Final = 5
"""Letters of a head that is capitalised as a title and not only as an abbreviation is (MoU, CEPA)."""

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}(?:-[\w.’'-]*\w)?|\w+-(?:[A-Z]\.){2,}|[\w&](?:[\w’'&/-]*\w)?")
_JOINED = re.compile(r"[\w_-]|/(?![A-Z])")
"""What stands beside a noun that is only part of a word or of an address; "Agreements/MoUs" is two nouns."""

_ABBREVIATION = re.compile(r"\s*\([A-Z][\w-]{1,12}\)")
_LIST_ITEM = re.compile(r"(?:(?:and|as well as|its|the)\s+)*[A-Z]")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{8,300})[”\"»]")
_LISTED_BEFORE = re.compile(r"(?:(?:[A-Z]\w+,\s+)+and\s+|(?<=\bthe )[A-Z][\w.]*\s+[–-]\s+)$")
_LISTED_AFTER = re.compile(r"(?:,(?:\s+[A-Z][\w-]*)+)+,\s+and(?:\s+[A-Z][\w-]*)+")
"""What a name in capitals goes on with: "Science, Trade, and …", "the U.S. – …"; "…, Health, and Ports"."""
_LONGEST_LIST: Final = 80
"""Characters before a name in which such a list is sought."""

_LOOSE = frozenset(
    {"a", "an", "and", "as", "between", "both", "for", "in", "of", "on", "or", "the", "to", "with"}
)
"""Words that no title ends with."""


class InstrumentPhrase(Record, frozen=True):
    """A phrase that names an instrument or several: its span in code points and its kind.

    ``count`` is the number told, ``None`` where none is; ``approximate`` where it is about so many.
    """

    start: int
    end: int
    kind: AgreementKind
    count: int | None
    approximate: bool


class _Token(NamedTuple):
    start: int
    end: int
    word: str


def find_instruments(text: str) -> list[InstrumentPhrase]:
    """Return the phrases of one sentence that name instruments, in order and without overlap.

    Left out: universal law and charters that are only cited, unnamed "agreements reached", agreement
    as a state of mind, and a bare noun that points back ("the agreement"). The span is the shortest
    that names the instrument, without article; a quoted title is taken whole.
    """
    nouns = load_nouns()
    heads = list(_find_heads(text, nouns))
    if not heads:
        return []
    pairs = zip(heads, [*heads[1:], None], strict=True)
    # Of two nouns in a row ("framework agreement") the last is the head.
    found = [head for head, after in pairs if not after or text[head[1] : after[0]].strip()]
    tokens = [_Token(m.start(), m.end(), m[0]) for m in _TOKEN.finditer(text)]
    phrases = [p for a, b, head in found if (p := _widen(text, tokens, a, b, head, nouns)) is not None]
    quotes = [(m.start(1), m.start(1) + len(m[1].rstrip(",. "))) for m in _QUOTED.finditer(text)]
    return _separate(text, [_take_quote(p, quotes) for p in phrases])


def _find_heads(text: str, nouns: Nouns) -> Iterator[tuple[int, int, Head]]:
    """Yield the heads as whole words, save those of cited law and of phrases that are no instruments."""
    lowered = text.lower()
    if len(lowered) != len(text):  # a few letters grow when lowered, and offsets must hold
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    cited: list[tuple[int, int]] | None = None
    for index, start, end in nouns.automaton.find_matches_as_indexes(lowered):
        if _JOINED.match(text, end) or (start and _JOINED.match(text[start - 1 : start])):
            continue
        if cited is None:
            cited = [m.span() for m in nouns.cited.finditer(text)]
        if any(a < end and start < b for a, b in cited) or nouns.before.match(text, end):
            continue
        if text[start].islower() and nouns.before_plain.match(text, end):
            continue
        if not nouns.after.search(text[max(0, start - 20) : start]):
            yield start, end, nouns.heads[index]


def _widen(
    text: str, tokens: Sequence[_Token], start: int, end: int, head: Head, nouns: Nouns
) -> InstrumentPhrase | None:
    """Return the phrase about a head, or None where it names nothing."""
    first = next(i for i, token in enumerate(tokens) if token.end > start)
    last = next((i for i, token in enumerate(tokens) if token.start >= end), len(tokens))
    capitalised = text[start].isupper() and end - start >= SHORTEST_TITLE
    begin = _widen_left(text, tokens, first, nouns)
    close = _widen_right(text, tokens, last, end, capitalised, head, nouns)
    called = [token.word for token in tokens[begin:first]]
    if head.needs_joint and "joint" not in map(str.lower, called):
        return None
    count, number_at = _read_number(text, tokens, begin, nouns) if head.is_plural else (None, None)
    named = any(word[0].isupper() for word in called) or any(c.isupper() for c in text[end:close])
    if head.needs_name and count is None and not (capitalised and named):
        return None
    bare = not called and close == end and count is None
    is_dated = text.startswith(" of ", end) and nouns.dated.match(text, end + 1) is not None
    if bare and not is_dated and _points_back(tokens, begin, " " in text[start:end] and capitalised, nouns):
        return None
    approximate = number_at is not None and nouns.approximate.match(text, number_at) is not None
    begun = tokens[begin].start if number_at is None else number_at
    if text[begun].isupper():
        listed = _LISTED_BEFORE.search(text, max(0, begun - _LONGEST_LIST), begun)
        begun = listed.start() if listed else begun
    if capitalised and close > end and (listed := _LISTED_AFTER.match(text, close)):
        close = listed.end()
    return InstrumentPhrase(begun, close, head.kind, count, approximate)


def _widen_left(text: str, tokens: Sequence[_Token], first: int, nouns: Nouns) -> int:
    """Return the index of the first token by which the head is called."""
    begin = first
    while begin > 0:
        step = 2 if tokens[begin - 1].word in {"and", "&"} and begin > 1 else 1
        token = tokens[begin - step]
        gap = text[token.end : tokens[begin - step + 1].start].strip()
        listed = gap == "," and token.word in nouns.words["qualifiers"]  # "voluntary, non-binding"
        if (gap not in {"", "’", "'"} and not listed) or not _is_name_word(token.word, nouns):
            break
        if step == 2 and text[tokens[begin - 1].end : tokens[begin].start].strip():
            break
        begin -= step
    return begin


def _is_name_word(word: str, nouns: Nouns) -> bool:
    """Return whether a word may belong to an instrument's name, before its head."""
    lowered = word.lower()
    if lowered in nouns.words["qualifiers"]:
        return True
    if not (word[0].isupper() or ("-" in word and any(c.isupper() for c in word))):
        return False
    words = nouns.words
    apart = words["pointing"] | words["calendar"] | words["not-in-names"] | _LOOSE | nouns.numbers.keys()
    return lowered not in apart and not lowered.endswith(("’s", "'s"))


def _widen_right(
    text: str, tokens: Sequence[_Token], last: int, end: int, capitalised: bool, head: Head, nouns: Nouns
) -> int:
    """Return where the phrase ends that begins with a head ending at ``end``."""
    short = _ABBREVIATION.match(text, end)
    close = short.end() if short else end
    at = next((i for i in range(last, len(tokens)) if tokens[i].start >= close), len(tokens))
    if at == len(tokens) or text[close : tokens[at].start].strip():
        return close
    opening = tokens[at].word.lower()
    titled = capitalised and head.kind == "joint-statement" and opening in nouns.words["title-tails"]
    if not titled and (
        opening not in nouns.words["tails"]
        or (capitalised and opening == "to")
        or nouns.dated.match(text, tokens[at].start)
    ):
        return close
    stop = at
    for i in range(at + 1, min(len(tokens), at + (LONGEST_TAIL if capitalised else LONGEST_PLAIN_TAIL))):
        if _ends_tail(text, tokens, at, i, capitalised, nouns):
            break
        stop = i
    while stop >= at and tokens[stop].word.lower() in _LOOSE:
        stop -= 1
    if stop <= at:
        return close
    return tokens[stop].end + text.startswith(")", tokens[stop].end)


def _ends_tail(
    text: str, tokens: Sequence[_Token], at: int, i: int, capitalised: bool, nouns: Nouns
) -> bool:
    """Return whether the tail that began with token ``at`` ends before token ``i``."""
    before, (start, _, word) = tokens[i - 1], tokens[i]
    following = tokens[i + 1].word if i + 1 < len(tokens) else "a"
    if _breaks(text[before.end : start].strip(), before.word, text[start:], tokens[at].word.lower()):
        return True
    if nouns.stop.match(text, start) or nouns.dated.match(text, start):
        return True
    if word == "and" and following in {"of", "our"}:  # "the Statement on … and of our agreement"
        return True
    if capitalised or following[0].isupper():
        return word == "in" and not capitalised
    if word != "and":
        return False
    # "between A and B and the need": the second "and" leads on; "and encouraged" starts a new clause.
    among = tokens[at].word.lower() in nouns.words["pairing"]
    return following.endswith("ed") or (among and any(t.word == "and" for t in tokens[at:i]))


def _breaks(gap: str, before: str, rest: str, opening: str) -> bool:
    """Return whether the punctuation between two words of a tail ends it."""
    if gap in {"", "–", "—", "’"}:
        return False
    if gap == ".":
        return not (len(before) == 1 or before in {"Jr", "Sr", "St", "Dr", "Mr", "Ms"})
    if gap in {"(", ")"}:
        return not (gap == ")" or _ABBREVIATION.match("(" + rest))
    return not (gap in {",", "),"} and opening in {"among", "between"} and _LIST_ITEM.match(rest))


def _read_number(
    text: str, tokens: Sequence[_Token], begin: int, nouns: Nouns
) -> tuple[int | None, int | None]:
    """Return the number before token ``begin`` and where it starts, with what makes it approximate."""
    if begin == 0 or text[tokens[begin - 1].end : tokens[begin].start].strip():
        return None, None
    word = tokens[begin - 1].word.lower()
    count = int(word) if word.isdecimal() and len(word) < len("2026") else nouns.numbers.get(word)
    if count is None or count == 1:
        return None, None
    start = tokens[begin - 1].start
    for match in nouns.approximate.finditer(text, max(0, start - 20), start):
        if not text[match.end() : start].strip():
            return count, match.start()
    return count, start


def _points_back(tokens: Sequence[_Token], begin: int, is_title: bool, nouns: Nouns) -> bool:
    """Return whether a bare head refers to an instrument named before."""
    return not is_title and begin > 0 and tokens[begin - 1].word.lower() in nouns.words["pointing"]


def _take_quote(phrase: InstrumentPhrase, quotes: Sequence[tuple[int, int]]) -> InstrumentPhrase:
    """Return the phrase, widened to the quoted title that it opens or that follows it at once."""
    for start, end in quotes:
        if start <= phrase.start <= start + len("The ") and phrase.end <= end:
            return replace(phrase, start=start, end=end)
        if phrase.end < start <= phrase.end + len(" “"):
            return replace(phrase, end=end)
    return phrase


def _separate(text: str, phrases: Sequence[InstrumentPhrase]) -> list[InstrumentPhrase]:
    """Return the phrases without overlap: one told beside another ends where that begins, else holds it."""
    kept: list[InstrumentPhrase] = []
    for phrase, following in zip(phrases, [*phrases[1:], None], strict=False):
        if kept and phrase.start < kept[-1].end:
            continue
        if following is not None and phrase.start < following.start < phrase.end:
            lead = text[phrase.start : following.start]
            beside = re.search(r"[\s,]+(?:and|or|as well as)(?:\s+(?:an?|the|also))*\s*$", lead)
            if beside:
                phrase = replace(phrase, end=phrase.start + beside.start())
        kept.append(phrase)
    return kept
