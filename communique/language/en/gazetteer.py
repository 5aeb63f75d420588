"""The names of parties and places as data: read, checked, and laid out as forms to look for.

A *form* is one spelling of a name, folded by `fold`. What a form may stand for is an `Entry`; the data
files under ``communique/data`` say which forms exist and which of them are easily taken for something else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

from communique.data import load
from communique.errors import LexiconError
from communique.model import Record

Kind = Literal[
    "state", "demonym", "people", "capital", "city", "venue", "metonym", "institution",
    "organisation", "region",
]
"""What a name is; `Name.kind` in `communique.language.en.parties` takes one of these."""

NamingOrder = Literal[
    "given-first", "given-first-given-short", "family-first", "family-first-given-short", "mixed"
]
"""How English texts write a person's name, and which part they call the person by later: see states.yaml."""

NO_PARTY = "no-party"
"""The kind of entries that only keep a longer phrase from being read as the name inside it."""

_PRECEDENCE = (
    NO_PARTY, "state", "demonym", "people", "metonym", "institution", "capital", "organisation",
    "city", "venue", "region",
)  # fmt: skip
"""Which meaning is kept where one party's form has several: the city-state before its capital."""

_CAPITALS_FROM = 4
"""Names of fewer letters are not looked for in capitals: in headlines they are mostly other words."""


