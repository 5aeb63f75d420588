"""People and offices in a sentence, recognised by the grammar of official titles.

Each word or gazetteer name has a letter for the part it can play; one regular expression over these letters
is the grammar (`communique.language.en.title_grammar`), and what it matches is read here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from communique.language.en.atoms import Atoms
from communique.language.en.offices import join_words, read_office, singular
from communique.language.en.roles import has_role, letters_of, lexicon, role_class
from communique.language.en.title_grammar import ASIDE, NAME, NEEDED, OF_STATE, PERSON

__all__ = ["Title", "find_titles"]


class Title(NamedTuple):
    """An office as printed, with or without its holder, or a name with an honorific alone.

    ``office`` is the title without the state's name; ``party`` the code it names, if any; ``name`` the
    person's name or None for an office alone; ``plural`` where several people share the title: then
    ``parties`` holds the codes it names. ``counterpart`` marks "his counterpart X", ``private`` the officer
    of a firm or the like, which stands for no party by itself. Spans are in code points of the text.
    """

    start: int
    end: int
    office: str | None
    party: str | None
    name: str | None
    name_start: int
    name_end: int
    plural: bool = False
    counterpart: bool = False
    private: bool = False
    parties: tuple[str, ...] = ()


def find_titles(atoms: Atoms, is_name: Callable[[str], bool] | None = None) -> list[Title]:
    """Return the people with their offices, and the offices alone, in the order of the text.

    ``is_name`` tells which capitalised words can be part of a name: headlines capitalise verbs too.
    """
    letters = letters_of(atoms)
    if NEEDED.isdisjoint(letters):
        return []
    if is_name is not None:
        pairs = zip(letters, atoms.texts, strict=True)
        letters = ["x" if x in "NXPi" and not is_name(text) else x for x, text in pairs]
    if "(" in letters:
        atoms, letters = _without_asides(atoms, letters)
    if letters[1:2] == [","] and letters[0] == "N" and atoms.texts[0].endswith("ly"):
        letters[0] = "x"  # "Additionally, the President …"
    titles: list[Title] = []
    text = "".join(letters)
    for match in PERSON.finditer(text):
        titles.extend(_read(match, atoms, text))
    return titles


def _without_asides(atoms: Atoms, letters: Sequence[str]) -> tuple[Atoms, list[str]]:
    """Drop short brackets that part a title: "Minister of Trade (MoT) X", "Head of X (Y), Mr. Z"."""
    dropped: set[int] = set()
    for match in ASIDE.finditer("".join(letters)):
        if match.start() > 0:
            dropped.update(range(*match.span()))
    kept = [k for k in range(len(letters)) if k not in dropped]
    return atoms.select(kept), [letters[k] for k in kept]


def _read(match: re.Match[str], atoms: Atoms, letters: str) -> Iterator[Title]:
    group = match.lastgroup
    if match["pn"] is not None:
        yield from _split(match, atoms, letters)
    elif match["ln"] is not None:
        yield from _shared(match, atoms)
    elif match["xn"] is not None:
        yield from _nested(match, atoms)
    elif match["an"] is not None:
        if _is_apposition(match, letters):
            yield _title(atoms, match.span("ao"), match.span("an"), None)
    elif match["cn"] is not None:
        yield _counterpart(match, atoms)
    elif match["qn"] is not None:
        firm = any(
            a.text.lower() not in lexicon().roles and not a.text.isupper()
            for a in atoms[slice(*match.span("qo"))]
        )
        yield _title(atoms, match.span("qo"), match.span("qn"), None)._replace(private=firm)
    elif group == "gp":
        yield from _group(match, atoms, letters)
    elif match["rn"] is not None:
        yield _title(atoms, None, match.span("rn"), None, match.start())
    elif group == "oo":
        yield from _bare(match, atoms, letters)
    elif group == "vo" and not (match.end() < len(atoms) and atoms.texts[match.end()].lower() in _LANDS):
        atom = atoms[match.start()]
        yield Title(atom.start, atom.end, atom.text, None, None, -1, -1)


def _bare(match: re.Match[str], atoms: Atoms, letters: str) -> Iterator[Title]:
    """Yield an office without a holder where it is definite: capitalised, of a party, or after "the"."""
    start, end = match.span()
    end = _before_goal(atoms, start, end)
    office = read_office(atoms, start, end)
    definite = letters[start - 1 : start] == "t" or letters[max(0, start - 2) : start] == "te"
    if not office.party and all(
        atoms.texts[k][0].islower() for k in range(start, end) if k not in atoms.names
    ):
        if not definite or (end < len(atoms) and atoms.texts[end].lower() in _LANDS):
            return
        if atoms.texts[start - 1].lower() == "visiting":
            office = office._replace(words=f"visiting {office.words}")
    yield Title(atoms.starts[start], atoms.ends[end - 1], office.words, office.party, None, -1, -1)


_SENT_NOWHERE = frozenset(
    [
        *("chancellor", "king", "leader", "minister", "ministers", "premier", "premiers"),
        *("president", "presidents", "queen"),
    ]
)
"""Heads of offices that nobody holds at a place: "the visit of the Minister to Kenya" has its goal there."""


def _before_goal(atoms: Atoms, start: int, end: int) -> int:
    """Return where an office ends whose last words only say where its holder goes, or what happens there."""
    words = [text.lower() for text in atoms.texts[start:end]]
    ties = [k for k, word in enumerate(words) if k and word in ("at", "in", "to")]
    if not ties or _SENT_NOWHERE.isdisjoint(words):
        return end
    to = start + ties[-1]
    goal = all(k in atoms.names or atoms.texts[k].lower() == "the" for k in range(to + 1, end))
    heads = {word for word in words if set("hk") & set(lexicon().roles.get(word, ""))}
    return to if goal and heads <= _SENT_NOWHERE else end


_LANDS = frozenset(
    {"cities", "city", "countries", "country", "government", "nation", "nations", "side", "state", "states"}
)


def _is_apposition(match: re.Match[str], letters: str) -> bool:
    """Tell whether "X, the Office" is one phrase: not "thanking X, the President left"."""
    if re.search("[ofSA]", match["ao"]):
        return True
    opens_sentence = match.start("an") == 0 and len(match["an"]) == 1
    return not opens_sentence and letters[match.end() : match.end() + 1] not in ("x", "n")


_Span = tuple[int, int]


def _title(
    atoms: Atoms, o: _Span | None, n: _Span, after: _Span | None, start: int | None = None
) -> Title:
    """Return the title whose office stands at ``o`` and name at ``n``, with a state ``after`` the name."""
    office = read_office(atoms, o[0], _without_style(atoms, *o)) if o else None
    a, b = n
    end = max(o[1] if o else b, b)
    party = office.party if office else None
    if after is not None:
        party = party or next((x.name.code for x in atoms[after[0] : after[1]] if x.name), None)
        end = after[1]
    while atoms.texts[a].lower() in lexicon().ranks and a + 1 < b:
        a += 1
    first = start if start is not None else min(o[0] if o else a, n[0])
    return Title(
        atoms.starts[first], atoms.ends[end - 1], office.words if office else None, party,
        join_words(atoms[a:b]), atoms.starts[a], atoms.ends[b - 1], private=bool(office and office.private),
    )  # fmt: skip


def _without_style(atoms: Atoms, start: int, end: int) -> int:
    """Return where the office ends before a second title: "Representative for Peace Ambassador X"."""
    heads = [k for k in range(start, end) if "h" in lexicon().roles.get(atoms.texts[k].lower(), "")]
    if len(heads) < 2 or heads[-1] != end - 1:
        return end
    between = [text.lower() for text in atoms.texts[heads[0] : end - 1]]
    before = lexicon().roles.get(between[-1], "")
    if not {"of", "for", "to"} & set(between) or {"and", "&", "/", "'s", "’s"} & set(between[-3:]):
        return end
    return end - 1 if before and "m" not in before else end


_SOLE = frozenset({"chancellor", "king", "minister", "president", "queen"})
"""Last words of short titles that nobody holds together with another such title."""


def _split(match: re.Match[str], atoms: Atoms, letters: str) -> Iterator[Title]:
    """Yield the one title, or two for "the President and Prime Minister X": nobody is both."""
    start, end = match.span("po")
    if letters[end] == "," and not re.search(f"[{role_class('hm', True)}SA]", letters[start:end]):
        return  # "… brought to justice, X said"
    after = match.span("pa") if match["pa"] else None
    cut = letters.find("&", start, end)
    if cut > start and letters[start - 1 : start] == "t" and not after and _are_two(atoms, start, cut, end):
        office = read_office(atoms, start, cut)
        yield Title(atoms.starts[start], atoms.ends[cut - 1], office.words, office.party, None, -1, -1)
        start = cut + 1
    yield _title(atoms, (start, end), match.span("pn"), after)


def _are_two(atoms: Atoms, start: int, cut: int, end: int) -> bool:
    """Tell whether "the A and B" before a name are the offices of two people."""
    first = [text.lower() for text in atoms.texts[start:cut]]
    second = [text.lower() for text in atoms.texts[cut + 1 : end]]
    named = any(k in atoms.names for k in range(start, end))
    if "of" in (*first, *second) or named or first[-1] not in _SOLE:
        return False
    if first == ["president"]:
        return True
    return first in (["vice", "president"], ["prime", "minister"], ["king"], ["chancellor"]) and second in (
        ["president"], ["prime", "minister"], ["king"], ["chancellor"], ["premier"], ["queen"])  # fmt: skip


def _nested(match: re.Match[str], atoms: Atoms) -> Iterator[Title]:
    """Yield the two titles of "X, State Secretary to Prime Minister Y of S"."""
    after = match.span("ya") if match["ya"] else None
    inner = _title(atoms, match.span("yo"), match.span("yn"), after)
    outer = _title(atoms, (match.start("xo"), match.end("yo")), match.span("xn"), None)
    party = outer.party or inner.party
    yield outer._replace(end=atoms.ends[match.end("xo") - 1], party=party)
    yield inner._replace(party=inner.party or party)


def _counterpart(match: re.Match[str], atoms: Atoms) -> Title:
    """Return the title of "his Kenyan counterpart, Foreign Minister X"; the office may be told before."""
    office = match.span("ko") if match["ko"] else None
    title = _title(atoms, office, match.span("cn"), None, match.start())
    named = [match.span(key) for key in ("ca", "cs") if match[key]]
    code = next((a.name.code for x, y in named for a in atoms[x:y] if a.name), None)
    return title._replace(party=title.party or code, counterpart=True)


def _shared(match: re.Match[str], atoms: Atoms) -> Iterator[Title]:
    """Yield one title for each of several people who share it: "Presidents A and B"."""
    o, e = match.span("pl")
    office = read_office(atoms, o, e)
    names = list(re.finditer(f"({NAME})({OF_STATE})?", match["ln"]))
    base = match.start("ln")
    for k, found in enumerate(names):
        x, y = base + found.start(1), base + found.end(1)
        own = next((a.name.code for a in atoms[y : base + found.end()] if a.name), None)
        codes = office.parties
        party = own or (codes[k] if len(codes) == len(names) else codes[0] if len(codes) == 1 else None)
        first, last = atoms[o if k == 0 else x], atoms[base + found.end() - 1]
        yield Title(
            first.start, last.end, singular(office.words), party,
            join_words(atoms[x:y]), atoms.starts[x], atoms.ends[y - 1], plural=True,
        )  # fmt: skip


def _group(match: re.Match[str], atoms: Atoms, letters: str) -> Iterator[Title]:
    """Yield a group of office-holders: "the two Foreign Ministers", "the Presidents of A and B"."""
    start, end = match.span()
    end = _before_goal(atoms, start, end)
    office = read_office(atoms, start + letters[start : start + 1].count("T"), end)
    definite = letters[start] == "T" or letters[start - 1 : start] in ("t", "T")
    if len(office.parties) > 1 or (
        definite and not office.parties and not any(has_role(x, "b") for x in letters[start:end])
    ):
        yield Title(atoms.starts[start], atoms.ends[end - 1], office.words, None, None, -1, -1,
                    plural=True, parties=office.parties)  # fmt: skip
