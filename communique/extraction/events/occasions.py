"""Noun phrases that name sittings of standing mechanisms, and gatherings (codebook, rulings 4, 8 and 27).

A head ("session", "committee", "summit") is found by its letter, widened to the left over what it is called
by, and to the right over what it is about and between whom; phrases joined by "of" become one.
"""

from __future__ import annotations

from typing import NamedTuple

from communique.extraction.events.occasion_kinds import (
    TALKS,
    OccasionKind,
    is_forum,
    is_of_several,
    kind_of,
    name_codes,
    party_codes,
)
from communique.extraction.events.occasion_nouns import Noun, is_capital, is_organ, read_chain
from communique.extraction.events.occasion_tails import read_tail
from communique.extraction.events.occasion_words import OccasionWords, occasion_words, ordinal_of
from communique.extraction.events.scene import Scene
from communique.language.en.parties import is_state


class Occasion(NamedTuple):
    """A phrase that names a sitting or a gathering: units ``first:last`` without article.

    ``title`` is the name, from unit ``called`` on, past "the 4th session of"; ``head`` the unit of its first
    noun. ``codes`` are the parties that the name itself gives, hosts included, ``organisation`` the first
    that is no state; ``city`` and ``year`` are units of a place and a year within the name.
    ``named`` tells of a name, number or party of its own, ``proper`` of one with capitals; ``bare`` that the
    head stands alone ("the session"); ``pointing`` that it may be one told before; ``body`` that it is the
    mechanism itself and not yet a sitting of it.
    """

    kind: OccasionKind
    first: int
    last: int
    called: int
    head: int
    ordinal: int | None
    year: int | None
    codes: tuple[str, ...]
    organisation: str | None
    city: int | None
    named: bool
    proper: bool
    bare: bool
    pointing: bool
    plural: bool
    body: bool
    title: str


def find_occasions(scene: Scene) -> list[Occasion]:
    """Return the phrases of a sentence that name sittings and gatherings, in order, without overlap."""
    table = occasion_words()
    found: list[Occasion] = []
    done = 0
    for match in table.openings.finditer(scene.letters):
        k, letter = match.start(), match[0]
        if k < done:
            continue
        if letter in table.heads or (letter == "S" and is_organ(scene, k)):
            chain = read_chain(scene, k, done, table)
            occasion = _read(scene, chain, table)
            found += _split(scene, occasion) if occasion else []
            done = max(done, occasion.last if occasion else chain[-1].head + 1)
        elif letter == "S" and _is_forum_alone(scene, k, table):
            found.append(_read_forum(scene, k, table))
    return found


# --- what a phrase says --------------------------------------------------------------------------


def _read(scene: Scene, chain: list[Noun], table: OccasionWords) -> Occasion | None:
    """Return the occasion that a chain of nouns names, or None where it names none."""
    kind = kind_of(scene, chain, table)
    end = _past_number(scene, chain[-1].head)
    if kind is None or _modifies(scene, end, table) or scene.word(chain[0].first - 1) in table.unspecific:
        return None
    tail = read_tail(scene, end, kind, table)
    units = range(chain[0].first, end)
    own = (code for k in units for code in name_codes(scene, k, table))
    codes = party_codes((*own, *tail.codes))
    if not {"year", "process"}.isdisjoint(scene.words(end, tail.last)):
        return None  # "the Summit for Peace Year of Action"
    if kind == "session" and not is_of_several(scene, chain, codes, tail.last, table):
        return None
    called = _called(scene, kind, chain, table)
    ordinal = next((noun.ordinal for noun in chain if noun.ordinal is not None), None)
    inner = [k for k in range(called, end - 1) if scene.letters[k] not in (*table.articles, table.of)]
    known = bool(ordinal or codes) or scene.letters[end - 1] in table.cops or end > chain[-1].head + 1
    proper = not scene.is_headline and any(k > 0 and is_capital(scene, k) for k in inner)
    head = chain[0].head
    occasion = Occasion(
        kind=kind, first=units[0], last=tail.last, called=called, head=head, ordinal=ordinal, codes=codes,
        year=next((k for k in units if scene.letters[k] == "T" and scene.text(k, k + 1).isdigit()), None),
        organisation=next((code for code in codes if not is_state(code)), None),
        city=next((k for k in units if k >= called and scene.letters[k] == "L"), None),
        named=known or proper or _marks(scene, head, table) or any(is_organ(scene, k) for k in units),
        proper=is_capital(scene, end - 1) and (proper or known or _has_a_name(scene, called, end, tail.last)),
        bare=not known and not inner and tail.last == end,
        pointing=units[0] > 0 and scene.word(units[0] - 1) in table.pointing,
        plural=_is_plural(scene.word(head)) and not _marks(scene, head, table),
        body=kind == "session" and not _is_a_sitting(scene, head, table),
        title=scene.text(called, tail.last),
    )  # fmt: skip
    return None if _is_common(scene, occasion, table) else occasion


def _is_part(scene: Scene, kind: OccasionKind, head: int, table: OccasionWords) -> bool:
    """Tell whether a head names a part or sitting of what follows: "the opening ceremony of"."""
    sitting = kind == "session" and scene.letters[head] in table.sittings
    return sitting or scene.word(head) in table.parts


def _has_a_name(scene: Scene, first: int, end: int, last: int) -> bool:
    """Tell whether a place or party stands in a phrase, or a capital behind its head: "Summit for Democracy".

    Of the capitals of a headline none tells a name.
    """
    if not frozenset("LRSAD").isdisjoint(scene.letters[first:last]):
        return True
    return not scene.is_headline and any(is_capital(scene, k) for k in range(end, last))


