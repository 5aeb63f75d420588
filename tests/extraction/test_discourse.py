"""Discourse: subjects, pronouns, groups, guests and hosts, and who speaks."""

from __future__ import annotations

import pytest

from communique.extraction.discourse import Clauses, Discourse, read_discourse
from communique.extraction.extract import read_document
from communique.extraction.grammar import grammar
from communique.language.en.analysis import analyse
from communique.model import Document, OffsetMap, Section, SectionKind
from communique.reading.documents import read_text
from tests.extraction.telling import read


def texts(discourse: Discourse, clauses: Clauses) -> list[tuple[str, tuple[str, ...]]]:
    """Return text and codes of the actors of a sentence."""
    sentence = clauses.sentence
    return [
        (discourse.text[sentence.starts[a.first] : sentence.ends[a.last - 1]], a.codes)
        for a in clauses.actors
    ]


def unit_of(discourse: Discourse, clauses: Clauses, word: str) -> int:
    sentence = clauses.sentence
    return next(i for i, a in enumerate(sentence.starts) if discourse.text.startswith(word, a))


def speaker_at(
    discourse: Discourse, clauses: Clauses, word: str
) -> tuple[tuple[str, ...], str | None] | None:
    """Return codes and name of who speaks at a word of the sentence."""
    speaker = clauses.speaker(unit_of(discourse, clauses, word))
    return (speaker.codes, speaker.name) if speaker else None


def in_sections(*parts: tuple[SectionKind, str, str | None]) -> Discourse:
    """Return the discourse of a document of sections: kind, text and printed speaker."""
    sections, at = [], 0
    for kind, text, speaker in parts:
        sections.append(Section(kind=kind, start=at, end=at + len(text), speaker=speaker))
        at += len(text) + 1
    text = "\n".join(part[1] for part in parts)
    document = Document(path="-", text=text, clean=text, offsets=OffsetMap(), sections=tuple(sections))
    return read_discourse(analyse(document, grammar().alphabet))


OPENING = "Finnish Minister Aino Salo and Kenyan Minister Amina Odhiambo met in Riga."


# --- groups --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "group",
    ["The two sides", "Both sides", "The two ministers", "Both ministers", "The officials",
     "The two governments", "The two countries"],
)  # fmt: skip
def test_groups_are_the_parties_named_together_before(group: str) -> None:
    discourse = read(OPENING, f"{group} agreed to cooperate.")
    assert texts(discourse, discourse.clauses[-1])[0] == (group, ("FIN", "KEN"))


def test_a_counted_group_is_the_latest_of_that_size() -> None:
    discourse = read(
        "Latvian President Anna Ozola, Kenyan President Mary Wanjiku and Peruvian President Rosa Quispe met.",
        "Ozola later met Wanjiku.",
        "The three leaders agreed to cooperate.",
    )
    assert texts(discourse, discourse.clauses[-1])[0][1] == ("LVA", "KEN", "PER")


def test_the_host_countries_are_the_stations_of_a_tour() -> None:
    discourse = read(
        "Vietnamese President Tran Van Binh visited Kenya, Latvia and Peru.",
        "Binh and the leaders of the host countries agreed to cooperate.",
    )
    assert discourse.main == ("VNM", "KEN", "LVA", "PER")
    assert set(texts(discourse, discourse.clauses[-1])[0][1]) == {"VNM", "KEN", "LVA", "PER"}


def test_officials_of_named_states_are_those_states() -> None:
    discourse = read("The Foreign Ministers of Kenya and Finland agreed to cooperate.")
    assert texts(discourse, discourse.clauses[-1])[0][1] == ("KEN", "FIN")


# --- pronouns ------------------------------------------------------------------------------------


def test_he_and_she_are_the_last_subject_and_not_its_object() -> None:
    discourse = read(
        "Kenyan Minister Amina Odhiambo received Finnish Minister Aino Salo.", "She praised Finland."
    )
    assert texts(discourse, discourse.clauses[-1])[0] == ("She", ("KEN",))


def test_who_was_called_she_is_not_he() -> None:
    discourse = read(
        "Kenyan Minister Amina Odhiambo spoke.", "She was glad.",
        "Odhiambo thanked Finnish Minister Ville Salo.", "He praised Kenya.",
    )  # fmt: skip
    assert texts(discourse, discourse.clauses[-1])[0] == ("He", ("FIN",))


def test_he_after_an_unnamed_official_is_that_official() -> None:
    discourse = read("The Kenyan ambassador thanked Finland.", "He praised the ties.")
    assert texts(discourse, discourse.clauses[-1])[0] == ("He", ("KEN",))


def test_they_are_the_last_plural_subject() -> None:
    discourse = read(OPENING, "They agreed to cooperate.")
    assert texts(discourse, discourse.clauses[-1])[0] == ("They", ("FIN", "KEN"))


def test_we_is_nobody_where_nothing_tells_who_speaks() -> None:
    discourse = read("We will support trade.", title="Notes on trade")
    assert discourse.clauses[-1].actors == []


# --- subjects ------------------------------------------------------------------------------------


def test_the_subject_is_no_object_and_no_possessor() -> None:
    discourse = read("Finland and Kenya's neighbours met, and Latvia invited Peru to join.")
    clauses = discourse.clauses[-1]
    subject = clauses.subject(unit_of(discourse, clauses, "join"))
    assert subject is not None
    assert subject.codes == ("LVA",)


