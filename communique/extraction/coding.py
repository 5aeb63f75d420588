"""PLOVER and CAMEO codes of claims, so that the record can join the field's event data.

CAMEO sees dyads: an act that parties do together is one code both ways. PLOVER names all of them as
sources and leaves the target empty; only a visitor has a host, a pledge its recipient and an ask its
addressee as target. Source: the CAMEO and PLOVER manuals, as given in ``data/coding.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal, NamedTuple

from communique.data import load
from communique.errors import LexiconError
from communique.extraction.phrases import Phrases, fold
from communique.extraction.sectors import find_sectors
from communique.model import Agreement, AnyEvent, Call, Commitment, Plover, Visit

Manner = Literal["intent", "appeal", "demand"]
"""How an act is spoken of: bound to by oneself (CAMEO 03), asked for (02), or demanded (10)."""

ROOTS: Final[Mapping[Manner, str]] = {"intent": "03", "appeal": "02", "demand": "10"}
DEFAULT_CONTEXT: Final = "diplomatic"
"""The PLOVER context where the words give none: these documents are diplomacy."""

_GAPS = {"..": rb"(?: +[^ ]+ ){0,4}?", "...": rb"(?: +[^ ]+ ){0,10}?"}
"""What the dots of a cue stand for: up to so many words of a folded text, as few as will do."""


class Coding(NamedTuple):
    """The codes of one claim; both are None where the manuals have none for it."""

    plover: Plover | None
    cameo: str | None


class _Field(NamedTuple):
    """A kind of cooperation: ending of its CAMEO codes, code of engaging in it, the fields it covers."""

    ending: str
    engaged: str
    covers: list[str]


class _Act(NamedTuple):
    """What a clause does: its CAMEO codes by manner, and what PLOVER calls it."""

    rank: int
    codes: Mapping[Manner, str]
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]


class _Cue(NamedTuple):
    """A pattern that begins at a word of a folded text and betrays an act."""

    pattern: re.Pattern[bytes]
    act: _Act


UNCODED: Final = Coding(None, None)


def code_event(event: AnyEvent, quote: str) -> Coding:
    """Return the codes of an event, with ``quote`` the text that tells of it.

    A planned event is an intent to meet (CAMEO 036, PLOVER AGREE). One called off has no code: it
    would be a sanction only if one side refused the other, which the record does not say.
    """
    if event.status == "called-off":
        return UNCODED
    source, target = _visitors_and_hosts(event)
    contexts = _find_contexts(quote)
    if event.status == "planned":
        return Coding(_plover("AGREE", None, contexts, source, target), "036")
    mode = "visit" if target else _find_mode(event)
    return Coding(_plover("CONSULT", mode, contexts, source, target), _consultation(event, quote))


def code_agreement(agreement: Agreement, quote: str) -> Coding:
    """Return the codes of an instrument, by how far it has come.

    Signed is a formal agreement (057), under negotiation a negotiation (046), proposed an intent, and
    one in force the cooperation that it regulates.
    """
    contexts = _find_contexts(f"{agreement.title} {quote}")
    field = _find_field(find_sectors(agreement.title))
    type_, code = {
        "signed": ("SUPPORT", "057"),
        "negotiating": ("CONSULT", "046"),
        "proposed": ("AGREE", ROOTS["intent"] + field.ending),
        "in-force": ("SUPPORT" if field.engaged == "050" else "COOPERATE", field.engaged),
    }[agreement.status]
    return Coding(_plover(type_, None, contexts, agreement.parties), code)


def code_commitment(commitment: Commitment, quote: str) -> Coding:
    """Return the codes of an undertaking or ask, from the act its ``quote`` names, else its sectors."""
    words = fold(quote)
    manner = _find_manner(commitment, words)
    target = tuple(p for p in commitment.to if p not in commitment.by)
    contexts = _find_contexts(quote, commitment.sectors)
    act = _find_act(words, manner)
    if act is None:
        code = ROOTS[manner] + _find_field(commitment.sectors or find_sectors(quote)).ending
        type_, mode = ("AGREE", None) if manner == "intent" else ("REQUEST", "assist")
        return Coding(_plover(type_, mode, contexts, commitment.by, target), code)
    type_ = act.type or ("AGREE" if manner == "intent" else "REQUEST")
    mode = None if type_ == "AGREE" else act.mode
    contexts = (*act.contexts, *contexts)
    return Coding(_plover(type_, mode, contexts, commitment.by, target), act.codes[manner])


# --- parties ---------------------------------------------------------------------------------------


def _plover(
    type_: str, mode: str | None, contexts: Iterable[str], source: Sequence[str], target: Sequence[str] = ()
) -> Plover:
    context = tuple(dict.fromkeys(contexts)) or (DEFAULT_CONTEXT,)
    return Plover(type=type_, mode=mode, context=context, source=tuple(source), target=tuple(target))


def _visitors_and_hosts(event: AnyEvent) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return source and target: visitor and host where one of two parties hosts, else all and none."""
    if isinstance(event, Visit):
        return (event.origin,), (event.destination,)
    host = event.place.party if event.place else None
    if isinstance(event, Call) or len(event.parties) != 2 or host not in event.parties or host is None:
        return event.parties, ()
    return tuple(p for p in event.parties if p != host), (host,)


