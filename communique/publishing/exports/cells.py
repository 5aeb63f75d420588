"""Texts and lists as other programs can hold them, each in a way that can be undone.

``docs/exports.md`` shows how to undo it; the tests hold that nothing is lost on the way there and back.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

REPLACED = "\N{REPLACEMENT CHARACTER}"
"""Stands for a control character, or one that is none; no text needs them, and XML 1.0 forbids most."""

SEPARATOR = " | "

_UNFIT = re.compile("[^\t\n\\x20-\\x7e\\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?")
_FORMULA = re.compile("'*[=+\\-@\t\uff0b\uff0d\uff1d\uff20]")
"""What a spreadsheet takes for a formula by its first character, full-width signs included; and what looks
as if it had been guarded already, so that taking the guard away gives back every text."""


def plain(text: str) -> str:
    r"""Return a text that every format can hold: lines end in ``\n``, control characters are `REPLACED`."""
    return _UNFIT.sub(REPLACED, _LINE_END.sub("\n", text))


def joined(values: Iterable[str]) -> str:
    r"""Return texts as one cell, parted by `SEPARATOR`; ``|`` in one is written ``\|``, ``\`` as ``\\``."""
    return SEPARATOR.join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def is_formula(text: str) -> bool:
    """Return whether a spreadsheet that reads this text as a cell would calculate with it."""
    return _FORMULA.match(text) is not None


def guarded(text: str) -> str:
    """Return a text as a cell that no spreadsheet calculates with: an apostrophe stands before a formula.

    Source: OWASP, CSV Injection.
    """
    return f"'{text}" if is_formula(text) else text
