"""How names are written in a brief: people as printed or in ASCII, parties with their article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Literal

from communique.data import load
from communique.language.en.parties import is_state, party_demonym, party_name
from communique.publishing.statements.sentences import list_words

NameSpelling = Literal["original", "ascii"]
"""Names of people and places as the documents print them, or in the letters of English alone."""


def spelled(name: str, spelling: NameSpelling) -> str:
    """Return a name of a person or place in the spelling asked for; capitals throughout become ordinary."""
    name = name.title() if name.isupper() and len(name) > 1 else name
    if spelling == "original" or name.isascii():
        return name
    from anyascii import anyascii

    return anyascii(name)


def the_party(code: str) -> str:
    """Return a party's name as it stands inside a sentence: "Kenya", "the Netherlands"."""
    name = party_name(code)
    with_article, without = _articles()
    takes_it = name in with_article if is_state(code) else " " in name and name not in without
    return f"the {name}" if takes_it else name


def the_parties(codes: Iterable[str]) -> str:
    """Return parties' names as a list inside a sentence, each once."""
    return list_words([the_party(code) for code in dict.fromkeys(codes)])


def adjective(code: str) -> str | None:
    """Return a state's adjective, None where it has none."""
    return party_demonym(code)


def in_order(codes: Sequence[str], pair: Sequence[str]) -> str:
    """Return names inside a sentence, those of the pair first and in its order."""
    ordered = [*(code for code in pair if code in codes), *(code for code in codes if code not in pair)]
    return the_parties(ordered)


@cache
def _articles() -> tuple[frozenset[str], frozenset[str]]:
    file = load("articles")
    return frozenset(file["with"]), frozenset(file["without"])
