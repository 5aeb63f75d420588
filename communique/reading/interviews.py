"""Questions and answers, and speeches: who speaks, where the text prints it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from communique.data import load
from communique.model import SectionKind
from communique.reading.lines import Line, fold
from communique.reading.outlets import is_outlet

_LABEL = re.compile(r"(?P<label>[^\W\d_][^:?!\n]{0,90}?)\s?:(?=\s|$)")
_Q = re.compile(r"Q\.?\s+(?=[\w(“\"‘'—–.…])")
_LABEL_WORD = re.compile(
    r"[A-Z\d][\w.’'/-]*|\((?:[\w ]+)\)|and|of|the|for|to|on|in|at|de|da|bin|ibn|al|van|von|du|&|,"
)
_SPEECH = re.compile(
    r"\b(?:remarks|comments?|statement|address|speech|answers?|answered|interview|article)\b|^Question:",
    re.IGNORECASE,
)
_QUOTED = re.compile(r":\s?[“\"][^“”\"]+[”\"]\.?$")
_WORD = re.compile(r"[\w’'-]+")
_LONGEST_NAME = 6
_MOST_WORDS = 14
_ADDRESS = re.compile(
    r"\b(?:you|your)\b|^(?:Mr|Mrs|Ms|Madam|Minister|President|Ambassador|Sir)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"\b(?:I|we|our|my|us|you|your|me)\b", re.IGNORECASE)
_REMARKS_BY = re.compile(
    r"(?:[\w-]+ ){0,2}(?:remarks|comments?|statement|address|speech|answers?)"
    r" (?:by|of) (?P<who>[^:,]{5,120}?)"
    r"(?= (?:on|at|to|during|following|regarding|about|before|after|in|for|with) |[:,]|$)",
    re.IGNORECASE,
)


class Turn(NamedTuple):
    """The kind and speaker of a line: question or answer, and who speaks as printed, or ``None``."""

    kind: SectionKind
    speaker: str | None = None


def find_turns(lines: Sequence[Line], kinds: Mapping[int, SectionKind]) -> dict[int, Turn]:
    """Return the turn of each line that is part of an interview, a conversation or a speech.

    ``kinds`` holds the lines that are something else; a caption does not interrupt an answer.
    """
    open_lines = [i for i in range(len(lines)) if i not in kinds]
    labels = _find_labels(lines, open_lines)
    if labels:
        return _labelled(lines, open_lines, labels)
    questions = [i for i in open_lines if lines[i].text.endswith("?")]
    if _is_interview(lines, questions, open_lines):
        return _unlabelled(open_lines, set(questions))
    return _introduced(lines, open_lines)


def _labelled(
    lines: Sequence[Line], open_lines: Iterable[int], labels: Mapping[int, Turn]
) -> dict[int, Turn]:
    turns: dict[int, Turn] = {}
    current: Turn | None = None
    for i in open_lines:
        current = labels.get(i, current)
        if current:
            turns[i] = current
        if i in labels and _QUOTED.search(lines[i].text):
            current = None  # the quotation is closed: what follows is the outlet's own text again
    return turns


def _unlabelled(open_lines: Iterable[int], questions: set[int]) -> dict[int, Turn]:
    first = min(questions)
    return {
        i: Turn("question" if i in questions else "answer") for i in open_lines if i >= first
    }


def _is_interview(lines: Sequence[Line], questions: Sequence[int], open_lines: Sequence[int]) -> bool:
    """Say whether paragraphs that end in a question mark are questions put to someone, and are answered."""
    put = [i for i in questions if _ADDRESS.search(lines[i].text) or len(questions) > 1]
    answered = bool(questions) and questions[-1] != open_lines[-1]
    addressed = any(_ADDRESS.search(lines[i].text) for i in questions)
    return bool(put) and answered and addressed


def _introduced(lines: Sequence[Line], open_lines: Sequence[int]) -> dict[int, Turn]:
    """Return the turns of a speech that a line introduces: ``Remarks by …:``."""
    for n, i in enumerate(open_lines):
        found = _REMARKS_BY.match(lines[i].text) if lines[i].text.endswith(":") else None
        rest = open_lines[n + 1 :]
        if found and any(_FIRST_PERSON.search(lines[j].text) for j in rest[:2]):
            return {j: Turn("answer", found["who"].strip()) for j in rest}
    return {}


def is_speech(text: str) -> bool:
    """Say whether a line opens with an interviewer's label, or a speaker's in capitals as in transcripts."""
    found = _LABEL.match(text)
    label = found["label"] if found else ""
    asks = bool(_Q.match(text)) or fold(label) in _words("interviewers")
    return asks or (label.upper() == label and _has_title(label))


def _has_title(label: str) -> bool:
    words = (fold(word).removesuffix("’s").removesuffix("'s") for word in re.split(r"[\s-]+", label))
    return any(word in _words("titles") for word in words)


def _find_labels(lines: Sequence[Line], open_lines: Sequence[int]) -> dict[int, Turn]:
    labels: dict[int, Turn] = {}
    named = {i: found["label"].strip() for i in open_lines if (found := _LABEL.match(lines[i].text))}
    named = {i: label for i, label in named.items() if _is_label(label)}
    counts = Counter(named.values())
    names = _known_names(lines, named)
    speech_at = next((i for i, line in enumerate(lines) if _SPEECH.search(line.text)), len(lines))
    for n, i in enumerate(open_lines):
        following = lines[open_lines[n + 1]].text if n + 1 < len(open_lines) else ""
        if i in named:
            rest = lines[i].text[len(named[i]) :].lstrip(" :")
            expected = counts[named[i]] > 1 or speech_at < i
            turn = _read_label(named[i], counts[named[i]], rest, following)
            if turn is None and named[i] in names and (expected or _sounds_spoken(f"{rest} {following}")):
                turn = Turn("answer", named[i])
            if turn:
                labels[i] = turn
        elif _Q.match(lines[i].text):
            labels[i] = Turn("question")
    return labels


def _is_label(label: str) -> bool:
    words = label.split()
    if (len(words) > 1 and words[0].casefold().strip(".,") in _words("not_labels")) or "Dear" in words:
        return False
    return len(words) <= _MOST_WORDS and all(_LABEL_WORD.fullmatch(word.strip(",")) for word in words)


def _read_label(label: str, count: int, rest: str, following: str) -> Turn | None:
    """Return the turn that a label opens by its words; ``None`` for a name, a run-in title or a list's head.

    ``rest`` is what follows it on its line, ``following`` the line after that.
    """
    if fold(label) in _words("answers"):
        return Turn("answer")
    asks = fold(label.rsplit(maxsplit=1)[-1]) in _words("interviewers")
    if asks or (is_outlet(label) and (count > 1 or following)):
        return Turn("question")
    if _has_title(label) and (rest or following):
        sure = count > 1 or label.upper() == label or not rest
        return Turn("answer", label) if sure or _sounds_spoken(rest) else None
    return None


def _known_names(lines: Sequence[Line], named: Mapping[int, str]) -> frozenset[str]:
    """Return the labels that are names: met in the text before, and no word of them met in lower case."""
    first: dict[str, int] = {}
    for i, label in named.items():
        if 2 <= len(label.split()) <= _LONGEST_NAME:
            first.setdefault(label, i)
    met = {label for label, i in first.items() if any(label in line.text for line in lines[:i])}
    parts = {label: {word.lower() for word in label.split()} for label in met}
    sought = {word for words in parts.values() for word in words}
    common = {word for line in lines for word in _WORD.findall(line.text) if word in sought}
    return frozenset(label for label in met if parts[label].isdisjoint(common))


def _sounds_spoken(speech: str) -> bool:
    return speech.lstrip()[:1] in tuple("“\"‘") or bool(_FIRST_PERSON.search(speech[:600]))


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(load("layout")[key])
