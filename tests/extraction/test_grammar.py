"""The rule language, and every rule of the data files."""

from __future__ import annotations

import re

import pytest

from communique.data import load
from communique.extraction.grammar import RULE_FILES, compile_pattern, grammar, words_of
from communique.language.en.symbols import Alphabet


def holds(pattern: str, letters: str, alphabet: Alphabet) -> bool:
    return re.search(compile_pattern(pattern, alphabet), letters) is not None


def encode(alphabet: Alphabet, sentence: str) -> str:
    """Encode words; a word in capitals between asterisks is a mention: ``*P*``."""
    return "".join(
        word[1] if word.startswith("*") else alphabet.encode(word) for word in sentence.split()
    )


@pytest.mark.parametrize(
    ("pattern", "yes", "no"),
    [
        ("PERSON met with? PERSON", "*P* met with *P*", "*P* met *S*"),
        ("ACTORS AUX @agree to", "*S* and *S* have also agreed to", "*S* agreed on"),
        ("@visit:past STATE", "toured *S*", "touring *S*"),
        ("held ( talks | consultations )", "held consultations", "held hopes"),
        ("call ... TIME", "call with the envoy on *T*", "call ended . On *T*"),
        ("hope (?! to ) ANY", "hope that", "hope to"),
        ("NUMBER{2,3} documents", "11 12 documents", "11 documents"),
    ],
)
def test_a_pattern_holds_where_it_says(pattern: str, yes: str, no: str) -> None:
    alphabet = Alphabet(["talks", "consultations", "that", "to", "."])
    compile_pattern(pattern, alphabet)
    assert holds(pattern, encode(alphabet, yes), alphabet)
    assert not holds(pattern, encode(alphabet, no), alphabet)


def test_a_named_group_reports_its_place() -> None:
    alphabet = Alphabet()
    regex = re.compile(compile_pattern("<who>( PERSON ) visited <where>( STATE )", alphabet))
    match = regex.search(encode(alphabet, "yesterday *P* visited *S*"))
    assert match is not None
    assert (match.span("who"), match.span("where")) == ((1, 2), (3, 4))


@pytest.mark.parametrize("pattern", ["@nosuchclass", "%nosuchset", "NOSUCH"])
def test_an_unknown_name_in_a_pattern_is_an_error(pattern: str) -> None:
    with pytest.raises(KeyError):
        compile_pattern(pattern, Alphabet())


def test_an_element_stands_for_words_classes_and_sets_together() -> None:
    assert words_of("visit|@meet:past") >= {"visit", "met"}


def test_rule_ids_are_unique() -> None:
    ids = [rule.id for rules in grammar().rules.values() for rule in rules]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("rule", [r for rules in grammar().rules.values() for r in rules], ids=lambda r: r.id)
def test_every_rule_has_a_test_sentence_of_some_length(rule) -> None:  # type: ignore[no-untyped-def]  # parametrised
    assert len(rule.test.split()) >= 4
    assert rule.triggers


NO_ADVERBS = {
    *("ally", "apply", "assembly", "comply", "early", "fly"),
    *("multiply", "only", "rely", "reply", "supply"),
}


def test_every_adverb_that_a_rule_names_still_counts_as_one() -> None:
    """A word named in a rule has a letter of its own; ADV passes over it only if it is in the set."""
    lists = [words_of(f"%{name}") for name in load("wordsets")]
    lists += [words_of(f"@{name}") for name in load("verbs")["classes"]]
    named = {word for words in lists for word in words}
    for file in RULE_FILES:
        for entry in load(f"rules/{file}")["rules"]:
            named |= set(re.findall(r"[a-z]+ly(?![\w-])", f"{entry['trigger']} {entry['pattern']}"))
    adverbs = {word for word in named if word.endswith("ly")} - NO_ADVERBS
    assert len(adverbs) > 20
    assert adverbs <= words_of("%adverbs")
