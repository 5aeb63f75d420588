"""Names of the formal standing between two parties: the phrases in a text and their codes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from communique.data import load

_LONGEST_LEAD = 40
"""Characters before a name that may rule it out: more than the longest entry of `not-after`."""


class LevelPhrase(NamedTuple):
    """A level's name in a text: its span in code points and its code (codebook, "relations")."""

    start: int
    end: int
    code: str


class _Names(NamedTuple):
    """The data file, compiled."""

    stems: tuple[str, ...]
    name: re.Pattern[str]
    plain: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    core: frozenset[str]
    heads: Mapping[str, str]
    strategic_heads: frozenset[str]
    codes: Mapping[str, str | None]


def level_code(phrase: str) -> str | None:
    """Return the code of a level's name, with or without article, or None where the phrase is none.

    Every word is kept in kebab-case, save those that the codebook gives a short name (ruling 13).
    """
    found = find_levels(phrase)
    return found[0].code if len(found) == 1 else None


def find_levels(text: str) -> list[LevelPhrase]:
    """Return the names of levels in ``text``, in order and without overlap; often empty.

    A name inside the title of an instrument or body is none, nor is a partnership without a word that
    makes it formal. Whose level it is, and whether "allies" are those of a named state or of an
    organisation, is for the reader of the sentence to tell.
    """
    names = _load_names()
    if not any(stem in text for stem in names.stems):
        return []
    found = [*_find_names(text, names), *_find_plain(text, names)]
    kept: list[LevelPhrase] = []
    for phrase in sorted(found, key=lambda p: (p.start, -p.end)):
        if not kept or phrase.start >= kept[-1].end:
            kept.append(phrase)
    return [p for p in kept if not _is_part_of_more(text, p, names)]


def _is_part_of_more(text: str, phrase: LevelPhrase, names: _Names) -> bool:
    """Return whether the words around the phrase make it the name of something else."""
    before = text[max(0, phrase.start - _LONGEST_LEAD) : phrase.start]
    return bool(names.after.search(before) or names.before.match(text, phrase.end))


def _find_names(text: str, names: _Names) -> Iterable[LevelPhrase]:
    """Yield the names with qualifiers."""
    for match in names.name.finditer(text):
        qualifiers = _kebab(match["qualifiers"])
        words = {core for core in names.core if f"-{core}-" in f"-{qualifiers}-"}
        head = match["head"].lower()
        code = names.codes.get(_kebab(f"{qualifiers} {head}"))
        if code is None and (not words or (head in names.strategic_heads and "strategic" not in words)):
            continue
        whole = "-".join(filter(None, (qualifiers, names.heads[head], _kebab(match["tail"] or ""))))
        yield LevelPhrase(match.start(), match.end(), code or whole.replace("co-operative", "cooperative"))


def _find_plain(text: str, names: _Names) -> Iterable[LevelPhrase]:
    """Yield the names that need no qualifier."""
    for match in names.plain.finditer(text):
        code = names.codes[_kebab(match[0])]
        if code is not None:
            yield LevelPhrase(match.start(), match.end(), code)


def _kebab(phrase: str) -> str:
    return "-".join(re.findall(r"[a-z]+", phrase.lower()))


def _alternatives(phrases: Iterable[str]) -> str:
    """Return an expression for any of the phrases, the longest first; a hyphen also matches a space."""
    ordered = sorted(phrases, key=len, reverse=True)
    return "|".join(re.escape(p).replace(r"\-", r"[\s-]").replace(r"\ ", r"\s+") for p in ordered)


@cache
def _load_names() -> _Names:
    data = load("levels")
    word = rf"(?:(?i:{_alternatives(data['qualifiers'])})|{_alternatives(data['capitalised'])})"
    heads, tails = _alternatives(data["heads"]), _alternatives(data["tails"])
    joint = r"(?:,?\s+and\s+|,\s+|[\s-]+)"
    single = {**data["short"], **data["plain"]}
    return _Names(
        stems=tuple(data["stems"]),
        name=re.compile(
            rf"\b(?P<qualifiers>{word}(?:{joint}{word})*)\s+(?P<head>(?i:{heads}))\b"
            rf"(?:\s+(?P<tail>(?i:{tails}))\b)?"
        ),
        plain=re.compile(rf"\b(?i:{_alternatives(single)})\b"),
        before=re.compile(rf"\s+(?i:{_alternatives(data['not-before'])})\b"),
        after=re.compile(rf"(?:^|[\s-])(?i:{_alternatives(data['not-after'])})[\s-]+$"),
        core=frozenset(data["core"]),
        heads=data["heads"],
        strategic_heads=frozenset(data["strategic-heads"]),
        codes={_kebab(name): code for name, code in single.items()},
    )
