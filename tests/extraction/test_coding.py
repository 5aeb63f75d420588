from __future__ import annotations

from typing import Any

import pytest

from communique.data import load
from communique.extraction.coding import (
    ROOTS,
    UNCODED,
    Coding,
    code_agreement,
    code_commitment,
    code_event,
)
from communique.extraction.sectors import SECTORS
from communique.model import (
    Agreement,
    AgreementStatus,
    AnyEvent,
    Call,
    Commitment,
    Gathering,
    Meeting,
    Modality,
    Place,
    Session,
    Span,
    Visit,
)

CLAIM: dict[str, Any] = {"evidence": (Span(0, 1),), "rule": "test", "confidence": 1.0}
PLOVER_TYPES = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "REQUEST", "REJECT", "THREATEN"}
PLOVER_MODES = {
    "visit", "third-party", "multilateral", "phone", "assist", "change", "yield", "meet", "restrict",
}  # fmt: skip
PLOVER_CONTEXTS = {
    "military", "intelligence", "executive", "legislative", "election", "political_institutions",
    "pro-democracy", "pro-autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms",
    "repression", "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic",
    "territory", "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resources",
    "environment", "technology", "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption",
    "illegal_drugs", "trafficking",
}  # fmt: skip


def commitment(modality: Modality, quote: str, to: tuple[str, ...] = ("NPL",)) -> Coding:
    return code_commitment(Commitment(modality=modality, by=("CHL",), to=to, **CLAIM), quote)


def summary(coding: Coding) -> tuple[str, str | None, tuple[str, ...], tuple[str, ...], str | None]:
    assert coding.plover is not None
    p = coding.plover
    return p.type, p.mode, p.source, p.target, coding.cameo


def test_a_visit_has_the_visitor_as_source_and_the_host_as_target() -> None:
    visit = Visit(parties=("CHL", "NPL"), origin="CHL", destination="NPL", **CLAIM)
    coding = code_event(visit, "The Chilean minister arrived in Kathmandu")
    assert summary(coding) == ("CONSULT", "visit", ("CHL",), ("NPL",), "042")


def test_a_planned_visit_is_an_intent_to_meet() -> None:
    visit = Visit(parties=("CHL", "NPL"), origin="CHL", destination="NPL", status="planned", **CLAIM)
    assert summary(code_event(visit, "will visit Nepal")) == ("AGREE", None, ("CHL",), ("NPL",), "036")


def test_an_event_called_off_is_not_coded_for_nobody_is_known_to_have_refused() -> None:
    assert code_event(Meeting(parties=("CHL", "NPL"), status="called-off", **CLAIM), "") == UNCODED


def test_a_meeting_at_a_partys_place_has_a_visitor_and_a_host() -> None:
    meeting = Meeting(parties=("CHL", "NPL"), place=Place(name="Kathmandu", party="NPL"), **CLAIM)
    assert summary(code_event(meeting, "received")) == ("CONSULT", "visit", ("CHL",), ("NPL",), "040")


def test_a_meeting_in_a_third_state_is_coded_so() -> None:
    meeting = Meeting(parties=("CHL", "NPL"), place=Place(name="Vienna", party="AUT"), **CLAIM)
    assert summary(code_event(meeting, "met")) == ("CONSULT", "third-party", ("CHL", "NPL"), (), "044")


@pytest.mark.parametrize(
    ("quote", "cameo"),
    [
        ("The envoys met over lunch", "044"),
        ("The envoys held talks on the border", "046"),
        ("The envoys negotiated through a mediator", "045"),
    ],
)
def test_mediation_precedes_negotiation_and_both_precede_the_place(quote: str, cameo: str) -> None:
    meeting = Meeting(parties=("CHL", "NPL"), place=Place(name="Vienna", party="AUT"), **CLAIM)
    assert code_event(meeting, quote).cameo == cameo


@pytest.mark.parametrize(
    ("event", "mode", "cameo"),
    [
        (Call(parties=("CHL", "NPL"), **CLAIM), "phone", "041"),
        (Session(parties=("CHL", "NPL"), mechanism="joint commission", **CLAIM), None, "040"),
        (Session(parties=("CHL", "NPL", "AUT"), mechanism="trilateral", **CLAIM), "multilateral", "040"),
        (Gathering(parties=("CHL", "NPL"), name="Mountain Summit", **CLAIM), "multilateral", "040"),
    ],
)
def test_without_a_host_all_parties_are_sources(event: AnyEvent, mode: str | None, cameo: str) -> None:
    assert summary(code_event(event, "met")) == ("CONSULT", mode, event.parties, (), cameo)


@pytest.mark.parametrize(
    ("status", "title", "type_", "cameo"),
    [
        ("signed", "fisheries agreement", "SUPPORT", "057"),
        ("negotiating", "fisheries agreement", "CONSULT", "046"),
        ("proposed", "fisheries agreement", "AGREE", "0311"),
        ("in-force", "fisheries agreement", "COOPERATE", "061"),
        ("in-force", "treaty of friendship", "SUPPORT", "050"),
    ],
)
def test_an_agreement_is_coded_by_how_far_it_has_come(
    status: AgreementStatus, title: str, type_: str, cameo: str
) -> None:
    agreement = Agreement(kind="agreement", title=title, parties=("CHL", "NPL"), status=status, **CLAIM)
    assert summary(code_agreement(agreement, "")) == (type_, None, ("CHL", "NPL"), (), cameo)


