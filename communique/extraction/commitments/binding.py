"""Whether a subject binds itself by what is told: not by agendas, wishes, asides and affairs at home."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from communique.extraction.commitments.cases import Case, speaks_jointly
from communique.extraction.discourse import Clauses, Discourse
from communique.extraction.grammar import compile_pattern, grammar
from communique.extraction.subjects import Subject, letters_of
from communique.language.en.gazetteer import states
from communique.language.en.parties import members

REACHED: Final = 30
"""Units of what a speaker will do among which it names with whom, or at what price."""
CLAUSE: Final = 16
"""Units of a wish among which it names with whom it is to be done."""
STRAY: Final = 1
"""Mentions of other parties that do not yet make a text one about dealings with them."""

_TRIP = re.compile(r"\b(?:travels?|trips?|upcoming|previewing)\b", re.IGNORECASE)
"""Titles of what is planned for a journey."""
_SPEECH = re.compile(
    r"^(?:\w+: )?(?:background )?(?:remarks|speech|address|press (?:call|briefing|gaggle))\b", re.IGNORECASE
)
"""Titles of what is spoken by one or several, with or without their names before each line."""
_PRESS = re.compile(r"\b(?:press (?:call|briefing|gaggle)|background)\b", re.IGNORECASE)
"""Titles of talks with journalists."""


def can_bind(case: Case, subject: Subject) -> bool:
    """Tell whether the party of a "will" can bind itself here: it speaks, or is spoken of.

    What "I will" do here and now, as in "I will say", binds no one.
    """
    words = case.letters[case.group.complement :].lstrip("".join(letters_of("%adverbs|not")) + "y")
    here = case.letters[subject.first] in letters_of("i") or set(words[:4]) & letters_of("your|questions")
    if (here and words[:1] in letters_of("%talking")) or _is_on_agenda(case, subject):
        return False
    present = {*case.clauses.parties, *case.clauses.home, *case.spoken_by, *case.discourse.main}
    if not case.clauses.home and not case.spoken_by:
        present |= case.discourse.named_most
    section = case.clauses.sentence.section
    bound = {*subject.codes, *(member for code in subject.codes for member in members(code))}
    if _is_speech(case.discourse) and not case.group.tells("reported") and _is_alone(case, subject):
        return False
    how = case.letters[case.group.first : case.group.complement]
    if is_in_person(case.discourse, case.clauses) and set(how) & letters_of("always"):
        return False  # "will always promote freedom" is no act
    if section.speaker is not None and case.letters[subject.first] in letters_of("they"):
        return False  # in a transcript "they" are others
    if bound <= {*case.clauses.home, *case.spoken_by} and _is_home_affair(case, bound):
        return False
    if is_in_person(case.discourse, case.clauses) and case.spoken_by and not {*case.spoken_by} & bound:
        return False  # a speaker foretells what others will do, and promises nothing
    return bool(present & bound)


def is_in_person(discourse: Discourse, clauses: Clauses) -> bool:
    """Tell whether a sentence was spoken: an answer, a transcript's line, a speech by its title."""
    section = clauses.sentence.section
    if section.kind == "answer" or section.speaker is not None:
        return True
    return _is_speech(discourse)


def _is_speech(discourse: Discourse) -> bool:
    return bool(_SPEECH.search(discourse.analysis.document.title or ""))


def _is_alone(case: Case, subject: Subject) -> bool:
    """Tell whether a speaker tells what will be done with and for no one, at no price that is named."""
    first, end = case.group.complement, min(case.group.complement + REACHED, len(case.letters))
    words = case.letters[first:end]
    company = set(words) & (
        letters_of("with|together|jointly|both|you|your|allies|partners|alongside") | {"n", "G"}
    )
    return not company and not set(case.clauses.codes_in(first, end)) - set(case.spoken_by or subject.codes)


def _is_home_affair(case: Case, own: set[str]) -> bool:
    """Tell whether a clause deals with the affairs of one state, and names no other."""
    words = case.letters[case.group.complement :]
    foreign = set(case.clauses.codes_in(case.group.complement, len(case.letters))) - own
    return bool(set(words) & letters_of("%home_affairs")) and not foreign


@cache
def _planned_talks() -> re.Pattern[str]:
    will = "will ADV @meet:base|@discuss:base|welcome|host|travel"
    return re.compile(compile_pattern(f"( {will} )", grammar().alphabet))


def _is_on_agenda(case: Case, subject: Subject) -> bool:
    """Tell whether people will do something on a journey, or beside the talks announced around it."""
    if speaks_jointly(case.discourse) or is_in_person(case.discourse, case.clauses):
        return False
    word = case.letters[subject.first]
    if not (subject.kinds and set(subject.kinds) <= set("PO")) and word not in letters_of("he|she"):
        return False
    if _TRIP.search(case.discourse.analysis.document.title or ""):
        return True
    at = case.clauses.index
    beside = (*case.discourse.clauses[max(0, at - 1) : at], *case.discourse.clauses[at + 1 : at + 2])
    return any(
        near.sentence.section is case.clauses.sentence.section
        and _planned_talks().search(near.sentence.letters)
        for near in beside
    )


