"""Bytes to text: what kind of file the bytes are, and in which encoding."""

from __future__ import annotations

import codecs
import re

from communique.errors import UnreadableError, WrongEncodingError, WrongKindError

_MAGIC = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document in the old binary form"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, video or image file"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:.-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096
"""Bytes from the start among which a page declares its encoding; the HTML standard asks for 1,024."""
_SHORTEST_WIDE = 16
"""Bytes from which on NULs at every second place show UTF-16."""
_MOST_ACCENTS = 0.12
"""Share of characters beyond ASCII up to which windows-1252 is believed; French has some 0.05."""
_WESTERN = re.compile("[\xa0-\xffŠšŽžŒœŸ\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u20ac\u2122]*")


def decode_bytes(data: bytes, source: str, *, encoding: str | None = None, is_html: bool = False) -> str:
    """Return the text of ``data`` with line ends as line feeds, as reading a text file gives it.

    The encoding is that given, else that of a byte-order mark, else the one a page declares, else UTF-8,
    else windows-1252 where the result looks like Western text. A UTF-8 byte-order mark stays in the text,
    so that offsets agree with a plain reading. Raises UnreadableError (empty), WrongKindError (binary) and
    WrongEncodingError, each naming ``source``.
    """
    if not data.strip():
        raise UnreadableError(source, "the file is empty", "give a file that holds text")
    text = _decode(data, source, encoding, is_html)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes, source: str, encoding: str | None, is_html: bool) -> str:
    named = encoding or next((name for mark, name in _BOMS if data.startswith(mark)), None)
    if named is None:
        refuse_binary(data, source)
        named = _declared(data) if is_html else None
    for name in dict.fromkeys((named or "utf-8", *(() if encoding else ("utf-8",)))):
        try:
            return data.decode(name)
        except LookupError:
            reason = f"the encoding {name!r} is not known"
        except UnicodeDecodeError as error:
            reason = f"the bytes are not {name} (byte {error.start})"
    western = None if named else _decode_western(data)
    if western is None:
        raise WrongEncodingError(source, reason, "save it as UTF-8, or name its encoding")
    return western


def refuse_binary(data: bytes, source: str) -> None:
    """Raise WrongKindError, naming the kind, where ``data`` is not text at all."""
    kind = next((kind for magic, kind in _MAGIC if data.startswith(magic)), None)
    if kind:
        reason = f"this is {kind}, which is not read yet"
        raise WrongKindError(source, reason, "save its text as .txt or .html")
    if b"\0" not in data:
        return
    odd, even = data[1::2].count(0), data[::2].count(0)
    if len(data) >= _SHORTEST_WIDE and max(odd, even) > len(data) // 5:
        reason = "this looks like UTF-16 without a byte-order mark"
        raise WrongEncodingError(source, reason, "save it as UTF-8")
    raise WrongKindError(source, "this is a binary file (it holds NUL bytes)", "give a text or HTML file")


def _declared(page: bytes) -> str | None:
    found = _CHARSET.search(page[:_DECLARED_WITHIN])
    return found[1].decode("ascii") if found else None


def _decode_western(data: bytes) -> str | None:
    """Return ``data`` read as windows-1252, or ``None`` where that gives no plausible Western text."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError:
        return None
    beyond = [char for char in text if not char.isascii()]
    plausible = len(beyond) <= _MOST_ACCENTS * len(text) and _WESTERN.fullmatch("".join(beyond))
    return text if plausible else None
