"""Items that one announced verb governs: "agreed: First, opening …", a list under "will:" (ruling 16)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.data import load
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import compile_pattern, grammar
from communique.extraction.subjects import Subject, find_subject, letters_of

ENUMERATORS: Final = frozenset(
    {
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "firstly", "secondly", "thirdly", "fourthly", "fifthly", "sixthly", "seventhly", "lastly", "finally",
    }
)  # fmt: skip
"""Words that number an item, beside figures."""


_BREAK = re.compile("[;:]")


@cache
def _skipped() -> frozenset[str]:
    return letters_of("%adverbs|to|continue|ADVERB")


@cache
def _verbs() -> frozenset[str]:
    names = load("verbs")["classes"]
    return letters_of(
        "|".join(f"@{name}:ing" for name in names) + "|@act:base|@ask:base|@urge:base|@call:base"
    ) | {"g"}


LEAD: Final = 16
"""Units in which a gerund after a number can turn out to open a clause: "Second, moving on, I …"."""


@cache
def _told() -> str:
    return compile_pattern(", ( i|we|it | ACTOR )", grammar().alphabet)


def find_items(discourse: Discourse, clauses: Clauses) -> list[tuple[int, int]]:
    """Return the bare verb phrases that a sentence numbers: first unit, first after the number."""
    sentence = clauses.sentence
    found = []
    for k in [0, *(match.end() for match in _BREAK.finditer(sentence.letters, 0, len(sentence.letters) - 1))]:
        word = discourse.text[sentence.starts[k] : sentence.ends[k]].casefold()
        if word not in ENUMERATORS and sentence.letters[k] != "n":
            continue
        start = k + 1
        while start < len(sentence.letters) and sentence.letters[start] in ",.):":
            start += 1
        verb = start
        while verb < len(sentence.letters) and sentence.letters[verb] in _skipped():
            verb += 1
        told = re.search(_told(), sentence.letters[verb : verb + LEAD])
        if k < start and verb < len(sentence.letters) and sentence.letters[verb] in _verbs() and not told:
            found.append((k, start))
    return found


# --- lists under a verb and a colon ----------------------------------------------------------------

LEAST: Final = 4
"""Units of a listed item; a shorter one is a heading."""


@cache
def _announcing() -> re.Pattern[str]:
    binding = "@agree|@promise|commit|commits|committed|intend|intends|plan|plans|resolved"
    return re.compile(compile_pattern(f"( will|shall | {binding} to ) ADV :", grammar().alphabet) + r"\Z")


def announces(discourse: Discourse, clauses: Clauses) -> Subject | None:
    """Return the subject of a sentence that opens a list: "the two sides will:"; or None."""
    if not clauses.sentence.letters.endswith(":"):
        return None
    match = _announcing().search(clauses.sentence.letters)
    if match is None:
        return None
    subject = find_subject(discourse, clauses, match.start())
    return subject if subject is not None and subject.acts and subject.codes else None


def find_listed(clauses: Clauses) -> int | None:
    """Return the first unit of a listed item, whose verb stands in the base form; or None."""
    letters = clauses.sentence.letters
    start = 0
    while start < len(letters) and letters[start] in "-*•n.)":
        start += 1
    verb = start
    while verb < len(letters) and letters[verb] in _skipped():
        verb += 1
    if verb >= len(letters) or letters[verb] not in letters_of("@act:base|@ask:base|@urge:base|@call:base"):
        return None
    heading = letters.find(":", verb)
    long_enough = len(letters) - verb > LEAST and not 0 <= heading - verb <= 4 * LEAST
    return start if long_enough else None
