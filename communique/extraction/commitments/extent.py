"""How far a commitment's clause reaches: to the end of what its verb governs (codebook, ruling 44)."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.extraction.grammar import compile_pattern, grammar
from communique.extraction.subjects import letters_of
from communique.language.en.analysis import Sentence

SHORT: Final = 12
"""Units of a clause before a colon that says nothing but that a list follows."""

_VERBS = ("say", "express", "praise", "agree", "ask", "urge", "hope", "propose", "support", "oppose")
_TOLD = "|".join(f"@{name}:past" for name in (*_VERBS, "call", "discuss", "meet"))
_TELLS = "|".join(f"@{name}:s" for name in _VERBS) + (
    "|holds|remains|stands (?! of|in|and|at|across|between|with|among|on|, )"
)
_IS = "%finite"

STOPS: Final = (
    ", which|who|whose|where",
    ", and? ADV %consequences",
    ",? and|but|while|whereas|yet ( that )? ( ( ACTORS | PRONOUN ) ADV each? ADV {is}|{told}|{tells} )",
    ",? and|but|while|whereas ADV {is}|{told}|{tells}",
    ", ADV {told}|{tells} (?! by )",
    ", ( DET? ANY )? ( ACTORS | PRONOUN ) ADV @say:past",
    ", @say:past ACTORS",
    ", ( ED | @chair:past|held|made ) by",
    ", and? that ",
    "- ( DET | PRONOUN | one|which|including )",
    ": PRONOUN ADV will|shall|must|should|are|is|have|can",
)
"""Where what a verb governs ends: a relative clause, a result, another finite verb, a speaker named."""


def _fill(stop: str) -> str:
    return stop.replace("{is}", _IS).replace("{told}", _TOLD).replace("{tells}", _TELLS)


@cache
def _stops() -> re.Pattern[str]:
    alphabet = grammar().alphabet
    patterns = [_fill(stop) for stop in STOPS]
    return re.compile("|".join(f"(?:{compile_pattern(pattern, alphabet)})" for pattern in patterns))


def find_end(sentence: Sentence, complement: int, limit: int) -> int:
    """Return where the clause ends that opens at unit ``complement`` and lies before ``limit``."""
    letters = sentence.letters
    stop = _stops().search(letters, complement + 1, limit)
    end = stop.start() if stop else limit
    end = _before_mark(letters, complement, end)
    joints = letters_of("and|but|while|also|that|or") | set(",;:.-")
    while end > complement + 1 and letters[end - 1] in joints:
        end -= 1
    return max(end, complement + 1)


def _before_mark(letters: str, complement: int, end: int) -> int:
    """Return where a quotation mark closes or a semicolon ends the clause, and no list goes on behind it."""
    for k in range(complement + 1, end):
        if (
            letters[k] == '"'
            and letters.count('"', complement, k) % 2 == 0
            and '"' not in letters[k + 1 : end]
        ):
            return k
        if letters[k] == ";" and not _goes_on(letters, k + 1):
            return k
    return end


def _goes_on(letters: str, unit: int) -> bool:
    """Tell whether a list of verbs in the base form goes on behind a semicolon."""
    while unit < len(letters) and letters[unit] in letters_of("and|to|%adverbs|ADVERB"):
        unit += 1
    return unit < len(letters) and letters[unit] in letters_of("@act:base|@act:ing|ING")


@cache
def _vague() -> re.Pattern[str]:
    keep = (
        "( to ADV ( continue|continuing to? )? ADV remain|stay|keep|maintain|maintaining|consult|consulting )"
    )
    pattern = (
        f"( {keep} | to ( continued|regular|close|continue|continuing ){{1,3}} ) ANY{{0,4}}?"
        " ( %contacts )? ( ADV | with ACTORS | at ANY{1,3} ){0,2}"
    )
    return re.compile(compile_pattern(pattern, grammar().alphabet))


def is_vague(sentence: Sentence, complement: int, end: int) -> bool:
    """Tell whether a clause only keeps in touch, with no matter or purpose (codebook, rulings 17 and 37)."""
    if _partnering().fullmatch(sentence.letters, complement, end):
        return True
    if sentence.letters[end : end + 1] == "-":  # "close coordination – on Libya"
        return False
    found = _vague().fullmatch(sentence.letters, complement, end)
    return found is not None and bool(set(found[0]) & letters_of("%contacts"))


@cache
def _partnering() -> re.Pattern[str]:
    whom = "( ACTORS | ( (?! on|to|for|in|toward|towards ) ANY ){1,4} )"
    span = "( for|in|over the ( TIME | %spans ) ANY{0,3} | TIME )"
    pattern = f"to? ADV ( continue|continuing to? )? %partnering ADV ( and? with {whom} )? {span}?"
    return re.compile(compile_pattern(pattern, grammar().alphabet))


def is_bare(sentence: Sentence, complement: int, end: int) -> bool:
    """Tell whether a clause is a lone verb that says nothing of what will be done: "will do so"."""
    light = "".join(letters_of("%adverbs|%continues|to|be|ADVERB"))
    verb = sentence.letters[complement:end].lstrip(light)
    if verb[-1:] in letters_of("of|on|with|for|in|about") or verb[1:2] == "-":  # speech that broke off
        return True
    lasts = verb[-1:] in letters_of("@act:base") - letters_of("%self_standing")
    if len(verb) > 2 and verb[-2] in letters_of("to") and lasts:  # "a goal that we will work to achieve"
        return True
    if verb[1:2] in letters_of("%referring"):
        means = verb[2:3] in letters_of("by|through|via")
        return len(verb) == 2 or (verb[0] in letters_of("do") and not means)
    return len(verb) < 2 and not set(verb) & letters_of("%self_standing")


def is_heading(sentence: Sentence, complement: int, end: int) -> bool:
    """Tell whether a clause but announces the list behind its colon (codebook, ruling 38)."""
    clause = sentence.letters[complement:end]
    if not sentence.letters.endswith(":") or end < len(sentence.letters) - 1:
        return False
    short = len(clause) <= SHORT and bool(set(clause) & letters_of("%announced_as"))
    return short or bool(set(clause) & letters_of("following"))


def is_solidarity(sentence: Sentence, complement: int, end: int) -> bool:
    """Tell whether a clause but stands with somebody, and says nothing that will be done for them."""
    light = "".join(letters_of("%adverbs|%continues|to|ADVERB"))
    verb = sentence.letters[complement:end].lstrip(light)
    with_whom = set(verb[1:4]) & letters_of("with|by|behind|in|alongside|together|against")
    if verb[:1] not in letters_of("stand|standing"):
        return False
    if not with_whom and not set(verb[1:2]) & letters_of("united|firm|up"):
        return False
    up = verb[1:2] in letters_of("up")
    deeds = letters_of("@act:ing|@act:base|to") if up else letters_of("@act:ing|to")
    return not set(verb[1:]) & deeds


def is_for_bonds(sentence: Sentence, complement: int, end: int) -> bool:
    """Tell whether a wish is but for better ties: "to strengthen relations", "to build strong ties"."""
    clause = sentence.letters[complement:end]
    bonds = letters_of("ties|relations|relationship|partnership|alliance|friendship|bonds")
    means = letters_of("by|through|with|in") | {"g"}
    verb = clause.lstrip("".join(letters_of("to|%adverbs|%continues|for|of|in|ADVERB")))
    at = next((k for k, letter in enumerate(verb) if letter in bonds), None)
    return at is not None and not set(verb[1:at]) & (letters_of("@act") | means)