class State(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of states.yaml; the fields are explained at its head."""

    name: str
    standing: Literal["member", "observer", "other", "territory", "former"]
    of: str | None = None
    official: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    combining: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    naming: NamingOrder


class Organisation(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of organisations.yaml; the fields are explained at its head."""

    name: str
    kind: Literal["organisation", "forum", "group", "armed-group"]
    also: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class Places(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The places of one state; one with several spellings is a tuple of them."""

    cities: tuple[str | tuple[str, ...], ...] = ()
    venues: tuple[str | tuple[str, ...], ...] = ()


class Regions(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Regions of no one state, and parts of states by code."""

    beyond: tuple[str, ...]
    within: dict[str, tuple[str, ...]]


class Either(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The parties that one form may stand for, and the usual one where there is one."""

    codes: tuple[str, ...]
    usual: str | None = None


class Confusions(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """confusions.yaml; the fields are explained at its head."""

    after: frozenset[str]
    before: frozenset[str]
    capital_words: frozenset[str]
    either: dict[str, Either]
    family_names: frozenset[str]
    given_names: frozenset[str]
    no_party: tuple[str, ...]
    not_after: frozenset[str]
    not_before: tuple[str, ...]
    prepositions: frozenset[str]
    titles: frozenset[str]
    with_article: frozenset[str]
    words: frozenset[str]


class Entry(NamedTuple):
    """What a form stands for.

    ``codes`` has several where the form is shared, and none for what is no party. ``form`` is the
    spelling in the data. ``kinds`` holds all kinds the form has for its party, the ruling one first.
    """

    form: str
    kinds: tuple[str, ...]
    codes: tuple[str, ...]


# --- reading the data ----------------------------------------------------------------------------

_T = TypeVar("_T")


def _read(name: str, shape: type[_T]) -> _T:
    """Return the data file ``name`` checked against ``shape``. Raises LexiconError where it does not fit."""
    data: Any = load(name)
    try:
        return msgspec.convert(data, shape)
    except msgspec.ValidationError as error:
        raise LexiconError(f"{name}.yaml does not fit its shape: {error}", "mend the file") from error


@cache
def states() -> Mapping[str, State]:
    """Return the states and territories by code."""
    return _read("states", dict[str, State])


@cache
def organisations() -> Mapping[str, Organisation]:
    """Return the organisations, fora and groups by code."""
    return _read("organisations", dict[str, Organisation])


@cache
def confusions() -> Confusions:
    """Return what is known of names that may mean something else."""
    return _read("confusions", Confusions)


# --- folding -------------------------------------------------------------------------------------

_STROKED = {"Đ": "D", "đ": "d", "Ł": "L", "ł": "l", "Ø": "O", "ø": "o", "ı": "i", "ß": "s", "Þ": "T"}
_SIGNS = {
    **dict.fromkeys("’‘ʼʻ`´", "'"),
    **dict.fromkeys("‐‑‒–—", "-"),
    **dict.fromkeys("\u00a0\u2009\u202f", " "),
}
_UNUSUAL = re.compile(r"[^\x00-\x7f]")


def fold(text: str) -> str:
    """Return ``text`` without diacritics, with plain apostrophes, hyphens and spaces, at the same length.

    Every character is replaced by exactly one, so offsets into the result are offsets into ``text``;
    a line break counts as a space, for names that are broken over two lines.
    """
    spaced = text.replace("\n", " ")
    return spaced if spaced.isascii() else _UNUSUAL.sub(lambda match: _plain(match[0]), spaced)


@cache
def _plain(char: str) -> str:
    """Return the character that stands for ``char`` in folded text."""
    known = _SIGNS.get(char) or _STROKED.get(char)
    if known:
        return known
    base = unicodedata.normalize("NFD", char)[0]
    return base if base.isascii() else char


# --- forms ---------------------------------------------------------------------------------------


@cache
def entries() -> Mapping[str, Entry]:
    """Return what every form stands for, by folded form.

    Raises LexiconError where a form has two parties and ``either`` in confusions.yaml does not say so.
    """
    gathered: dict[str, Entry] = {}
    for kind, code, form in _names():
        for variant in _variants(form):
            _join(gathered, variant, Entry(form, (kind,), (code,) if code else ()))
    return gathered


def _names() -> Iterator[tuple[str, str | None, str]]:
    """Yield kind, code and spelling of every name in the data."""
    for form in confusions().no_party:
        yield NO_PARTY, None, form
    for code, state in states().items():
        yield from _state_names(code, state)
    for code, body in organisations().items():
        for form in (body.name, *body.also, *body.organs):
            yield "organisation", code, form
    for code, places in _read("places", dict[str, Places]).items():
        for kind, group in (("city", places.cities), ("venue", places.venues)):
            for spellings in group:
                for form in (spellings,) if isinstance(spellings, str) else spellings:
                    yield kind, code, form
    regions = _read("regions", Regions)
    for form in regions.beyond:
        yield "region", None, form
    for code, parts in regions.within.items():
        for form in parts:
            yield "region", code, form


def _state_names(code: str, state: State) -> Iterator[tuple[str, str, str]]:
    """Yield kind, code and spelling of the names of one state."""
    groups = {
        "state": (state.name, *state.official, *state.also),
        "demonym": (*state.adjectives, *(f"{half}-" for half in state.combining)),
        "people": state.people,
        "capital": state.capitals,
        "metonym": state.metonyms,
        "institution": state.institutions,
    }
    for kind, forms in groups.items():
        for form in forms:
            yield kind, code, form


def _variants(form: str) -> Iterator[str]:
    """Yield the folded spellings under which ``form`` is found: with "&", with "St.", in capitals."""
    plain = fold(form)
    spellings = [plain]
    if plain.startswith("Saint "):
        spellings += [plain.replace("Saint", "St.", 1), plain.replace("Saint", "St", 1)]
    if " and " in plain:
        spellings += [spelling.replace(" and ", " & ") for spelling in spellings]
    yield from spellings
    for spelling in spellings:
        if spelling != spelling.upper() and sum(map(str.isalpha, spelling)) >= _CAPITALS_FROM:
            yield spelling.upper()


def _join(gathered: dict[str, Entry], variant: str, new: Entry) -> None:
    """Add what ``variant`` stands for to what is known of it."""
    old = gathered.get(variant)
    if old is None:
        gathered[variant] = new
        return
    kinds = tuple(sorted({*old.kinds, *new.kinds}, key=_PRECEDENCE.index))
    codes = tuple(sorted({*old.codes, *new.codes}))
    if len(codes) > 1 and old.form not in confusions().either:
        raise LexiconError(
            f'"{old.form}" stands for {" and ".join(codes)}', "list it under either in confusions.yaml"
        )
    gathered[variant] = Entry(old.form, kinds, codes)