def wants_here(case: Case, subject: Subject) -> bool:
    """Tell whether a wish is said here and now ("I want to give you this"), is that of others, or is alone.

    What a speaker wants counts where it is to be done with somebody.
    """
    if case.letters[case.group.first] not in letters_of("want|wants|wish|wishes"):
        return False
    if case.letters[subject.first] in letters_of("i|they|it|he|she|that|which"):
        return True
    first, end = case.group.complement, case.group.complement + CLAUSE
    company = set(case.letters[first:end]) & letters_of("with|together|jointly|you")
    foreign = set(case.clauses.codes_in(first, min(end, len(case.letters)))) - set(subject.codes)
    return is_in_person(case.discourse, case.clauses) and (not subject.near or (not company and not foreign))


def seeks_at_large(case: Case) -> bool:
    """Tell whether a speaker but seeks a state of things ("we seek to uphold peace"), with no one named."""
    if case.letters[case.group.first] not in letters_of("seek|seeks|strive|strives"):
        return False
    end = min(case.group.complement + CLAUSE, len(case.letters))
    company = set(case.letters[case.group.complement : end]) & letters_of("with|together|jointly|you")
    return (
        is_in_person(case.discourse, case.clauses)
        and not company
        and not case.clauses.codes_in(case.group.complement, end)
    )


def is_others_decision(case: Case, subject: Subject) -> bool:
    """Tell whether a speaker tells what one other party has decided."""
    if case.letters[case.group.first] not in letters_of("decided"):
        return False
    alone = len(subject.codes) == 1 and not set(subject.codes) & set(case.spoken_by)
    told = alone or case.letters[subject.first] in letters_of("he|she|they")
    return is_in_person(case.discourse, case.clauses) and told


def is_thing(case: Case, subject: Subject) -> bool:
    """Tell whether "it" takes up a matter: no party stands before it in its sentence."""
    if subject.last != subject.first + 1 or case.letters[subject.first] not in letters_of("it"):
        return False
    before = case.letters[: subject.first]
    if set(before[-2:]) & letters_of("@agree:past"):
        return True  # "they agreed it will help trade"
    return not set(before) & set("SOPG")


def is_relative(case: Case, subject: Subject) -> bool:
    """Tell whether a clause but tells of its noun: "the work that we will do", "the role Peru must play"."""
    first = subject.first
    if case.letters[first] in letters_of("that|which"):
        first += 1
    if first > 0 and case.letters[first - 1] in letters_of("%determiners") - letters_of("that"):
        first -= 1
    if first > 0 and case.letters[first - 1] in letters_of("that|which"):
        first -= 1
    return first > 0 and case.letters[first - 1] in letters_of("%doings")


def is_to_press(discourse: Discourse) -> bool:
    """Tell whether officials brief journalists, who are the "you" of what they say."""
    return bool(_PRESS.search(discourse.analysis.document.title or ""))


def asks_at_home(case: Case, by: tuple[str, ...]) -> bool:
    """Tell whether one asks one's own people ("our teams"), or but gives the floor or foretells."""
    group = case.group
    if group.asked is None or len(by) != 1 or by[0] not in states():
        return False
    expects = case.letters[group.first] in letters_of("expect|expects")
    if expects and case.subject is not None and case.letters[case.subject.first] in letters_of("i"):
        return True  # foretells
    if is_to_press(case.discourse) and _text(case, *group.asked) == "you":
        return True
    words = case.letters[slice(*group.asked)]
    codes = set(case.clauses.codes_in(*group.asked))
    if codes == set(by) and not set(words) & set("G"):
        return True
    if not is_in_person(case.discourse, case.clauses):
        return False
    after = case.letters[group.complement + 1 : group.complement + 3]
    joins = after[:1] in letters_of("join") and after[1:] in letters_of("me")
    floor = joins or after[:1] in letters_of("say|speak")
    if words in letters_of("GROUP"):  # "our teams"
        return _text(case, *group.asked).startswith(("my ", "our "))
    others = codes - set(by) or set(words) & letters_of("partners|allies")
    return floor or (words[:1] in letters_of("my|our") and not others)


def _text(case: Case, first: int, last: int) -> str:
    sentence = case.clauses.sentence
    return case.discourse.text[sentence.starts[first] : sentence.ends[last - 1]].casefold()


# --- whole texts -----------------------------------------------------------------------------------


def is_jest(discourse: Discourse, clauses: Clauses, end: int) -> bool:
    """Tell whether a transcript notes laughter behind the sentence that ends what stands at ``end``."""
    behind = discourse.text[end : clauses.sentence.end + len(" (Laughter")]
    return "(Laugh" in behind


def is_home_matter(discourse: Discourse) -> bool:
    """Tell whether a text deals with no party but the one that publishes it."""
    home = discourse.analysis.home
    foreign = 0
    for sentence in discourse.analysis.sentences:
        for mention in sentence.mentions.values():
            if mention.letter not in "LR" and any(code != home for code in mention.codes):
                foreign += 1
                if foreign > STRAY or sentence.section.kind == "headline":
                    return False
    return home is not None
