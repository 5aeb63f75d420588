"""What words that point back stand for: pronouns, "the two sides", "these countries".

The method is that of shallow discourse tracking in finite-state extractors: noun phrases that name an
actor are read left to right; anaphors take the latest fitting antecedent, subjects before objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from communique.extraction.clauses import Actor, Speaker
from communique.language.en.people import Person


@dataclass(slots=True)
class State:
    """What anaphors can refer to at one point of the document.

    ``recent`` holds the sets of parties named together, the latest last; ``listed`` the last list of
    states ("visited A, B and C"); ``plural`` and ``single`` the last subjects; ``subject`` the last person
    who was one, ``person`` the last one named at all; ``called`` the pronoun by which each was taken up;
    ``forum`` the last organisation named.
    """

    main: tuple[str, ...]
    home: str | None
    is_joint: bool = False
    recent: list[tuple[str, ...]] = field(default_factory=list)
    listed: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    single: tuple[str, ...] = ()
    subject: Actor | None = None
    person: Actor | None = None
    called: dict[Person, str] = field(default_factory=dict)
    speaker: Speaker | None = None
    forum: str | None = None


def remember(state: State, actor: Actor) -> None:
    """Enter an actor as an antecedent of what follows."""
    if len(actor.codes) >= 2 and (actor.opens or len(actor.persons) >= 2):
        state.recent.append(actor.codes)
        if actor.opens:
            state.plural = actor.codes
    if (len(actor.codes) >= 2 and set(actor.letters) <= {"S"}) or len(actor.codes) >= 3:
        state.listed = tuple(code for code in actor.codes if code != state.home)
    if len(actor.persons) == 1 or actor.letters == "O":
        state.person = actor
        if actor.opens and not actor.plural:
            state.subject = actor
    if len(actor.codes) == 1 and actor.opens:
        state.single = actor.codes
        if len(state.recent) < 2 or state.recent[-1] != actor.codes:
            pair = tuple(dict.fromkeys((*actor.codes, *state.main)))[:2]
            if len(pair) == 2 and set(pair) == set(state.main):
                state.recent.append(state.main)


def remember_asked(state: State, codes: tuple[str, ...]) -> None:
    """Enter the home party with the one that a question is about: what is answered lies between the two."""
    is_of_main = len(state.main) > 2 and len(codes) == 1 and codes[0] in state.main
    if is_of_main and state.home is not None and codes[0] != state.home:
        state.recent.append((state.home, *codes))


def remember_named(state: State, codes: tuple[str, ...]) -> None:
    """Enter a pair that a name joins: "the Commission between Malta and Nepal", on a tour of more states."""
    if len(state.main) > 2 and len(codes) == 2 and state.home in codes and set(codes) <= set(state.main):
        state.recent.append(codes)


def remember_partner(state: State, actor: Actor) -> None:
    """Enter the pair of a subject and whom it does something with: "Malta raised its ties with Nepal".

    Only in a text about more than two parties is the pair not plain already.
    """
    pair = (*state.single, *actor.codes)
    if len(state.main) > 2 and len(pair) == 2 and set(pair) <= set(state.main) and pair[0] != pair[1]:
        state.recent.append(pair)


# --- groups --------------------------------------------------------------------------------------

_COUNTS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "each": 2}
_COUNT = re.compile(rf"\b(?:{'|'.join(_COUNTS)})\b")
_PARTNERS = re.compile(
    r"\b(?:aforementioned|host|partner|respective|these|those|visited)\b.*\b(?:countries|nations|states)\b"
)


def pick(state: State, phrase: str | None) -> tuple[str, ...]:
    """Return the parties that "the two sides" and the like stand for at this point, or nothing.

    ``phrase`` is in small letters; without one, the parties that the passage is about are returned.
    """
    if phrase is None:
        return state.recent[-1] if state.recent else state.main
    count = _COUNT.search(phrase)
    wanted = _COUNTS[count[0]] if count else None
    if wanted is None and _PARTNERS.search(phrase):
        partners = state.listed or tuple(code for code in state.main if code != state.home)
        if len(partners) >= 2:
            return partners
    for codes in (*reversed(state.recent), state.main):
        if (wanted is None and len(codes) >= 2) or len(codes) == wanted:
            return codes
    if wanted == len(state.listed):
        return state.listed
    return state.main if wanted is None or len(state.main) == wanted else ()


# --- pronouns ------------------------------------------------------------------------------------


def resolve_pronoun(word: str, at: int, opens: bool, state: State) -> Actor | None:
    """Return the actor that a pronoun at unit ``at`` stands for, or None where nothing fits."""
    if word in ("he", "she"):
        return _person(word, at, opens, state)
    if word == "they":
        return Actor(at, at + 1, state.plural or state.main, (), opens, "G")
    if word == "it":
        return Actor(at, at + 1, state.single, (), opens, "S") if state.single else None
    if word == "we" and state.main and state.is_joint:
        return Actor(at, at + 1, state.main, (), opens, "G")
    speaker = state.speaker
    if speaker is not None and speaker.codes:
        return Actor(at, at + 1, speaker.codes, (), opens, "S" if word == "i" else "G")
    home = (state.home,) if state.home else ()
    return Actor(at, at + 1, home, (), opens, "G") if home else None


def _person(word: str, at: int, opens: bool, state: State) -> Actor | None:
    """Return the person whom "he" or "she" takes up: the last subject, unless called otherwise before."""
    for actor in (state.subject, state.person):
        if actor is None:
            continue
        persons = actor.persons[:1]
        if persons and state.called.get(persons[0], word) != word:
            continue
        if persons:
            state.called[persons[0]] = word
        codes = ((persons[0].party,) if persons[0].party else ()) if persons else actor.codes
        return Actor(at, at + 1, codes, persons, opens, "P")
    return None
