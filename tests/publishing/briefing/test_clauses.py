from __future__ import annotations

from typing import Any

import pytest

from communique.ledger import open_ledger
from communique.model import Span
from communique.publishing.briefing.clauses import commitment_clause
from communique.publishing.statements.refusals import is_refused
from communique.publishing.statements.sentences import sentence_of
from tests.ledger.making import commitment, telling


def clause(quote: str, *actions: str, by: tuple[str, ...] = ("KEN",), **more: Any) -> str:
    """Return the clause of a commitment with these actions, told in these words."""
    claim = commitment(actions[0], by, evidence=(Span(0, len(quote)),), **({"modality": "pledged"} | more))
    if len(actions) > 1:
        claim = commitment(
            actions[0], by, **({"modality": "pledged", "actions": actions, "evidence": claim.evidence} | more)
        )
    with open_ledger(":memory:") as ledger:
        ledger.add(*telling("one.txt", claim, text=quote))
        (fact,) = ledger.facts()
        return commitment_clause(fact, ("KEN", "FIN"))


@pytest.mark.parametrize(
    ("quote", "action", "said"),
    [
        ("Kenya will open a school in Turku", "open a school in Turku", "to open a school in Turku"),
        ("Kenya committed to doubling its trade", "double its trade", "to double its trade"),
        ("Kenya promised further stepping up of it", "further step up it", "to further step up it"),
        ("Kenya pledged close ties on lakes", "close ties on lakes", "close ties on lakes"),
        ("Kenya reaffirmed its offer of extended leave", "extended leave", "extended leave"),
        ("Kenya will not lease the two islands", "lease the two islands", "not to lease the two islands"),
        ("Kenya will never again lease islands", "lease islands", "not to lease islands"),
        ("Kenya will not only lease islands but build", "lease islands", "to lease islands"),
        ("We will stand by our friends", "stand by our friends", "to “stand by our friends”"),
    ],
)  # fmt: skip
def test_what_is_pledged_is_told_in_the_documents_words(quote: str, action: str, said: str) -> None:
    assert clause(quote, action) == f"Kenya pledged {said}"


def test_a_list_is_joined_and_a_refusal_in_it_marked() -> None:
    quote = "Kenya will open the bridge and will not close the old one, or tax it"
    assert clause(quote, "open the bridge", "close the old one", "tax it") == (
        "Kenya pledged to open the bridge, not close the old one and tax it"
    )


def test_what_is_to_be_done_to_something_unnamed_is_quoted() -> None:
    assert clause("The culprits will be found", "be found") == "Kenya undertook: “be found”"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"modality": "requested", "to": ("FIN",)}, "Kenya asked Finland to buy tea"),
        ({"modality": "requested"}, "Kenya asked others to buy tea"),
        ({"modality": "agreed", "by": ("FIN", "KEN")}, "Kenya and Finland agreed to buy tea"),
    ],
)
def test_who_asks_or_agrees_is_named(more: dict[str, Any], said: str) -> None:
    assert clause("They would like to buy tea", "buy tea", **more) == said


def test_a_long_list_is_cut_at_a_clause_and_its_quotation_closed() -> None:
    action = "help us with " + ", ".join(f"the {number}th village of our lake" for number in range(4, 20))
    said = clause(f"Kenya will {action}", action)
    assert said.endswith(" …”")
    assert said.count("“") == said.count("”") == 1


def test_a_refusal_reads_as_one_everywhere() -> None:
    quote = "Kenya will not lease the two islands"
    with open_ledger(":memory:") as ledger:
        claim = commitment(
            "lease the two islands", ("KEN",), modality="pledged", evidence=(Span(0, len(quote)),)
        )
        ledger.add(*telling("one.txt", claim, text=quote))
        (fact,) = ledger.facts()
    assert sentence_of(fact) == "Kenya pledged: not “lease the two islands”."
    assert is_refused("lease the two islands", [quote])
    assert not is_refused("not lease the two islands", [quote])
    assert not is_refused("lease the two islands", [quote, "It is not so. Kenya will lease the two islands"])
