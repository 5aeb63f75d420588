from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import LedgerError
from communique.ledger import Ledger, open_ledger
from communique.ledger.dialect import make_engine
from communique.ledger.reconcile import reconcile
from communique.ledger.traits import AnyClaim
from communique.model import Document, Extraction
from tests.ledger.conftest import Server
from tests.ledger.making import commitment, meeting, office, person, relation, telling, trait, visit

ACHIENG = person("Wanjiru Achieng", "KEN", "President")
HALLBERG = person("Tuula Hallberg", "FIN", "Prime Minister")

Telling = tuple[Document, Extraction]
Told = list[tuple[str | None, list[AnyClaim]]]


def picture(ledger: Ledger) -> list[tuple[object, ...]]:
    """Return all that a ledger says of its facts, without the numbers it gives rows."""
    return sorted(
        (
            fact.key,
            str(fact.claim),
            fact.start,
            fact.end,
            tuple((a.claim_key, a.source.path, a.score, a.reasons, a.quotes) for a in fact.accounts),
            tuple(
                (d.field, str(d.preferred), d.reason, tuple(str(v.value) for v in d.others))
                for d in fact.differences
            ),
        )
        for fact in ledger.facts()
    )


def test_two_documents_tell_one_fact(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", visit(start="2025-03-10", participants=(ACHIENG,), kind="state")))
    added = ledger.add(
        *telling(
            "two.txt",
            visit(start="2025-03", participants=(person("Achieng", "KEN"),)),
            published="2025-04-01",
        )
    )
    assert (added.new, added.claims, added.facts) == (True, 1, 1)
    (fact,) = ledger.facts("KEN", "FIN")
    assert [account.source.path for account in fact.accounts] == ["one.txt", "two.txt"]
    assert (fact.start, fact.end) == ("2025-03-10", "2025-03-10")


def test_adding_a_text_again_changes_nothing(ledger: Ledger) -> None:
    first = ledger.add(*telling("one.txt", meeting("2025-03-10")))
    before = picture(ledger)
    again = ledger.add(*telling("one.txt", meeting("2025-03-10")))
    copy = ledger.add(*telling("copy.txt", meeting("2025-03-10"), text="Testimony of one.txt."))
    assert (first.new, again.new, copy.new) == (True, False, False)
    assert again.document == copy.document == first.document
    assert picture(ledger) == before


def test_a_changed_text_is_the_next_version_of_its_path(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", meeting("2025-03-10"), text="First reading."))
    ledger.add(*telling("one.txt", meeting("2025-03-10"), text="Second reading."))
    assert [source.version for source in ledger.sources()] == [1, 2]
    assert ledger.text(1) == "First reading."


def test_quotes_are_the_text_word_for_word(ledger: Ledger) -> None:
    ledger.add(*telling("one.txt", meeting("2025-03-10"), text="Räikköne met the envoy."))
    (fact,) = ledger.facts()
    account = fact.accounts[0]
    assert account.quotes == ("Räikköne ",)
    span = account.evidence[0]
    assert ledger.text(account.source.id)[span.start : span.end] == "Räikköne "


def test_facts_are_found_by_party_pair_and_kind(ledger: Ledger) -> None:
    ledger.add(
        *telling(
            "one.txt",
            meeting("2025-03-10"),
            visit("KEN", "UGA", "2025-03-12"),
            commitment("sell tea", by=("KEN",), modality="pledged", to=("FIN",)),
            office("James Otieno", "Minister of Health"),
        )
    )
    assert len(ledger.facts()) == 4
    assert len(ledger.facts("KEN")) == 4
    assert [fact.kind for fact in ledger.facts("FIN", "KEN")] == ["events", "commitments"]
    assert [fact.kind for fact in ledger.facts("KEN", "FIN", kinds=["commitments"])] == ["commitments"]
    assert ledger.facts("UGA", "FIN") == ()


def test_facts_come_in_order_of_time_and_those_without_a_year_last(ledger: Ledger) -> None:
    starts = ("XXXX-01-05", None, "2025-03", "2024-07-01", "2025-03-20")
    ledger.add(*telling("one.txt", *(meeting(start) for start in starts)))
    assert {fact.start for fact in ledger.facts()[-2:]} == {None, "XXXX-01-05"}
    assert [fact.start for fact in ledger.facts()[:3]] == ["2024-07-01", "2025-03", "2025-03-20"]


def test_any_claim_of_a_fact_leads_to_it(ledger: Ledger) -> None:
    for path in ("one.txt", "two.txt", "three.txt"):
        ledger.add(*telling(path, meeting("2025-03-10", participants=(ACHIENG, HALLBERG))))
    (fact,) = ledger.facts()
    assert [ledger.fact(account.claim_key) for account in fact.accounts] == [fact] * 3
    assert ledger.fact("0" * 32) is None


def test_officials_are_those_of_a_party_whom_the_documents_name(ledger: Ledger) -> None:
    one = ledger.add(*telling("one.txt", office("Wanjiru Achieng", "President")))
    ledger.add(*telling("two.txt", office("Wanjiru Achieng", "President"), office("Musa Otieno", "Envoy")))
    three = ledger.add(*telling("three.txt", office("Aino Hallberg", "Envoy", party="FIN")))
    told_in = {one.document, three.document}
    assert [fact.claim.name for fact in ledger.officials("KEN", told_in)] == ["Wanjiru Achieng"]  # type: ignore[union-attr]
    assert [fact.claim.name for fact in ledger.officials("FIN", told_in)] == ["Aino Hallberg"]  # type: ignore[union-attr]
    assert ledger.officials("KEN", set()) == ()
    (president,) = ledger.officials("KEN", told_in)
    ledger.judge("reject", president.key, author="A. Desk", reason="misread")
    assert ledger.officials("KEN", told_in) == ()


def test_a_newer_reading_replaces_the_claims_of_a_document(ledger: Ledger) -> None:
    shared = meeting("2025-03-10", participants=(ACHIENG, HALLBERG))
    ledger.add(*telling("one.txt", shared, office("James Otieno", "Minister of Health")))
    ledger.add(*telling("two.txt", shared))
    document, _ = telling("one.txt")
    _, reread = telling("one.txt", relation("strategic-partnership", date="2021"))
    added = ledger.add(document, reread, engine="next")
    assert (added.new, added.claims) == (False, 1)
    facts = {fact.kind: [account.source.path for account in fact.accounts] for fact in ledger.facts()}
    assert facts == {"events": ["two.txt"], "relations": ["one.txt"]}
    assert ledger.size().claims == 2


def test_search_finds_stems_without_accents_within_the_parties(ledger: Ledger) -> None:
    text = "Räikkönen promised that Kenya will export more tea."
    ledger.add(*telling("one.txt", commitment("export more tea", by=("KEN",), to=("FIN",)), text=text))
    ledger.add(
        *telling("two.txt", commitment("exporting coffee", by=("UGA",)), text="Uganda exports coffee.")
    )
    assert [source.path for source in ledger.search_documents("raikkonen exports")] == ["one.txt"]
    assert len(ledger.search_facts("exports")) == 2
    (fact,) = ledger.search_facts("exports", parties=["FIN"])
    assert fact.parties == ("FIN", "KEN")
    assert ledger.search_facts("exports", parties=["SWE"]) == ()
    assert ledger.search_facts('"; DROP TABLE facts --') == ()
    assert ledger.search_documents("  ") == ()


def test_a_document_without_claims_is_kept(ledger: Ledger) -> None:
    assert ledger.add(*telling("one.txt")).claims == 0
    assert ledger.size().documents == 1
    assert [source.path for source in ledger.search_documents("testimony")] == ["one.txt"]


# --- any order, any batching ---------------------------------------------------------------------

dated = st.sampled_from([None, "2025-03", "2025-03-10", "2025-03-11"])
starts = dated | st.just("XXXX-03-10")
people = st.lists(st.sampled_from([ACHIENG, person("Achieng", "KEN"), HALLBERG]), max_size=2).map(tuple)
rest = st.one_of(
    st.builds(
        lambda date: relation("strategic-partnership", date=date), st.sampled_from([None, "2021", "2021-05"])
    ),
    st.builds(
        commitment, st.sampled_from(["open direct flights", "direct flights to open soon", "sell tea"])
    ),
    st.builds(office, st.sampled_from(["Wanjiru Achieng", "W. Achieng"]), st.just("President")),
)
days = st.sampled_from([None, "2025-03-10", "2025-03-12", "2025-08-01"])


def events(when: st.SearchStrategy[str | None]) -> st.SearchStrategy[AnyClaim]:
    return st.builds(lambda start, who: visit(start=start, participants=who), when, people) | st.builds(
        lambda start, who: meeting(start, participants=who), when, people
    )


def told_by(claims: st.SearchStrategy[AnyClaim]) -> st.SearchStrategy[Told]:
    return st.lists(st.tuples(days, st.lists(claims, max_size=4)), min_size=2, max_size=5)


tellings = told_by(events(starts) | rest)


def filled(documents: list[Telling]) -> Ledger:
    ledger = open_ledger(":memory:")
    for document, extraction in documents:
        ledger.add(document, extraction)
    return ledger


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tellings, st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_change_the_ledger(told: Told, random: object) -> None:
    documents = [telling(f"{i}.txt", *said, published=day) for i, (day, said) in enumerate(told)]
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    with filled(documents) as ledger, filled(shuffled) as other:
        assert picture(ledger) == picture(other)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told_by(events(dated) | rest))
def test_adding_one_by_one_gives_what_all_at_once_gives(
    told: Told,
) -> None:
    documents = [telling(f"{i}.txt", *said, published=day) for i, (day, said) in enumerate(told)]
    with filled(documents) as ledger:
        accounts = [list(fact.accounts) for fact in ledger.facts()]
    traits = [
        [trait(a.claim, a.source.content_hash, a.source.published) for a in members] for members in accounts
    ]
    # Keys differ from the store's, and only undertakings' signatures hold them; the partition must not.
    at_once = {frozenset(group.members) for group in reconcile([t for members in traits for t in members])}
    assert at_once == {frozenset(t.signature for t in members) for members in traits}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tellings)
