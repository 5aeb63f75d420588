"""What binds no one though it says "will": agendas, wishes, jests, affairs at home; passives as actions."""

from __future__ import annotations

import pytest

from communique.extraction.commitments import find_commitments
from tests.extraction.committing import commitments, only
from tests.extraction.telling import read

# --- passives ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "action"),
    [
        (
            "“The climate for firms will be improved to help small mills,” Borg said.",
            "improve the climate for firms to help small mills",
        ),
        (
            "“All bridges will be strengthened and widened by May,” Borg said.",
            "strengthen and widen all bridges by May",
        ),
        (
            "Both delegations agreed that customs procedures should be simplified by the two ministries.",
            "simplify customs procedures",
        ),
        ("Borg said that Nepal should be given a seat in the council.", "give Nepal a seat in the council"),
        ("Minister Borg said Malta will be training forty divers.", "train forty divers"),
    ],
)
def test_what_will_be_done_is_told_with_that_to_which_it_is_done(sentence: str, action: str) -> None:
    assert only(sentence).actions == (action,)


@pytest.mark.parametrize(
    "sentence",
    [
        "“The sanctions that will be lifted if talks go on were listed,” Borg said.",
        "“In the places where mills will be rebuilt, people wait,” Borg said.",
    ],
)
def test_a_relative_clause_in_the_passive_binds_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


# --- agendas, wishes, asides ------------------------------------------------------------------------


def test_what_travellers_will_do_is_an_agenda() -> None:
    title = "Statement on the Foreign Minister’s Travel to Nepal"
    text = "Foreign Minister Maria Borg of Malta will consult with the Nepalese Government on clean water."
    assert find_commitments(read(text, title=title), ()) == []


def test_what_leaders_will_do_beside_announced_talks_is_an_agenda() -> None:
    assert commitments(
        "On Friday, Minister Borg will welcome Minister Thapa to Gozo. "
        "Minister Borg and Minister Thapa will advance the partnership of the two states."
    ) == []  # fmt: skip


def test_a_state_binds_itself_beside_announced_talks() -> None:
    claim = only("On Friday, Minister Borg will welcome Minister Thapa. Malta will train forty divers.")
    assert (claim.modality, claim.by) == ("pledged", ("MLT",))


_SPOKEN = "MINISTER BORG: Thank you all for coming to Valletta today. "


@pytest.mark.parametrize(
    "sentence",
    [
        "We want to build a greener economy.",
        "I have asked our teams to look into the matter.",
        "I urge all Maltese to plant trees.",
        "Now I invite Minister Thapa to say a few words.",
        "Countries must show that they keep their word.",
        "He should be interested in saving his culture.",
        "We will send Nepal another letter. (Laughter.)",
        "I look forward to all that Malta and Nepal will accomplish in the valley.",
        "We will raise pensions to 3 percent of GDP.",
    ],
)
def test_what_a_speaker_says_in_passing_binds_no_one(sentence: str) -> None:
    title = "Remarks by Foreign Minister Borg of Malta and Foreign Minister Thapa of Nepal"
    assert find_commitments(read(_SPOKEN + sentence, title=title), ()) == []


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("We want to work with Nepal to build a greener economy.", "pledged"),
        ("I urge Nepal to plant trees.", "requested"),
        ("Nepal must keep its word and reopen the bridge.", "requested"),
        ("We will send Nepal another ship.", "pledged"),
    ],
)
def test_what_a_speaker_undertakes_or_asks_of_another_counts(sentence: str, modality: str) -> None:
    title = "Remarks by Foreign Minister Borg of Malta and Foreign Minister Thapa of Nepal"
    found = find_commitments(read(_SPOKEN + sentence, title=title), ())
    assert [(claim.modality, claim.by) for claim in found] == [(modality, ("MLT",))]


def test_a_commitment_said_to_be_firm_is_described() -> None:
    assert commitments("Their commitment to build a green and open valley is firm.") == []


# --- parties in joint texts -------------------------------------------------------------------------


def test_it_is_the_party_named_before_it_in_a_joint_text() -> None:
    title = "Joint Statement of Malta and Nepal"
    text = "As Malta takes the chair of the council next year, it will keep Nepal informed of its plans."
    found = find_commitments(read("Malta and Nepal met in Valletta.", text, title=title), ())
    assert [(claim.modality, claim.by) for claim in found] == [("pledged", ("MLT",))]


def test_they_of_a_forums_text_are_others() -> None:
    title = "G20 Leaders’ Declaration"
    text = "The IMF and the World Bank are watching prices, and they will continue to adjust their rates."
    assert find_commitments(read(text, title=title), ()) == []


def test_a_text_without_another_party_holds_no_commitments() -> None:
    title = "Prime Minister of Malta Speaks on the Flood in Gozo"
    text = "Prime Minister Ann Vella of Malta said that Malta will rebuild the mills of Gozo."
    assert find_commitments(read(text, title=title), ()) == []


def test_a_framework_in_a_leaders_name_is_not_their_state() -> None:
    title = "Malta and Kenya hold talks in Valletta"
    text = (
        "Foreign Minister Borg of Malta met President Kiptoo in Valletta. Minister Borg praised President "
        "Kiptoo’s Indo-Pacific Economic Framework. President Kiptoo pledged to train forty divers."
    )
    assert not any("IPEF" in claim.by for claim in find_commitments(read(text, title=title), ()))


@pytest.mark.parametrize(
    "sentence",
    [
        "Malta had previously committed to widen the road, and Nepal has earlier pledged to pay for it.",
        "The two ministers discussed Nepal’s commitment to keep the road open.",
        "Minister Borg expressed his desire to build strong ties.",
        "The programme covers the pumps that the Maltese need to water their fields.",
        "Minister Borg and Ambassador Ann Vella of Malta agreed to widen the road.",
        "Minister Thapa was advised to widen the road.",
    ],
)
def test_history_topics_bonds_and_unknown_partners_bind_no_one(sentence: str) -> None:
    assert commitments(sentence) == []


def test_a_year_that_names_a_goal_is_no_deadline() -> None:
    claim = only("Malta and Nepal agreed to work together to reach their 2050 greenhouse gas net-zero goals.")
    assert claim.deadline is None


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("We will plant more trees.", False),
        ("We will plant more trees together.", True),
        ("We will plant 400 trees.", True),
        ("We will always honour the sea with Nepal.", False),
        ("We will work with our partners to plant trees.", True),
    ],
)
def test_what_a_speaker_will_do_counts_with_company_or_at_a_price(sentence: str, counts: bool) -> None:
    title = "Remarks by Foreign Minister Borg of Malta and Foreign Minister Thapa of Nepal"
    assert bool(find_commitments(read(_SPOKEN + sentence, title=title), ())) == counts
