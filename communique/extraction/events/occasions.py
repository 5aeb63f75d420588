"""Noun phrases that name sittings of standing mechanisms, and gatherings (codebook, "events", rulings 4, 8, 27).

A head ("session", "committee", "summit") is found by its letter, widened to the left over what it is called by,
and to the right over what it is about, whose it is and between whom; phrases joined by "of" become one.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from communique.extraction.events.occasion_tails import read_tail
from communique.extraction.events.occasion_words import OccasionWords, occasion_words, ordinal_of
from communique.extraction.events.scene import Scene
from communique.language.en.gazetteer import organisations
from communique.language.en.parties import is_state, organ_of


class Occasion(NamedTuple):
    """A phrase that names a sitting or a gathering: units ``first:last`` without article.

    ``title`` is the name, from unit ``called`` on, past "the 4th session of". ``codes`` are the parties that the name itself
    gives, hosts included; ``city`` is the unit of a place within the name. ``named`` tells of a name, number or
    party of its own; ``bare`` that the head stands alone ("the session"); ``pointing`` that it is
    something told before; ``body`` that it is the mechanism itself and not yet a sitting of it.
    """

    kind: Literal["session", "gathering"]
    first: int
    last: int
    called: int
    head: int
    ordinal: int | None
    codes: tuple[str, ...]
    organisation: str | None
    city: int | None
    named: bool
    bare: bool
    pointing: bool
    plural: bool
    body: bool
    title: str


class _Noun(NamedTuple):
    """A head with what stands before it: units ``first:head+1``, the name without number from ``called`` on."""

    first: int
    called: int
    head: int
    ordinal: int | None


def find_occasions(scene: Scene) -> list[Occasion]:
    """Return the phrases of a sentence that name sittings and gatherings, in order, without overlap."""
    table = occasion_words()
    letters = scene.letters
    if table.heads.isdisjoint(letters) and "S" not in letters:
        return []
    found: list[Occasion] = []
    done = 0
    for k, letter in enumerate(letters):
        if k < done:
            continue
        if letter not in table.heads and not _is_organ(scene, k):
            if letter == "S" and _is_forum_alone(scene, k, table):
                found.append(_forum(scene, k))
            continue
        chain = _chain(scene, k, done, table)
        occasion = _read(scene, chain, table)
        if occasion is not None:
            found.extend(_split(scene, occasion))
        done = max(done, occasion.last if occasion else chain[-1].head + 1)
    return found


def _is_organ(scene: Scene, k: int) -> bool:
    """Tell whether a unit names a standing body of an organisation."""
    mention = scene.sentence.mentions.get(k)
    return mention is not None and mention.name is not None and organ_of(mention.name.form) is not None


def _is_forum_alone(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a unit names a forum that is itself what people attend: "at the G20", and no "G20 leaders"."""
    at = k - 1 - (scene.letters[k - 1 : k] in table.articles)
    if k == 0 or at < 0 or scene.words(at, at + 1)[0] not in _BEFORE_FORA:
        return False
    mention, following = scene.sentence.mentions[k], scene.letters[k + 1 : k + 2]
    if mention.name is None or mention.name.kind != "organisation" or not _is_forum(mention.codes):
        return False
    return not following or following in table.breaks or following in table.verbs or following in ",.;:)T\"" or following == table.to \
        or following in table.joins and not any(head in scene.letters[k:] for head in table.heads)


_BEFORE_FORA = frozenset({"at", "attend", "attended", "attending", "attends", "during", "for", "of"})
"""Words after which a forum can be its meeting: "at the G20", "on the margins of APEC"."""


def _is_forum(codes: tuple[str, ...]) -> bool:
    return any(organisations()[code].kind == "forum" for code in codes if code in organisations())


def _forum(scene: Scene, k: int) -> Occasion:
    codes = scene.sentence.mentions[k].codes
    return Occasion(
        kind="gathering", first=k, last=k + 1, called=k, head=k, ordinal=None, codes=codes, organisation=codes[0],
        city=None, named=True, bare=False, pointing=False, plural=False, body=True, title=scene.text(k, k + 1),
    )  # fmt: skip


# --- from heads to phrases -----------------------------------------------------------------------


def _chain(scene: Scene, head: int, floor: int, table: OccasionWords) -> list[_Noun]:
    """Return the nouns joined by "of": "the 12th session of the Subcommittee of the Committee"."""
    chain = [_noun(scene, head, floor, table)]
    letters = scene.letters
    while True:
        at = _after_place(scene, chain[-1].head + 1, table)
        if letters[at : at + 1] != table.of:
            return chain
        begin = at + 1 + (letters[at + 1 : at + 2] in table.articles and at + 1 < len(letters))
        following = _head_of(scene, begin, table)
        if following is None:
            return chain
        chain.append(_noun(scene, following, begin, table))


