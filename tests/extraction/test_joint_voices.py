"""Who "we" are in documents that several parties, or a forum for its members, issue together."""

from __future__ import annotations

import pytest

from communique.extraction.discourse import main_parties
from tests.extraction.telling import read


@pytest.mark.parametrize(
    ("title", "sentence", "makers"),
    [
        ("G7 Leaders’ Statement", "We, the Leaders of the G7, met in Kenya.", ("G7",)),
        ("Joint statement by Malta and Nepal", "Kenya and Fiji held a conference.", ("MLT", "NPL")),
        ("Joint statement by the EU and the President of the islands", "Malta and Nepal met.", ("EU",)),
    ],
)
def test_a_joint_document_speaks_for_those_in_its_title(
    title: str, sentence: str, makers: tuple[str, ...]
) -> None:
    assert main_parties(read(sentence, title=title).analysis) == makers


def test_we_of_a_joint_statement_is_not_the_guest_quoted_before() -> None:
    discourse = read(
        "We, the Leaders of the G7, were joined by President Ram Thapa of Nepal, who said peace was near.",
        "We support the peace process in Fiji.",
        title="G7 Leaders’ Statement",
    )
    clauses = discourse.clauses[-1]
    assert clauses.actors[0].codes == ("G7",)


def test_at_a_joint_press_conference_each_speaks_alone() -> None:
    discourse = read("We support Fiji.", title="President Thapa at a joint press conference with Malta")
    assert len(discourse.clauses[-1].actors[0].codes) <= 1


def test_a_pronoun_is_nobody_s_name() -> None:
    discourse = read("We said that Nepal is a close ally.", title="Joint statement by Malta and Nepal")
    assert [speaker.name for speaker in discourse.clauses[-1].speakers] == [None]
