"""What can go wrong, as a tree.

CommuniqueError
├── InputError            this input cannot be used: report it, go on with the next
│   ├── UnreadableError       the file cannot be opened or holds nothing
│   ├── WrongKindError        binary or a kind of file that is not read
│   ├── WrongEncodingError    the bytes are not text in the expected encoding
│   ├── WrongLanguageError    not English
│   └── TooLargeError         over the stated limit
├── ServiceError          something outside failed for now: try again, then skip
└── SetupError            the program or its surroundings are not in order: stop
    ├── LexiconError          a data file breaks its own rules
    └── LedgerError           the ledger cannot be opened, is locked, full or of another version

Every message names the thing, its value and the remedy. Only the command line prints.
"""

from __future__ import annotations


class CommuniqueError(Exception):
    """Root of all errors raised by this package.

    ``reason`` says what is wrong, ``remedy`` what the user can do about it; both are phrases
    without a final full stop.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(f"{reason}; {remedy}" if remedy else reason)
        self.reason = reason
        self.remedy = remedy


class InputError(CommuniqueError):
    """An input that cannot be used; ``source`` names it (a path, or ``-`` for standard input)."""

    def __init__(self, source: str, reason: str, remedy: str = "") -> None:
        super().__init__(reason, remedy)
        self.source = source

    def __str__(self) -> str:
        return f"{self.source}: {super().__str__()}"


class UnreadableError(InputError):
    """The input cannot be opened, or is empty."""


class WrongKindError(InputError):
    """The input is binary, or of a kind that is not read."""


class WrongEncodingError(InputError):
    """The input's bytes are not text in the encoding that was expected."""


class WrongLanguageError(InputError):
    """The input is not in a language that is read."""


class TooLargeError(InputError):
    """The input is over the stated limit."""


class ServiceError(CommuniqueError):
    """Something outside failed for now: worth another try."""


class SetupError(CommuniqueError):
    """The program or its surroundings are not in order."""


class LexiconError(SetupError):
    """A data file breaks its own rules."""


class LedgerError(SetupError):
    """The ledger cannot be opened or written."""
