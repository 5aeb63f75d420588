"""The data about parties and places: complete, well-formed, and free of contradictions."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from communique.data import load
from communique.errors import LexiconError
from communique.language.en import gazetteer
from communique.language.en.gazetteer import confusions, entries, fold, organisations, states

FILES = ("states", "organisations", "places", "regions", "confusions")
UN_MEMBERS = re.findall(
    r"[A-Z]+",
    """
    AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA
    BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK
    DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY
    HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO
    LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ
    MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY
    QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD
    TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB
    ZWE
    """,
)


def names_in(data: Any) -> list[str]:
    """Return every text value in nested lists and mappings."""
    if isinstance(data, str):
        return [data]
    values = data.values() if isinstance(data, dict) else data
    return [name for value in values for name in names_in(value)]


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_what_it_holds_where_from_and_when_it_was_checked(name: str, root: Any) -> None:
    head = (root / "communique" / "data" / f"{name}.yaml").read_text(encoding="utf-8").split("\n\n")[0]
    assert all(line.startswith("#") for line in head.splitlines())
    assert "Source:" in head
    assert "copyright" in head
    assert re.search(r"hecked on \d{4}-\d{2}-\d{2}", head)


@pytest.mark.parametrize("name", FILES)
def test_entries_are_sorted(name: str) -> None:
    keys = list(load(name))
    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["states", "organisations", "places", "regions"])
def test_names_are_clean_text(name: str) -> None:
    texts = names_in(load(name))
    assert texts == [text.strip() for text in texts]
    assert not [text for text in texts if "  " in text or text.startswith("the ")]


def test_every_member_of_the_united_nations_is_there_and_no_other_is_called_one() -> None:
    assert len(UN_MEMBERS) == 193
    assert [code for code, state in states().items() if state.standing == "member"] == UN_MEMBERS


def test_other_parties_of_diplomacy_are_there() -> None:
    assert {"VAT", "PSE", "XKX", "TWN", "COK", "NIU", "ESH", "HKG", "MAC", "GRL", "PRI"} <= states().keys()
    former = {code for code, state in states().items() if state.standing == "former"}
    assert former >= {"SUN", "YUG", "CSK", "DDR"}


def test_every_territory_belongs_to_a_state() -> None:
    for code, state in states().items():
        assert (state.of is not None) == (state.standing == "territory"), code
        assert state.of is None or states()[state.of].standing == "member", code


def test_every_member_state_has_an_adjective_or_goes_by_its_name_and_a_capital() -> None:
    assert [code for code in UN_MEMBERS if not states()[code].capitals] == []
    assert [code for code in UN_MEMBERS if not states()[code].adjectives] == ["NZL"]


def test_codes_of_organisations_are_short_names_and_no_codes_of_states() -> None:
    assert not organisations().keys() & states().keys()
    assert not [code for code in organisations() if not re.fullmatch(r"[A-Z0-9+-]+", code)]
    assert len(organisations()) >= 150


def test_members_of_organisations_are_known_parties() -> None:
    known = states().keys() | organisations().keys()
    for code, body in organisations().items():
        assert set(body.members) <= known, code
        assert list(body.members) == sorted(set(body.members)), code


@pytest.mark.parametrize(
    ("code", "count"),
    [("EU", 27), ("NATO", 32), ("ASEAN", 11), ("G7", 7), ("EAEU", 5), ("SCO", 10), ("GCC", 6), ("CIS", 9),
     ("QUAD", 4), ("AUKUS", 3), ("LAS", 22), ("PIF", 18), ("CARICOM", 15), ("SADC", 16), ("OTS", 5)],
)  # fmt: skip
def test_the_much_named_organisations_list_all_their_members(code: str, count: int) -> None:
    assert len(organisations()[code].members) == count


def test_places_and_regions_lie_in_known_states() -> None:
    assert load("places").keys() <= states().keys()
    assert load("regions")["within"].keys() <= states().keys()


def test_no_form_stands_for_two_parties_unless_it_is_marked() -> None:
    shared = {entry.form for entry in entries().values() if len(entry.codes) > 1}
    assert shared <= confusions().either.keys()
    for form, either in confusions().either.items():
        assert set(entries()[fold(form)].codes) == set(either.codes), form
        assert either.usual is None or either.usual in either.codes, form


def test_a_form_of_two_parties_that_is_not_marked_is_refused() -> None:
    gathered = {"Examplia": gazetteer.Entry("Examplia", ("state",), ("KEN",))}
    with pytest.raises(LexiconError, match="KEN and TZA"):
        gazetteer._join(gathered, "Examplia", gazetteer.Entry("Examplia", ("city",), ("TZA",)))


@pytest.mark.parametrize("mark", ["family_names", "given_names", "words", "capital_words", "with_article"])
def test_every_marked_form_is_a_form(mark: str) -> None:
    forms = {entry.form for entry in entries().values()}
    assert getattr(confusions(), mark) <= forms


def test_no_phrase_that_names_no_party_is_listed_as_a_party_too() -> None:
    assert not [entry.form for entry in entries().values() if entry.kinds[0] == "no-party" and entry.codes]


def test_no_list_names_anything_twice() -> None:
    for state in states().values():
        counts = Counter((state.name, *state.official, *state.also))
        assert [name for name, count in counts.items() if count > 1] == [], state.name
    for name in ("places", "regions"):
        counts = Counter(names_in(load(name)))
        assert [text for text, count in counts.items() if count > 1] == []


def test_data_of_the_wrong_shape_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "load", lambda _: {"KEN": {"name": "Kenya", "standing": "guest"}})
    with pytest.raises(LexiconError, match=r"states\.yaml"):
        gazetteer._read("states", dict[str, gazetteer.State])