def test_codes_in_a_stretch_include_what_groups_stand_for() -> None:
    discourse = read(OPENING, "Latvia thanked the two sides.")
    clauses = discourse.clauses[-1]
    assert clauses.codes_in(0, len(clauses.sentence.starts)) == ("LVA", "FIN", "KEN")


# --- speakers ------------------------------------------------------------------------------------


def test_a_verb_of_saying_makes_its_subject_the_speaker() -> None:
    discourse = read("Kenyan Minister Amina Odhiambo said that Kenya will help.")
    assert speaker_at(discourse, discourse.clauses[-1], "help") == (("KEN",), "Amina Odhiambo")


@pytest.mark.parametrize(
    "sentence",
    [
        "“Kenya will help,” said Kenyan Minister Amina Odhiambo.",
        "Kenya will help, Kenyan Minister Amina Odhiambo said.",
        "According to Kenyan Minister Amina Odhiambo, Kenya will help.",
    ],
)
def test_a_speaker_named_after_the_words_has_said_them(sentence: str) -> None:
    discourse = read(sentence)
    assert speaker_at(discourse, discourse.clauses[-1], "help") == (("KEN",), "Amina Odhiambo")


def test_a_speaker_stays_until_another_one_speaks() -> None:
    discourse = read(
        "Finnish Minister Aino Salo said this. Trade will grow. Kenyan Minister Amina Odhiambo noted that."
    )
    assert speaker_at(discourse, discourse.clauses[-2], "grow") == (("FIN",), "Aino Salo")
    assert speaker_at(discourse, discourse.clauses[-1], "that") == (("KEN",), "Amina Odhiambo")


def test_the_one_who_answers_speaks_whoever_is_quoted() -> None:
    discourse = in_sections(
        ("paragraph", "Finnish Minister Aino Salo talked to the press about her visit to Kenya.", None),
        ("question", "Reporter: What did Kenya say?", "Reporter"),
        ("answer", "Kenya stressed its friendship. We will open an embassy.", None),
    )
    assert speaker_at(discourse, discourse.clauses[-1], "open") == (("FIN",), "Aino Salo")
    assert ("We", ("FIN",)) in texts(discourse, discourse.clauses[-1])


def test_a_printed_speaker_is_found_by_any_form_of_the_name() -> None:
    discourse = in_sections(
        ("paragraph", "Finnish Deputy Prime Minister Aino Salo and Kenyan President Mary Wanjiku met.", None),
        ("answer", "We will open an embassy.", "Deputy PM Aino Salo"),
    )
    assert speaker_at(discourse, discourse.clauses[-1], "open") == (("FIN",), "Aino Salo")


def test_a_question_is_asked_by_no_party() -> None:
    discourse = in_sections(
        ("paragraph", "Finnish Minister Aino Salo talked to the press.", None),
        ("question", "Minister, could you explain what Kenya will do?", None),
    )
    assert discourse.clauses[-1].speakers == []


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("The two agreed to open a road.", "The two"),
        ("The two also condemned the attack on the port.", "The two"),
        ("They reviewed the two affected regions in Africa.", "They"),
    ],
)
def test_a_bare_number_before_a_verb_stands_for_those_who_meet(sentence: str, actor: str) -> None:
    opening = "Foreign Minister Maria Borg of Malta met Foreign Minister Ram Thapa of Nepal in Valletta."
    discourse = read(opening, sentence)
    assert texts(discourse, discourse.clauses[-1])[0] == (actor, ("MLT", "NPL"))


def test_we_of_a_sentence_is_whoever_turns_out_to_say_it() -> None:
    opening = "Foreign Minister Maria Borg of Malta met Foreign Minister Ram Thapa of Nepal in Valletta."
    discourse = read(opening, "“We will widen the road,” Minister Thapa said.")
    clauses = discourse.clauses[-1]
    assert next(codes for text, codes in texts(discourse, clauses) if text == "We") == ("NPL",)


def test_on_a_tour_the_two_countries_are_those_told_of_together_last() -> None:
    document = read(
        "President Ada Lund of Norway visited Peru, Ghana and Fiji from May 2 to 9.",
        "Norway raised its ties with Peru to a new level.",
        "The two countries agreed to build a school.",
        "Norway and Ghana signed a plan.",
        title="Norway closes a tour",
    )
    groups = [actor.codes for actor in document.clauses[3].actors if actor.letters == "G"]
    assert groups == [("NOR", "PER")]


def test_the_pair_of_a_passage_on_a_tour_is_that_of_the_question_and_of_the_body_named() -> None:
    document = read_document(
        read_text(
            "Ministers: tour was a success\n\n2025-05-05\n\n"
            "President Ada Lund and a Norwegian delegation concluded their tour of Peru, Ghana and Fiji.\n\n"
            "Minister for Trade Nils Berg spoke to the press about its results.\n\n"
            "Reporter: Norway and Fiji signed a plan. Was that all?\n\n"
            "Minister Nils Berg: Norway and Fiji signed a plan. We have worked with Fiji for years.\n\n"
            "Reporter: The Peruvian side has asked for more ships.\n\n"
            "Minister Nils Berg: We will send two. The Committee between Norway and Ghana meets in May. "
            "The two ministries will report every year.\n\n"
        )
    )
    texts = [document.text[c.sentence.start : c.sentence.end] for c in document.clauses]
    sent = next(k for k, text in enumerate(texts) if "send two" in text)
    reported = next(k for k, text in enumerate(texts) if "report every year" in text)
    assert set(document.clauses[sent].parties) == {"NOR", "PER"}
    assert set(document.clauses[reported].parties) == {"NOR", "GHA"}
