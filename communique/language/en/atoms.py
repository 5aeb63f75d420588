"""A sentence as atoms: its tokens, each name of the gazetteer being one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from communique.language.en.parties import Name
from communique.language.en.tokens import Tokens, find_tokens


class Atom(NamedTuple):
    """A token or a gazetteer name, with its text and its span in code points."""

    start: int
    end: int
    text: str
    name: Name | None


class Atoms(Sequence[Atom]):
    """The atoms of a sentence in order, kept as columns; ``names`` holds the names by their place.

    What looks at every word reads the columns; an `Atom` is made for those alone that are asked for.
    """

    __slots__ = ("ends", "names", "starts", "texts")

    def __init__(
        self, starts: list[int], ends: list[int], texts: list[str], names: dict[int, Name]
    ) -> None:
        self.starts = starts
        self.ends = ends
        self.texts = texts
        self.names = names

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, place: int) -> Atom: ...

    @overload
    def __getitem__(self, place: slice) -> list[Atom]: ...

    def __getitem__(self, place: int | slice) -> Atom | list[Atom]:
        if isinstance(place, slice):
            return [self[k] for k in range(*place.indices(len(self.texts)))]
        if place < 0:
            place += len(self.texts)
        return Atom(self.starts[place], self.ends[place], self.texts[place], self.names.get(place))

    def __iter__(self) -> Iterator[Atom]:
        return (self[k] for k in range(len(self.texts)))

    def extend(self, tokens: Tokens) -> None:
        """Add the tokens that follow."""
        self.starts += tokens.starts
        self.ends += tokens.ends
        self.texts += tokens.texts

    def select(self, places: Sequence[int]) -> Atoms:
        """Return the atoms at ``places``, ascending, as a sentence of their own."""
        return Atoms(
            [self.starts[k] for k in places],
            [self.ends[k] for k in places],
            [self.texts[k] for k in places],
            {new: self.names[k] for new, k in enumerate(places) if k in self.names},
        )


def read_atoms(text: str, start: int, end: int, names: Iterable[Name]) -> Atoms:
    """Return the atoms of ``text[start:end]``, in which ``names`` stand, in order and apart."""
    atoms = Atoms([], [], [], {})
    at = start
    for name in names:
        atoms.extend(find_tokens(text, at, name.start))
        atoms.names[len(atoms.texts)] = name
        atoms.extend(Tokens([name.start], [name.end], [text[name.start : name.end]]))
        at = name.end
    atoms.extend(find_tokens(text, at, end))
    return atoms