def test_reading_a_document_anew_gives_what_starting_over_gives(
    told: Told,
) -> None:
    documents = [telling(f"{i}.txt", *said, published=day) for i, (day, said) in enumerate(told)]
    emptied = (documents[0][0], telling("0.txt", published=told[0][0])[1])
    with filled(documents) as ledger, filled([emptied, *documents[1:]]) as fresh:
        ledger.add(*emptied, engine="next")
        assert picture(ledger) == picture(fresh)


# --- what goes wrong -----------------------------------------------------------------------------


def test_a_failure_amid_a_document_leaves_the_ledger_as_it_was(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger.add(*telling("one.txt", meeting("2025-03-10")))
    before = picture(ledger)

    def fail(*_: object) -> None:
        raise RuntimeError("the lights went out")

    with monkeypatch.context() as patch:
        patch.setattr("communique.ledger.adding.settle_facts", fail)
        with pytest.raises(RuntimeError, match="lights"):
            ledger.add(*telling("two.txt", meeting("2025-03-10")))
    assert picture(ledger) == before
    assert ledger.size().documents == 1
    assert ledger.add(*telling("two.txt", meeting("2025-03-10"))).new


def test_a_killed_writer_leaves_a_good_ledger(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    script = f"""
import os, signal
from communique.ledger import adding, open_ledger
from tests.ledger.making import meeting, telling
ledger = open_ledger({str(file)!r})
ledger.add(*telling("one.txt", meeting("2025-03-10")))
adding.settle_facts = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
ledger.add(*telling("two.txt", meeting("2025-03-10")))
"""
    root = Path(__file__).resolve().parents[2]
    run = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)
    assert run.returncode == -9
    with open_ledger(file) as ledger:
        assert ledger.size().documents == 1
        assert len(ledger.facts()) == 1
        assert ledger.add(*telling("two.txt", meeting("2025-03-10"))).new
        assert len(ledger.facts()[0].accounts) == 2


def test_a_ledger_of_a_newer_version_is_refused_with_a_remedy(tmp_path: Path) -> None:
    file = tmp_path / "ledger.sqlite"
    open_ledger(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(LedgerError, match="newer version") as caught:
        open_ledger(file)
    assert caught.value.remedy


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("Minutes of a meeting, not a database at all. " * 50)
    with pytest.raises(LedgerError, match="not a database") as caught:
        open_ledger(file)
    assert caught.value.remedy
    assert file.read_text().startswith("Minutes")


@pytest.mark.parametrize("table", ["moz_places (url TEXT)", "alembic_version (version_num TEXT)"])
def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path: Path, table: str) -> None:
    file = tmp_path / "places.sqlite"
    with sqlite3.connect(file) as connection:
        connection.execute(f"CREATE TABLE {table}")
        if "version" in table:
            connection.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(LedgerError, match="another program") as caught:
        open_ledger(file)
    assert "name a ledger" in caught.value.remedy
    with sqlite3.connect(file) as connection:
        found = connection.execute("SELECT name FROM sqlite_master").fetchall()
    connection.close()
    assert found == [(table.partition(" ")[0],)]
    if "version" not in table:
        assert file.read_bytes() == before


def test_a_database_where_others_keep_documents_is_refused(server: Server) -> None:
    place = server.new_database()
    engine = make_engine(place)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE documents (title TEXT)")
    engine.dispose()
    with pytest.raises(LedgerError, match="another program"):
        open_ledger(place)


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="folder does not exist"):
        open_ledger(tmp_path / "nowhere" / "ledger.sqlite")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense://x", "postgresql+nodriver://x/y"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(LedgerError):
        open_ledger(url)


def test_a_locked_ledger_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("communique.ledger.dialect.BUSY_TIMEOUT_MS", 50)
    file = tmp_path / "ledger.sqlite"
    with open_ledger(file) as ledger:
        other = sqlite3.connect(file, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match="locked"):
            ledger.add(*telling("one.txt", meeting("2025-03-10")))
        other.execute("ROLLBACK")
        other.close()
        assert ledger.add(*telling("one.txt", meeting("2025-03-10"))).new
