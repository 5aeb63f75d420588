"""Standing: what holds between two parties, and the ladder of steps that led there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from communique.ledger import Fact
from communique.model import Relation
from communique.publishing.briefing.drafting import Draft, DraftPart, Saying
from communique.publishing.briefing.matter import Matter, first_day, told_days
from communique.publishing.briefing.prose import relation_sentence
from communique.publishing.statements.dates import date_words
from communique.publishing.statements.sentences import capital, level_words, names_of

STEPS = "Steps"
_BASE = "diplomatic-relations"
_MEMBERSHIP = "membership"


def standing(matter: Matter) -> DraftPart:
    """Return what holds with each partner, the nearest step first, then the other steps by time."""
    now: list[Draft] = []
    steps: list[Draft] = []
    for facts in _by_partners(matter):
        holding, ladder = _ladder(facts)
        now += [_now(fact, others, matter) for fact, others in holding]
        steps += [_step(fact, others, matter) for fact, others in ladder]
    now.sort(key=lambda draft: draft.place)
    return DraftPart(
        key="standing", title="Standing",
        drafts=(*now, *sorted(steps, key=lambda draft: draft.place, reverse=True)),
        least=4, most=7, groups=(None, STEPS), command="timeline",
    )  # fmt: skip


def steps_told(matter: Matter) -> frozenset[str]:
    """Return the keys of the relations that are told as steps, or as what holds: each step once."""
    groups = _by_partners(matter)
    return frozenset(fact.key for facts in groups for several in _ladder(facts) for fact, _ in several)


def _by_partners(matter: Matter) -> list[list[Fact]]:
    groups: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for fact in matter.facts:
        if isinstance(fact.claim, Relation):
            groups[tuple(sorted(fact.claim.parties))].append(fact)
    return list(groups.values())


def _ladder(facts: Sequence[Fact]) -> tuple[list[tuple[Fact, list[Fact]]], list[tuple[Fact, list[Fact]]]]:
    """Return what holds, and the other steps, each with the facts that tell the same step otherwise.

    What holds is the last dated step up; else what was last said to hold. A level that is told to hold beside
    one of the steps is part of that step.
    """
    changes = [fact for fact in facts if _relation(fact).change != "standing"]
    stated = sorted((f for f in facts if _relation(f).change == "standing"), key=_last_told, reverse=True)
    ladder = _one_each(changes)
    rises = [step for step in ladder if _relation(step[0]).change in ("established", "upgraded")]
    dated = [step for step in rises if first_day(step[0]) is not None and _level(step[0]) != _MEMBERSHIP]
    top = max(dated, key=lambda step: (_level(step[0]) != _BASE, first_day(step[0]) or 0), default=None)
    levels = {_level(fact) for fact in changes}
    unexplained: list[tuple[Fact, list[Fact]]] = [(fact, []) for fact in stated if _level(fact) not in levels]
    holding = [top] if top and (_level(top[0]) != _BASE or not unexplained) else []
    if holding and _has_ended(top, ladder):
        holding = []
    holding = holding or unexplained[:1] or rises[-1:]
    return holding, [step for step in ladder if step not in holding]


def _one_each(changes: Sequence[Fact]) -> list[tuple[Fact, list[Fact]]]:
    """Return each step once: of one level told with several dates, the date with most sources.

    Whether a level was established or upgraded to is one step, told with another word.
    """
    groups: defaultdict[tuple[str, bool], list[Fact]] = defaultdict(list)
    for fact in changes:
        groups[_level(fact), _relation(fact).change == "ended"].append(fact)
    steps = []
    for members in groups.values():
        ranked = sorted(members, key=lambda f: (first_day(f) is None, -f.sources, first_day(f) or 0, f.key))
        steps.append((ranked[0], [fact for fact in ranked[1:] if first_day(fact) is not None]))
    return sorted(steps, key=lambda step: (first_day(step[0]) or 0, step[0].key))


def _has_ended(top: tuple[Fact, list[Fact]] | None, ladder: Sequence[tuple[Fact, list[Fact]]]) -> bool:
    return top is not None and any(
        _relation(step[0]).change == "ended"
        and _level(step[0]) == _level(top[0])
        and (first_day(step[0]) or 0) >= (first_day(top[0]) or 0)
        for step in ladder
    )


def _now(fact: Fact, others: Sequence[Fact], matter: Matter) -> Draft:
    relation = _relation(fact)
    whom = [code for code in relation.parties if code not in matter.pair]
    partner = f" with {names_of(whom)}" if len(matter.pair) == 1 and whom else ""
    level = f"{capital(level_words(relation.level))}{partner}"
    match relation.change:
        case "established":
            text = f"{level}, established {_in(fact)}."
        case "upgraded":
            text = f"{level}, to which relations were upgraded {_in(fact)}."
        case _:
            days = told_days(fact)
            text = f"{level}, as last told {_told(fact)}." if days else f"{level}, as told without a date."
    return Draft(
        group=None, place=(relation.level == _BASE, -max([first_day(fact) or 0, *told_days(fact)]), fact.key),
        sayings=(Saying(text=text, facts=(fact,)), *_otherwise(others)),
    )  # fmt: skip


def _step(fact: Fact, others: Sequence[Fact], matter: Matter) -> Draft:
    text = relation_sentence(_relation(fact), matter.pair)
    return Draft(
        group=STEPS, place=(first_day(fact) or 0, fact.key), when=date_words(fact.start, fact.end),
        sayings=(Saying(text=text, facts=(fact,)), *_otherwise(others)),
    )  # fmt: skip


def _otherwise(others: Sequence[Fact]) -> list[Saying]:
    """Return what tells the same step with another date."""
    return [
        Saying(text=f"Dated {date_words(fact.start, fact.end)} elsewhere.", facts=(fact,)) for fact in others
    ]


def _in(fact: Fact) -> str:
    if fact.start is None:
        return "at a time not given"
    words = date_words(fact.start, fact.end)
    return f"on {words}" if words[:1].isdigit() and len(fact.start) > 7 else f"in {words}"


def _told(fact: Fact) -> str:
    last = max(a.source.published or "" for a in fact.accounts)
    words = date_words(last)
    return f"on {words}" if len(last) > 7 else f"in {words}"


def _relation(fact: Fact) -> Relation:
    assert isinstance(fact.claim, Relation)
    return fact.claim


def _level(fact: Fact) -> str:
    return _relation(fact).level


def _last_told(fact: Fact) -> tuple[str, str]:
    return max((a.source.published or "" for a in fact.accounts), default=""), fact.key
