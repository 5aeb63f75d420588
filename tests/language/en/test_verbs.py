"""Forms of verbs, and the classes of the data file."""

from __future__ import annotations

import pytest

from communique.data import load
from communique.language.en.verbs import class_words, forms_of, inflect


@pytest.mark.parametrize(
    ("base", "third", "past", "ing"),
    [
        ("pledge", "pledges", "pledged", "pledging"),
        ("visit", "visits", "visited", "visiting"),
        ("reply", "replies", "replied", "replying"),
        ("pay", "pays", "paid", "paying"),
        ("concur", "concurs", "concurred", "concurring"),
        ("reach", "reaches", "reached", "reaching"),
        ("plan", "plans", "planned", "planning"),
        ("meet", "meets", "met", "meeting"),
        ("strengthen", "strengthens", "strengthened", "strengthening"),
    ],
)
def test_a_verb_has_its_forms(base: str, third: str, past: str, ing: str) -> None:
    forms = forms_of(base)
    assert (forms["s"], forms["past"], forms["ing"]) == (third, past, ing)


def test_the_list_of_irregular_verbs_holds_only_verbs_the_rules_get_wrong() -> None:
    needless = [
        base
        for base, (third, past, participle, ing) in load("verbs")["irregular"].items()
        if inflect(base) == {"base": base, "s": third, "past": past, "participle": participle, "ing": ing}
    ]
    assert needless == []


def test_a_class_gives_all_its_words_or_those_in_one_form() -> None:
    assert {"agree", "agrees", "agreed", "agreeing"} <= class_words("agree")
    assert class_words("meet", "past") >= {"met"}
    assert "meeting" not in class_words("meet", "past")


@pytest.mark.parametrize("name", list(load("verbs")["classes"]))
def test_every_class_lists_lower_case_verbs_once(name: str) -> None:
    verbs = load("verbs")["classes"][name]
    assert all(isinstance(verb, str) and verb == verb.lower() for verb in verbs)
    assert [verb for verb in verbs if verbs.count(verb) > 1] == []