def _after_place(scene: Scene, at: int, table: OccasionWords) -> int:
    """Return the unit past an abbreviation, or a place that parts a sitting from its mechanism: "meeting in X of the Y"."""
    letters = scene.letters
    if letters[at : at + 1] == "(" and letters[at + 2 : at + 3] == ")":
        at += 3
    if at + 2 < len(letters) and letters[at + 1] in "LS" and letters[at + 2] == table.of and letters[at] in table.breaks:
        return at + 2
    return at


def _noun(scene: Scene, head: int, floor: int, table: OccasionWords) -> _Noun:
    """Return the head of the compound that begins or goes on at ``head``, with its modifiers."""
    first, head = head, _last_head(scene, head, table)
    while first > floor and _is_modifier(scene, first - 1, table):
        first -= 1
    while first > floor and scene.letters[first - 1] in table.joins and _is_joined(scene, first - 1, floor, table):
        first -= 2
        while first > floor and _is_modifier(scene, first - 1, table):
            first -= 1
    ordinal, called = None, first
    for k in range(first, head):
        number = ordinal_of(scene.text(k, k + 1))
        if number is not None:
            ordinal, called = number, k + 1
    while called < head and (
        scene.text(called, called + 1).lower() in table.leading or scene.letters[called] == "T" or scene.letters[called] == "'"
    ):
        called += 1
    return _Noun(first, called, head, ordinal)


def _last_head(scene: Scene, head: int, table: OccasionWords) -> int:
    """Return the last head of a compound: "Expert Group Meeting", "Security Council session"."""
    letters = scene.letters
    at = head + 1
    while at < len(letters) and at - head < 5 and (_is_modifier(scene, at, table) or letters[at] in table.heads):
        if letters[at] in table.heads:
            return _last_head(scene, at, table)
        if letters[at] in "SADTPO":
            break
        at += 1
    return head


def _head_of(scene: Scene, begin: int, table: OccasionWords) -> int | None:
    """Return the first head of a noun phrase that begins at ``begin``, or None where it has none."""
    k = begin
    letters = scene.letters
    while k < len(letters) and k - begin < 14:
        if letters[k] in table.heads or _is_organ(scene, k):
            return k
        if not _is_modifier(scene, k, table) and letters[k] not in table.joins:
            return None
        k += 1
    return None


