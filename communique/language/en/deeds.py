"""People whose office a text never prints, known by what they do: they speak, or meet others.

A transcript prints who speaks; a report tells who "held talks" or "was received". A name of two or three
capitalised words is taken for a person there, if the text goes on to use the last of them alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from communique.language.en.parties import Name
from communique.language.en.people import People, is_full_name
from communique.language.en.symbols import Alphabet
from communique.model import Document

_ACTS = re.compile(r" (?:(?:also|has|have|will|had) )?(?:held|holds?|met|meets?|receive[sd]|conducted) ")
_BEFORE = re.compile(r"(?:^|[\n.,:!] ?|\b(?:and|by) )((?:[A-Z][\w’'-]+ ){1,2}[A-Z][\w’'-]+)$")
_LONGEST = 50
"""Characters that a name of three words, and what opens its clause, take at most."""


def enter_by_deeds(document: Document, names: Sequence[Name], people: People, alphabet: Alphabet) -> None:
    """Enter those who speak or act in a document and whom it gives no office; others stay as they are."""
    for section in document.sections:
        name = section.speaker or ""
        if section.kind == "answer" and is_full_name(name) and not people.find(name):
            people.add(name, None, None, section.start, section.start).acts = True
    for name, start in _actors(document.clean):
        end = start + len(name)
        taken = any(known.start < end and start < known.end for known in names)
        is_free = not taken and not any(map(alphabet.knows, name.lower().split()))
        if is_free and is_full_name(name) and not people.find(name):
            people.add(name, None, None, start, end).acts = True


def _actors(text: str) -> Iterator[tuple[str, int]]:
    """Yield names of two or three words before a verb of meeting, with their offsets."""
    for match in _ACTS.finditer(text):
        low = max(0, match.start() - _LONGEST)
        found = _BEFORE.search(text, low, match.start())
        if found is not None and _stands_alone(text, found[1]):
            yield found[1], found.start(1)


def _stands_alone(text: str, name: str) -> bool:
    """Tell whether the text uses the last word of a name by itself, as it does of people."""
    surname = name.rsplit(maxsplit=1)[-1]
    return text.count(surname) > text.count(name) or text.count(name) > 1
