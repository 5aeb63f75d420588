"""The actions that a commitment's clause lists, as verb phrases in the document's words."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from communique.data import load
from communique.extraction.subjects import letters_of
from communique.language.en.analysis import Sentence
from communique.language.en.verbs import forms_of

_OPENERS = re.compile(
    r"^(?:(?:to|on|upon|that|in|of|for|about|will|would|shall|should|must|not\b(?=\s+to)|also|and|while|but)\s+)+",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"^(?:continue\s+to\s+|continue\s+)?(?:work(?:ing)?|join(?:ing)?\s+hands|cooperat(?:e|ing)|collaborat(?:e|ing)|coordinat(?:e|ing))"
    r"(?:\s+\w+ly|\s+together)?\s+with\s+(?:\w[\w.’'-]*\s+){1,5}?(?:to|in)\s+(?=\w+)"
)
_LEAD = 4
"""Units before an action in which "not" denies it."""
_OPPORTUNITY = re.compile(r"^tak(?:e|ing)\s+(?:this|the)\s+opportunity\s+to\s+")
_PASSIVE = re.compile(r"be (?P<how>(?:\w+ly |further )*)(?P<verbs>[a-z]+(?: and [a-z]+(?:ed|lt|nt|wn))?)\b")
_OBJECTS = {"he": "him", "she": "her", "they": "them", "we": "us"}
"""Pronouns as objects."""
_PURPOSE = re.compile(
    r",\s+(?:so\s+as\s+to|in\s+order\s+to|with\s+a\s+view\s+to|to|contributing\s+to|helping)\s.*$", re.DOTALL
)


def find_actions(
    text: str, sentence: Sentence, first: int, end: int, patient: tuple[int, int] | None = None
) -> tuple[str, ...]:
    """Return the items listed in units ``first:end``, in order; one if nothing parts them.

    ``patient`` are the units of the verb's subject: where "the road will be widened", the action is to
    widen the road.
    """
    cuts = [first, *_joints(sentence.letters, first, end), end]
    denied = _is_denied(sentence.letters, first)
    done_to = _patient_words(text, sentence, patient) if patient else ""
    items = []
    for a, b in pairwise(cuts):
        last = _before_agent(sentence.letters, a, b) if done_to else b
        phrase = _phrase(text[sentence.starts[a] : sentence.ends[last - 1]])
        if done_to:
            phrase = _done_to(phrase, done_to)
        if phrase:
            items.append(f"not {phrase}" if denied else phrase)
    return tuple(items)


def _patient_words(text: str, sentence: Sentence, patient: tuple[int, int]) -> str:
    """Return the subject of a passive as its object: "All borders" is "all borders", "they" are "them"."""
    first, last = patient
    while first < last - 1 and sentence.letters[first] in letters_of("that|and|but|also|,"):
        first += 1
    words = " ".join(text[sentence.starts[first] : sentence.ends[last - 1]].split()).strip(" ,")
    if words.casefold() in _OBJECTS:
        return _OBJECTS[words.casefold()]
    determined = sentence.letters[first] in letters_of("%determiners")
    named = not determined and (first in sentence.mentions or sentence.letters[first] == "C")
    return words if named else words[:1].lower() + words[1:]


def _before_agent(letters: str, first: int, end: int) -> int:
    """Return where those stand by whom something is to be done ("by the two ministries"), else ``end``."""
    for k in range(first + 2, end - 1):
        if letters[k] in letters_of("by"):
            whom = k + 1 + (letters[k + 1] in letters_of("%determiners"))
            if whom == end - 1 and letters[whom] in "POSG":
                return k
    return end


def _done_to(phrase: str, patient: str) -> str:
    """Return a passive phrase in the active voice: "be widened by May" as "widen the road by May"."""
    match = _PASSIVE.match(phrase)
    if match is None:
        return phrase
    verbs = match["verbs"].split(" and ")
    bases = [_bases_of_participles().get(verb) for verb in verbs]
    done = [base for base in bases if base]
    if len(done) < len(verbs):  # no verb that the lexicon knows
        return f"have {patient} {phrase.removeprefix('be ')}" if match["verbs"].endswith("ed") else phrase
    return f"{match['how'] or ''}{' and '.join(done)} {patient}{phrase[match.end() :]}"


@cache
def _bases_of_participles() -> dict[str, str]:
    """Return the base of each participle that the lexicon knows."""
    classes = load("verbs")["classes"].values()
    return {forms_of(base)["participle"]: base for bases in classes for base in bases}


def _is_denied(letters: str, first: int) -> bool:
    """Tell whether what is undertaken is not to do it: "will not", "agreed never to"."""
    lead = letters[max(0, first - _LEAD) : first]
    for letter in reversed(lead):
        if letter in letters_of("not|never"):
            return True
        if letter not in letters_of("to|%adverbs|ADVERB"):
            return False
    return False


def _joints(letters: str, first: int, end: int) -> list[int]:
    """Return the units at which a new item begins: a verb in the first one's form after a joint."""
    verbs = _verbs_like(letters, first, end)
    cuts = []
    for k in range(first + 1, end):
        if letters[k] not in verbs:
            continue
        start = k
        while start > first and letters[start - 1] in letters_of("%adverbs|to|jointly|ADVERB"):
            start -= 1
        if letters[start - 1] not in letters_of("and|while|,|;|but") or start - 1 <= first:
            continue
        if (
            k + 1 < len(letters)
            and letters[k] in letters_of("%actions_as_nouns")
            and _is_noun_before(letters, k + 1)
        ):
            continue
        cuts.append(start)
    return cuts


def _is_noun_before(letters: str, unit: int) -> bool:
    return letters[unit] in letters_of("of|for|in|at|between|among|and") | set(",;.")


def _verbs_like(letters: str, first: int, end: int) -> frozenset[str]:
    """Return the letters of verbs in the form in which the first verb of a clause stands."""
    gerunds = letters_of("@act:ing|@agree:ing|ING")
    k = first
    while k < end and letters[k] in letters_of("to|on|upon|in|of|for|about|%adverbs|that|not|be|will|ADVERB"):
        k += 1
    if k < end and letters[k] in gerunds:
        return gerunds
    return letters_of("@act:base|@agree:base|@ask:base|@urge:base|do|be")


def _phrase(text: str) -> str:
    """Return one item without what introduces it, its company and its purpose; its verb in the base form."""
    phrase = _OPENERS.sub("", " ".join(text.split()).strip(' ,;:."”“'))
    phrase = re.sub(r"[\s,;]+(?:and|while|but)?$", "", phrase)
    for introduction in (_COMPANY, _OPPORTUNITY):
        phrase = introduction.sub("", phrase)
    return _in_base_form(_PURPOSE.sub("", phrase))


def _in_base_form(phrase: str) -> str:
    words = phrase.split(" ")
    if words[0] == "be" and words[1:2] and words[1] in _bases():
        words = words[1:]  # "will be training" is to train
    for k, word in enumerate(words[:3]):
        base = _bases().get(word)
        if base:
            return " ".join([*words[:k], base, *words[k + 1 :]])
        if not word.endswith("ly") and word not in ("further", "jointly", "also"):
            break
    return phrase


@cache
def _bases() -> dict[str, str]:
    """Return the base of each -ing form that the lexicon knows."""
    return {forms_of(base)["ing"]: base for bases in load("verbs")["classes"].values() for base in bases}
