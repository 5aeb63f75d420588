"""Constructions that tell for which parties people act, over the letters of a sentence's units.

Who says what a state wants, visits, meets, receives, thanks, leads. Words are in ``data/allegiance.yaml``.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.language.en.symbols import Alphabet
from communique.language.en.verbs import class_words


class Patterns(NamedTuple):
    """Constructions over the letters of units; see the data file for the words."""

    says: re.Pattern[str]
    will: re.Pattern[str]
    conduct: re.Pattern[str]
    thanks: re.Pattern[str]
    outward: re.Pattern[str]
    visits: re.Pattern[str]
    goes: re.Pattern[str]
    meets: re.Pattern[str]
    later: re.Pattern[str]
    between: re.Pattern[str]
    escorted: re.Pattern[str]
    pronoun: re.Pattern[str]
    called_on: re.Pattern[str]
    invites: re.Pattern[str]
    with_me: re.Pattern[str]
    joined: re.Pattern[str]
    led: re.Pattern[str]
    band: re.Pattern[str]
    of_state: re.Pattern[str]
    acts_for: re.Pattern[str]
    i: re.Pattern[str]
    first: re.Pattern[str]
    aside: re.Pattern[str]
    together: re.Pattern[str]
    host: re.Pattern[str]
    format: re.Pattern[str]


@cache
def patterns(alphabet: Alphabet) -> Patterns:
    """Return the constructions compiled for ``alphabet``, whose letters for their words it makes."""
    words = load("allegiance")

    def inside(*names: str) -> str:
        found: set[str] = set()
        for name in names:
            found.update(class_words(name[1:]) if name.startswith("@") else words[name])
        return alphabet.letter_class(found)[1:-1]

    say, land, the = inside("@say"), f"[{inside('and')}]", f"[{inside('articles')}]?"
    adverbs = alphabet.letter_class(load("wordsets")["adverbs"])[1:-1]
    light = f"[y{inside('light')}{adverbs}]"
    gap = f"(?:(?![.;P{say}]).)"  # words of one clause, without another person or a verb of saying
    travel, encounter = f"[{inside('@visit', '@travel', 'visits')}]", inside("@meet", "@hold", "meets")
    places = f"(?P<to>[SL](?:[,{inside('and')}]{{1,2}}[SL])*)"
    quarrel = f"[{inside('disputes')}]"
    call = f"[{encounter}{inside('@pay')}]"
    row = f"(?P<row>P(?:[,{inside('and')}]{{1,2}}{the}P)*)"
    contact = f"[{encounter}{inside('@speak', '@receive', 'writes')}]"
    paid = f"[{inside('@pay')}]{gap}{{0,3}}[{inside('calls')}]{gap}{{0,6}}?"
    he = f"[{inside('they_one')}]"
    listed = "[SAL],"
    programme = f"(?P<listed>[{inside('programme')}]){gap}{{0,6}}[{inside('features')}]"
    listed_there = f"{programme}[^.;]*?(?<=[{inside('jointly')}]){the}"
    to = f"[{inside('to')}]?"
    my, told = f"[{inside('me')}]", f"[{inside('@meet', '@speak', '@receive')}]"
    constructions = Patterns._make((
        f"[PCSOGL]{light}{{0,3}}[{say}]",
        f"S{light}{{0,4}}[{inside('will')}]",
        f"S'[{inside('qualities')}weyA]{{0,3}}[{inside('conduct')}]",
        f"[{inside('thanks')}]{the}S",
        f"[{inside('outward')}][{inside('jointly')}]{the}S",
        f"P'?{gap}{{0,2}}(?:[{inside('@pay')}]{gap}{{1,3}}?)?{travel}{gap}{{0,5}}?{places}",
        f"{travel}{gap}{{0,3}}?{places}",
        f"[PO]{gap}{{0,5}}(?:{contact}{gap}{{0,14}}?|{paid}){row}",
        f"(?:(?:(?P<he>{he}){gap}{{0,3}}|{land}{to}{light}{{0,2}})(?:{contact}{gap}{{0,14}}?|{paid})"
        f"|{listed_there}){row}",
        f"(?:[{inside('meets')}][{inside('between')}]|[{inside('co_chaired')}][{inside('by')}]){the}P{land}{the}P",
        f"(?:P|(?P<he>{he})){gap}{{0,3}}[{inside('escorted')}][{inside('by')}]{gap}{{0,3}}?{row}",
        f"{he}(?!.*{he}P)",
        f"[{inside('stays')}]{gap}{{0,2}}(?P<to>[SL]){gap}{{0,6}}P{gap}{{0,2}}{call}{gap}{{0,6}}P",
        f"[{inside('invitation')}][{inside('of')}]{the}P",
        f"P{land}{my}|{my}{gap}{{0,3}}{told}{gap}{{0,4}}P",
        f"P(?={land}P)",
        f"(?P<to>S)(?:,?{light}{{0,2}}[{inside('led')}][{inside('by')}]|[{inside('under')}]){gap}{{0,1}}P|P'(?P<own>S)",
        f"P{land}[^.,;P]?(?P<to>S){gap}{{0,4}}(?:{travel}|[{inside('visits')}])",
        f"S'{gap}{{0,5}}?P",
        f"{row}{gap}{{0,2}}[{inside('chaired')}]{gap}{{0,3}}[{inside('for')}]{the}(?P<to>S)(?!')",
        f"[{inside('i')}]",
        # the last two of "A, B and C" are no pair
        f"(?<!{quarrel}.)(?<!{quarrel})(?<!{listed})(?<!{listed}.)(?:D|[SAL]{land}{the}[SAL]|A-A)(?!.?{quarrel})",
        f"[{inside('aside')}]",
        f"P{land}{the}P{gap}{{0,2}}[{encounter}]",
        f"(?P<who>{the}S){light}{{0,2}}[{inside('@hold', '@meet')}]",
        "S-R",
    ))  # fmt: skip
    return Patterns._make(re.compile(construction) for construction in constructions)