def _find_mode(event: AnyEvent) -> str | None:
    """Return how parties consulted where none of them is known as the host."""
    if isinstance(event, Call):
        return "phone"
    if event.type == "gathering" or len(event.parties) > 2:
        return "multilateral"
    return "third-party" if event.place and event.place.party else None


def _consultation(event: AnyEvent, quote: str) -> str:
    """Return the CAMEO code of a consultation held: mediation and negotiation take precedence over place."""
    if isinstance(event, Visit):
        return "042"
    if isinstance(event, Call):
        return "041"
    named = {code for _, codes in _load_coding().talks.find(fold(quote)) for code in codes}
    if named:
        return min(named)
    place = event.place.party if event.place else None
    abroad = event.type == "meeting" and place is not None and place not in event.parties
    return "044" if abroad else "040"


# --- words -----------------------------------------------------------------------------------------


def _find_contexts(quote: str, sectors: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the PLOVER contexts of a text: those that its words name, then those of its sectors."""
    coding = _load_coding()
    named = [context for _, contexts in coding.contexts.find(fold(quote)) for context in contexts]
    of_sectors = [c for sector in sectors or find_sectors(quote) for c in coding.contexts_of[sector]]
    return tuple(dict.fromkeys(named + of_sectors))


def _find_field(sectors: Iterable[str]) -> _Field:
    """Return the kind of cooperation that covers all sectors; political and multilateral count only alone."""
    coding = _load_coding()
    names = {coding.field_of[sector] for sector in sectors} - {"general"}
    names = names - {"diplomatic"} or names
    if len(names) == 1:
        return coding.fields[names.pop()]
    material = coding.fields["material"]
    return material if names and names <= {"material", *material.covers} else coding.fields["general"]


def _find_manner(commitment: Commitment, words: bytes) -> Manner:
    if commitment.modality != "requested":
        return "intent"
    return "demand" if _load_coding().demanding.find(words) else "appeal"


def _find_act(words: bytes, manner: Manner) -> _Act | None:
    """Return the act of highest precedence that the folded text names in this manner."""
    acts = [
        cue.act
        for start, cues in _load_coding().cues.find(words)
        for cue in cues
        if manner in cue.act.codes and cue.pattern.match(words, start)
    ]
    return min(acts, default=None)


# --- data ------------------------------------------------------------------------------------------


class _Coding(NamedTuple):
    """The data file, compiled."""

    field_of: Mapping[str, str]
    contexts_of: Mapping[str, Sequence[str]]
    fields: Mapping[str, _Field]
    contexts: Phrases[str]
    cues: Phrases[_Cue]
    demanding: Phrases[bool]
    talks: Phrases[str]


@cache
def _load_coding() -> _Coding:
    """Compile the data file; raises LexiconError where a cue names a word list that is not there."""
    data = load("coding")
    talks = [(word, "045") for word in data["mediating"]] + [(word, "046") for word in data["negotiating"]]
    return _Coding(
        field_of={sector: entry["field"] for sector, entry in data["sectors"].items()},
        contexts_of={sector: entry["contexts"] for sector, entry in data["sectors"].items()},
        fields={name: _Field(**entry) for name, entry in data["fields"].items()},
        contexts=Phrases((word, context) for context, words in data["contexts"].items() for word in words),
        cues=Phrases(_compile_cues(data["acts"], data["words"])),
        demanding=Phrases((word, True) for word in data["demanding"]),
        talks=Phrases(talks),
    )


def _compile_cues(
    acts: Sequence[Any],  # Any: entries of the data file, strings and lists
    words: Mapping[str, Sequence[str]],
) -> Iterable[tuple[str, _Cue]]:
    """Yield each cue under every word or phrase that it may begin with."""
    for rank, entry in enumerate(acts):
        plover = entry.get("plover", {})
        codes = entry.get("codes") or {m: root + entry["ending"] for m, root in ROOTS.items()}
        mode = plover.get("mode", entry.get("mode"))
        act = _Act(rank, codes, plover.get("type"), mode, tuple(entry["contexts"]))
        for cue in entry["cues"]:
            pattern = re.compile(_compile_cue(cue, words))
            first = cue.split()[0]
            for phrase in words[first[1:-1]] if first.startswith("{") else [first]:
                yield phrase, _Cue(pattern, act)


def _compile_cue(cue: str, words: Mapping[str, Sequence[str]]) -> bytes:
    """Return a cue of the data file as a regular expression over folded text."""
    parts = []
    for item in cue.split():
        if item in _GAPS:
            parts.append(_GAPS[item])
            continue
        name = item.strip("{}")
        if item.startswith("{") and name not in words:
            raise LexiconError(f"coding.yaml: cue {cue!r} names the unknown list {name!r}", "add the list")
        choices = words[name] if item.startswith("{") else [item]
        parts.append(b"(?:" + b"|".join(map(_compile_phrase, choices)) + b")")
    return b"".join(parts)


def _compile_phrase(phrase: str) -> bytes:
    """Return a phrase, a star being any ending, as an expression with its spaces; punctuation adds some."""
    folded = re.escape(fold(phrase).strip())
    return rb" +" + folded + (rb"\w*" if phrase.endswith("*") else b"") + rb" "
