"""Forms of the verbs that the grammar knows, by class."""

from __future__ import annotations

import re
from functools import cache

from communique.data import load

FORMS = ("base", "s", "past", "participle", "ing")

_DOUBLED = re.compile(r"(?:^|[^aeiou])[aeiou][bdgmnprt]$")
_NOT_DOUBLED = re.compile(r"(?:en|er|it|on|op|et|or|an|in)$")


def inflect(base: str) -> dict[str, str]:
    """Return the forms of a regular verb by name: base, s, past, participle, ing."""
    if base.endswith("ee"):
        past, ing = base + "d", base + "ing"
    elif base.endswith("e"):
        past, ing = base + "d", base[:-1] + "ing"
    elif re.search(r"[^aeiou]y$", base):
        past, ing = base[:-1] + "ied", base + "ing"
    elif _DOUBLED.search(base) and (len(base) <= 4 or not _NOT_DOUBLED.search(base)):
        past, ing = base + base[-1] + "ed", base + base[-1] + "ing"
    else:
        past, ing = base + "ed", base + "ing"
    if re.search(r"(?:s|x|z|ch|sh|o)$", base):
        third = base + "es"
    elif re.search(r"[^aeiou]y$", base):
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    return {"base": base, "s": third, "past": past, "participle": past, "ing": ing}


@cache
def forms_of(base: str) -> dict[str, str]:
    """Return the forms of a verb, irregular ones from the data file."""
    listed = load("verbs")["irregular"].get(base)
    if listed is None:
        return inflect(base)
    third, past, participle, ing = listed
    return {"base": base, "s": third, "past": past, "participle": participle, "ing": ing}


@cache
def class_words(name: str, form: str | None = None) -> frozenset[str]:
    """Return all words of the verb class ``name``, or only those in one ``form``.

    ``form`` "past" holds participles too: English rarely tells them apart.
    """
    words: set[str] = set()
    for base in load("verbs")["classes"][name]:
        forms = forms_of(base)
        if form is None:
            words.update(forms.values())
        elif form == "past":
            words.update({forms["past"], forms["participle"]})
        else:
            words.add(forms[form])
    return frozenset(words)