@pytest.mark.parametrize(
    ("quote", "cameo"),
    [
        ("agreed to carry their friendship forward", "030"),
        ("agreed to expand cooperation on satellites and vaccines", "031"),
        ("agreed to lower tariffs on tea", "0311"),
        ("agreed to expand naval cooperation and friendship", "0312"),
        ("agreed to extradite smugglers", "0313"),
        ("agreed to share information on glacier lakes", "0314"),
        ("will support the candidacy of its neighbour", "032"),
        ("will provide technical assistance to the bridge office", "033"),
        ("will give a grant of 3 million dollars to the dairy school", "0331"),
        ("will send two batteries of old artillery", "0332"),
        ("will send 400 tonnes of food to the valley", "0333"),
        ("is ready to contribute soldiers to the peacekeeping force", "0334"),
        ("promised to hold early elections", "0341"),
        ("promised to democratise the cantons", "0344"),
        ("is ready to release the captured sailors", "0353"),
        ("agreed to lift the embargo on timber", "0354"),
        ("agreed to allow inspectors into the dam", "0355"),
        ("agreed to a ceasefire along the ridge", "0356"),
        ("agreed to hold the next round of talks in May", "036"),
        ("is willing to settle the old border dispute", "037"),
        ("agreed to mediation by the island's bishop", "038"),
        ("is ready to mediate between the two cantons", "039"),
    ],
)
def test_an_undertaking_is_coded_by_the_act_that_it_names(quote: str, cameo: str) -> None:
    assert summary(commitment("pledged", quote)) == ("AGREE", None, ("CHL",), ("NPL",), cameo)


@pytest.mark.parametrize(
    ("quote", "mode", "cameo"),
    [
        ("hoped that Nepal will carry the friendship forward", "assist", "020"),
        ("asked Nepal to buy more copper", "assist", "0211"),
        ("asked Nepal to send doctors", "assist", "0233"),
        ("urged Nepal to stop meddling in the strait", "change", "0242"),
        ("demanded that Nepal release the crew", "yield", "1053"),
        ("called on Nepal to cease hostilities, and to return to talks", "yield", "0256"),
        ("proposed that Nepal hold consultations in June", "meet", "026"),
        ("urged both to resolve the conflict", "meet", "027"),
    ],
)
def test_an_ask_is_an_appeal_unless_it_is_demanded(quote: str, mode: str, cameo: str) -> None:
    assert summary(commitment("requested", quote)) == ("REQUEST", mode, ("CHL",), ("NPL",), cameo)


def test_a_promise_to_punish_is_a_threat_and_one_to_withhold_recognition_a_rejection() -> None:
    threat = commitment("pledged", "will impose severe costs on the smugglers' sponsors")
    assert summary(threat) == ("THREATEN", "restrict", ("CHL",), ("NPL",), "1312")
    refusal = commitment("pledged", "will never recognise the occupation")
    assert summary(refusal)[::4] == ("REJECT", "120")


def test_access_to_markets_is_no_concession() -> None:
    assert commitment("agreed", "agreed to facilitate access to each other's tea market").cameo == "0311"


def test_those_who_bind_themselves_are_no_targets() -> None:
    joint = Commitment(modality="agreed", by=("CHL", "NPL"), to=("NPL", "AUT"), **CLAIM)
    coding = code_commitment(joint, "agreed to meet again")
    assert summary(coding)[2:4] == (("CHL", "NPL"), ("AUT",))


def test_contexts_come_from_words_and_sectors_and_diplomacy_where_there_are_none() -> None:
    plover = commitment("agreed", "will work against ransomware, drought and the illegal ivory trade").plover
    assert plover is not None
    assert {"cyber", "disasters", "economic", "technology"} <= set(plover.context)
    plain = commitment("agreed", "will promote people-to-people exchanges").plover
    assert plain is not None
    assert plain.context == ("diplomatic",)


def test_the_sectors_that_the_claim_bears_are_used_before_those_of_its_words() -> None:
    claim = Commitment(modality="agreed", by=("CHL", "NPL"), sectors=("health",), **CLAIM)
    assert code_commitment(claim, "agreed to deepen it").cameo == "031"


# --- the data file ---------------------------------------------------------------------------------


def test_every_sector_has_a_field_and_contexts_of_the_ontology() -> None:
    data = load("coding")
    assert set(data["sectors"]) == set(SECTORS)
    for entry in data["sectors"].values():
        assert entry["field"] in data["fields"]
        assert set(entry["contexts"]) <= PLOVER_CONTEXTS
    assert set(data["contexts"]) <= PLOVER_CONTEXTS


def test_every_act_has_codes_contexts_and_cues() -> None:
    for act in load("coding")["acts"]:
        assert act["cues"], act["act"]
        assert set(act["contexts"]) <= PLOVER_CONTEXTS
        assert ("ending" in act) != ("codes" in act)
        assert set(act.get("codes", {})) <= set(ROOTS)
        plover = act.get("plover", {"type": "AGREE", "mode": act.get("mode")})
        assert plover["type"] in PLOVER_TYPES
        assert plover["mode"] in PLOVER_MODES | {None}


def example(cue: str, lists: dict[str, list[str]]) -> str:
    """Return the shortest clause that a cue describes."""
    words = [lists[word[1:-1]][-1] if word.startswith("{") else word for word in cue.split()]
    return " ".join(word.rstrip("*") for word in words if word.strip("."))


def test_every_cue_finds_its_act_in_its_own_words_unless_one_of_precedence_is_there_too() -> None:
    data = load("coding")
    earlier: set[str] = set()
    for act in data["acts"]:
        earlier.add(act["codes"]["intent"] if "codes" in act else ROOTS["intent"] + act["ending"])
        for cue in act["cues"]:
            assert commitment("pledged", example(cue, data["words"])).cameo in earlier, (act["act"], cue)