def _marks(scene: Scene, head: int, table: OccasionWords) -> bool:
    """Tell whether events are those of one day: "the events marking the 80th anniversary"."""
    marking = scene.letters[head + 1 : head + 2] in (*table.marking,)
    return marking and scene.word(head) in ("activities", "events")


def _is_a_sitting(scene: Scene, head: int, table: OccasionWords) -> bool:
    """Tell whether a head is that of a sitting, and not of the body that sits."""
    return scene.word(head) in TALKS or scene.letters[head] in table.sittings | table.summits


def _past_number(scene: Scene, head: int) -> int:
    """Return the unit past a head, and past its number: "COP 27"."""
    return head + 1 + (scene.word(head) == "cop" and scene.letters[head + 1 : head + 2] == "n")


def _called(scene: Scene, kind: OccasionKind, chain: list[Noun], table: OccasionWords) -> int:
    """Return the unit at which the name begins: the mechanism of a session, the gathering of its opening."""
    k = 0
    while k < len(chain) - 1 and _is_part(scene, kind, chain[k].head, table):
        k += 1
    noun = chain[k]
    if kind == "gathering" and noun.ordinal is not None:
        return max(noun.first, noun.called - 1)  # "third Forum on …": the number is part of the name
    return noun.called


def _modifies(scene: Scene, end: int, table: OccasionWords) -> bool:
    """Tell whether what was taken for a name only modifies the next noun: "Security Council resolutions"."""
    following = scene.letters[end : end + 1]
    if following == "'":
        return scene.letters[end + 1 : end + 2] in ("C", "w")
    if scene.is_headline or (following not in ("C", "w") and scene.word(end) not in table.modified):
        return False
    return scene.sentence.starts[end] - scene.sentence.ends[end - 1] <= 1


_SINGULAR_IN_S = (
    "consultations",
    "talks",
    "celebrations",
    "commemorations",
    "festivities",
    "games",
    "olympics",
)


def _is_plural(word: str) -> bool:
    return word == "fora" or (word.endswith("s") and word not in _SINGULAR_IN_S)


def _is_common(scene: Scene, occasion: Occasion, table: OccasionWords) -> bool:
    """Tell whether a gathering is a mere common noun ("a concert"), and points to none told before."""
    if occasion.kind == "session" or occasion.named or occasion.pointing:
        return False
    return scene.word(occasion.head) in table.unnamed and occasion.last == occasion.head + 1


def _split(scene: Scene, occasion: Occasion) -> list[Occasion]:
    """Return one occasion for each organisation of "the A and B summits"; of any other phrase, itself."""
    numbers = [k for k in range(occasion.first, occasion.head) if ordinal_of(scene.text(k, k + 1))]
    if occasion.plural and len(numbers) > 1:
        return _number_by_number(scene, occasion, numbers)
    units = [k for k in range(occasion.first, occasion.head) if scene.letters[k] == "S"]
    if not occasion.plural or len(units) < 2 or not scene.letters[units[0] : occasion.head].strip("S,"):
        return [occasion]
    head = scene.text(occasion.head, occasion.head + 1).removesuffix("s")
    return [
        occasion._replace(
            codes=codes, organisation=next((code for code in codes if not is_state(code)), None),
            title=f"{scene.text(k, k + 1)} {head}", plural=False,
        )
        for k in units
        if (codes := scene.sentence.mentions[k].codes)
    ]  # fmt: skip


def _number_by_number(scene: Scene, occasion: Occasion, numbers: list[int]) -> list[Occasion]:
    """Return one occasion for each number of "the 44th and 45th A Summits"."""
    rest = scene.text(numbers[-1] + 1, occasion.head + 1).removesuffix("s")
    return [
        occasion._replace(
            ordinal=ordinal_of(scene.text(k, k + 1)), plural=False,
            title=f"{scene.text(k, k + 1)} {rest}" if occasion.kind == "gathering" else rest,
        )
        for k in numbers
    ]  # fmt: skip


# --- fora by their name alone --------------------------------------------------------------------


def _is_forum_alone(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a unit names a forum that is itself what people attend: "at the A", and no "A leaders"."""
    mention = scene.sentence.mentions[k]
    if k == 0 or mention.name is None or mention.name.kind != "organisation":
        return False
    if not any(map(is_forum, mention.codes)):
        return False
    at = k - 1 - (scene.letters[k - 1] in table.articles)
    if at < 0 or not (scene.word(at) in table.before_fora or scene.text(k, k + 1).endswith("Summit")):
        return False
    following = scene.letters[k + 1 : k + 2]
    if following in table.joins:
        return table.heads.isdisjoint(scene.letters[k:])
    return following in ("", ",", ".", ";", ")", "T", '"', table.to, *table.breaks, *table.verbs)


def _read_forum(scene: Scene, k: int, table: OccasionWords) -> Occasion:
    codes = party_codes(scene.sentence.mentions[k].codes)
    first, ordinal = k, None
    while first > 0 and (scene.word(first - 1) in table.leading or ordinal_of(scene.text(first - 1, first))):
        first -= 1
        ordinal = ordinal or ordinal_of(scene.text(first, first + 1))
    return Occasion(
        kind="gathering", first=first, last=k + 1, called=k, head=k, ordinal=ordinal, year=None, codes=codes,
        organisation=next(iter(codes), None), city=None, named=True, proper=True, bare=False, pointing=False,
        plural=False, body=not scene.text(k, k + 1).endswith("Summit"), title=scene.text(k, k + 1),
    )  # fmt: skip