def _is_modifier(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a unit can stand before a head as part of its name."""
    letter = scene.letters[k]
    if letter in "SADLRO":
        return letter != "O" or scene.text(k, k + 1).lower().endswith(("s", "leader", "ministerial", "member"))
    if letter == "'":
        return k > 0 and (scene.letters[k - 1] in "SALRO" or scene.letters[k - 1] in "Cw" or _is_capital(scene, k - 1))
    if letter == "T":
        return k > 0 and scene.letters[k - 1] in table.articles or scene.text(k, k + 1).isdigit()
    if letter == "o":
        return True
    if letter == "-":
        return k > 0 and scene.letters[k - 1] in "SADRLC" and k + 1 < len(scene.letters) and _is_modifier(scene, k + 1, table)
    if letter in "+n":
        return "+" in scene.letters[max(0, k - 1) : k + 2] or k > 0 and scene.letters[k - 1] in "SC"
    if letter in "()":
        return _is_in_brackets(scene, k)
    word = scene.text(k, k + 1)
    low = word.lower()
    if low in table.qualifiers or low in table.leading or _LEVELLED.match(low) or ordinal_of(word) is not None:
        return True
    if letter in table.articles or letter in table.breaks or scene.is_headline and letter in table.headline_verbs:
        return False
    return _is_capital(scene, k) and letter not in table.joins and (k > 0 or letter in table.heads)


_LEVELLED = re.compile(r"[\w-]+-(?:level|ministerial|day|track|format|wide|led|hosted|chaired|ever)$")
"""Compounds that may stand before a head whatever their first part is: "principal-level", "two-day"."""


def _is_in_brackets(scene: Scene, k: int) -> bool:
    """Tell whether a bracket holds an abbreviation that a name goes on after: "(IORA) Council of Ministers"."""
    opening = k if scene.letters[k] == "(" else k - 2
    return scene.letters[opening : opening + 1] == "(" and scene.letters[opening + 2 : opening + 3] == ")" \
        and opening + 3 < len(scene.letters) and _is_capital(scene, opening + 3)


def _is_capital(scene: Scene, k: int) -> bool:
    return scene.discourse.text[scene.sentence.starts[k]].isupper() and k not in scene.sentence.mentions


def _is_joined(scene: Scene, k: int, floor: int, table: OccasionWords) -> bool:
    """Tell whether "and" at ``k`` joins two modifiers of one head, and not two phrases."""
    if k - 1 < floor or scene.letters[k - 1] in table.heads or not _is_modifier(scene, k - 1, table):
        return False
    left, right = scene.letters[k - 1], scene.letters[k + 1]
    return (left in "SADL") == (right in "SADL") and _is_capital(scene, k - 1) == _is_capital(scene, k + 1)


def _split(scene: Scene, occasion: Occasion) -> list[Occasion]:
    """Return one occasion for each organisation of "the G7 and NATO summits"; of any other phrase, itself."""
    units = [k for k in range(occasion.first, occasion.head) if scene.letters[k] == "S"]
    if not occasion.plural or len(units) < 2 or scene.letters[units[0] : occasion.head].strip("S,") == "":
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


# --- what a phrase says --------------------------------------------------------------------------


def _read(scene: Scene, chain: list[_Noun], table: OccasionWords) -> Occasion | None:
    """Return the occasion that a chain of nouns names, or None where it names none."""
    parts = chain[1:] if len(chain) > 1 and _word(scene, chain[0].head) in table.parts else chain
    noun, end = parts[-1], chain[-1].head + 1
    kind = _kind(scene, chain, table)
    if kind is None or _modifies(scene, end):
        return None
    tail = read_tail(scene, end, kind, table)
    premises = range(chain[0].first, end)
    codes = dict.fromkeys(code for k in premises for code in _name_codes(scene, k))
    codes.update(dict.fromkeys(tail.codes))
    called = chain[0].called if kind == "gathering" and parts is chain else parts[0].called
    if kind == "session" and len(chain) > 1 and scene.letters[chain[0].head] in table.sittings:
        called = chain[1].called
    elif kind == "gathering" and parts is chain and chain[0].ordinal:
        called = max(chain[0].first, chain[0].called - 1)
    elif kind == "gathering":
        called = max(parts[0].first, parts[0].called - bool(parts[0].ordinal))
    ordinal = next((n.ordinal for n in chain if n.ordinal is not None), None)
    modifiers = [k for k in range(called, noun.head) if scene.letters[k] not in table.articles and scene.letters[k] != table.of]
    proper = any(_is_capital(scene, k) and k > 0 for k in modifiers) and not scene.is_headline
    organ = any(_is_organ(scene, k) for k in premises)
    occasion = Occasion(
        kind=kind, first=chain[0].first, last=tail.last, called=called, head=chain[0].head, ordinal=ordinal,
        codes=tuple(codes), organisation=next((c for c in codes if not is_state(c)), None),
        city=next((k for k in premises if scene.letters[k] == "L" and k >= called), None),
        named=bool(ordinal or codes or proper or organ) or scene.letters[noun.head] in table.cops,
        bare=not modifiers and tail.last == end and not codes and not ordinal and scene.letters[noun.head] not in table.cops,
        pointing=_points_back(scene, chain[0].first),
        plural=_is_plural(scene, chain[0].head),
        body=kind == "session" and scene.letters[chain[0].head] not in table.sittings
        and _word(scene, chain[0].head) not in _TALKS,
        title=scene.text(called, tail.last),
    )  # fmt: skip
    return occasion if _is_one_of_parties(scene, occasion, chain, table) else None


def _modifies(scene: Scene, end: int) -> bool:
    """Tell whether what was taken for a name only modifies the next noun: "Security Council resolutions"."""
    return scene.letters[end : end + 1] in ("C", "w") and not scene.is_headline and scene.sentence.starts[end] - scene.sentence.ends[end - 1] <= 1


_TALKS = frozenset({"consultation", "consultations", "dialog", "dialogs", "dialogue", "dialogues", "talks"})
"""Heads that name the sitting itself; other mechanisms are bodies that sit."""

_POINTING = frozenset({"his", "its", "that", "the", "their", "these", "this", "those"})


def _points_back(scene: Scene, first: int) -> bool:
    return bool(first) and scene.text(first - 1, first).lower() in _POINTING


def _is_plural(scene: Scene, head: int) -> bool:
    word = _word(scene, head)
    return word.endswith("s") and word not in ("consultations", "talks", "celebrations", "commemorations", "festivities", "games", "olympics") \
        or word == "fora"


def _word(scene: Scene, unit: int) -> str:
    return scene.text(unit, unit + 1).lower()


def _name_codes(scene: Scene, k: int) -> tuple[str, ...]:
    mention = scene.sentence.mentions.get(k)
    if mention is None or mention.letter not in "SAD" or scene.text(k, k + 1) in occasion_words().shared:
        return ()
    return mention.codes


def _kind(scene: Scene, chain: list[_Noun], table: OccasionWords) -> Literal["session", "gathering"] | None:
    """Return what a chain of nouns names: the mechanism that sits tells before the gathering."""
    for noun in chain:
        for k in range(noun.first, noun.head + 1):
            if _is_organ(scene, k):
                return "session"
            if scene.letters[k] in table.mechanisms and _is_mechanism(scene, noun, k, table):
                return "gathering" if table.dialogues.search(scene.text(noun.first, k + 1)) else "session"
    if any(scene.letters[noun.head] in table.gatherings for noun in chain):
        return "gathering" if _is_gathering(scene, chain, table) else None
    return _meeting_of_many(scene, chain)


def _is_mechanism(scene: Scene, noun: _Noun, k: int, table: OccasionWords) -> bool:
    """Tell whether a head within a noun can name a mechanism between parties."""
    word = _word(scene, k).removesuffix("s") if _word(scene, k) != "talks" else "talks"
    needed = table.needed.get(word)
    if needed is not None and _word(scene, k - 1).rstrip("s") not in {w.rstrip("s") for w in needed}:
        return False
    return not table.domestic.search(scene.text(max(noun.first, k - 4), k + 1))


def _is_body(scene: Scene, k: int, table: OccasionWords) -> bool:
    """Tell whether a unit is the head of a mechanism that sits, and not of the talks themselves."""
    return scene.letters[k] in table.mechanisms and _word(scene, k) not in _TALKS and not _is_organ(scene, k)


def _is_of_one_state(scene: Scene, noun: _Noun, table: OccasionWords) -> bool:
    """Tell whether a body is a state's own: "Commission of the Russian Federation for …"."""
    at = noun.head + 1
    if scene.letters[at : at + 1] != table.of:
        return False
    at += 1 + (scene.letters[at + 1 : at + 2] in table.articles)
    mention = scene.sentence.mentions.get(at)
    following = scene.letters[at + 1 : at + 2]
    return mention is not None and mention.letter == "S" and is_state(mention.codes[0] if mention.codes else "") \
        and following not in table.joins and following != ","


def _is_gathering(scene: Scene, chain: list[_Noun], table: OccasionWords) -> bool:
    first = chain[0]
    before = _word(scene, first.head - 1) if first.head else ""
    needed = table.needed.get(_word(scene, first.head).removesuffix("s").replace("activitie", "activity"))
    return (needed is None or before in needed) and (before not in table.no_gathering or len(chain) > 1)


_LEVELS = ("leaders", "ministers", "ministerial", "heads", "officials", "speakers", "sherpas", "foreign minister", "defence minister")


def _meeting_of_many(scene: Scene, chain: list[_Noun]) -> Literal["session", "gathering"] | None:
    """Return what a mere "meeting" is: of officials or ministers of an organisation, or of its leaders."""
    noun = chain[0]
    if _word(scene, noun.head) not in ("meeting", "session"):
        return None
    if re.search(r"foreign and defen[cs]e|2 ?\+ ?2", scene.text(noun.first, noun.head + 4).lower()):
        return "session"
    of = scene.letters[noun.head + 1 : noun.head + 2] == occasion_words().of
    last = min(len(scene.letters), noun.head + 9) if of else noun.head
    reach = scene.text(noun.first, last).lower()
    level = next((word for word in _LEVELS if word in reach), None)
    units = range(noun.first, last)
    codes = {code for k in units if scene.letters[k] in "SADO" for code in scene.sentence.mentions[k].codes}
    if level is None or not any(not is_state(code) for code in codes):
        return None
    return "session" if noun.ordinal and level not in ("leaders", "heads") or level == "officials" else "gathering"


def _is_one_of_parties(scene: Scene, occasion: Occasion, chain: list[_Noun], table: OccasionWords) -> bool:
    """Tell whether a body is one of several parties, and a gathering more than a common noun."""
    words = set(scene.words(chain[0].first, occasion.last))
    if occasion.kind == "session":
        bodies = [k for noun in chain for k in range(noun.first, noun.head + 1) if _is_body(scene, k, table)]
        if not bodies or occasion.bare and occasion.pointing:
            return True
        inner = {code for k in range(chain[0].first, chain[-1].head + 1) for code in _name_codes(scene, k)}
        return len(occasion.codes) > 1 and not _is_of_one_state(scene, chain[-1], table) or any(not is_state(code) for code in inner) \
            or bool(words & table.joint)
    common = _word(scene, occasion.head) in table.unnamed and not occasion.named and occasion.last == occasion.head + 1
    return not common or occasion.pointing
