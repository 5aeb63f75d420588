"""Two labelled documents about invented dealings, in the shape of the labelled sets."""

import json
from pathlib import Path
from typing import Any

from communique.model import (
    Agreement,
    Commitment,
    DocumentHeader,
    Extraction,
    Meeting,
    OfficeHolder,
    Participant,
    Position,
    Relation,
    Span,
    Visit,
)
from communique.model import Dateline as Line

VISIT = "Foreign Minister Aino Lehto paid an official visit to Kenya from March 3 to 5, 2031"
MEETING = "She met President Otieno in Nairobi on March 4"
MEMORANDUM = "signed a Memorandum of Understanding on Geothermal Energy"
LADDER = "diplomatic relations were established in 1965"
PLEDGE = "Finland will train sixty Kenyan engineers by 2033"
STANCE = "Finland supports the bid of Kenya for a seat on the council"
FIRST = f"{VISIT}. {MEETING}. The two sides {MEMORANDUM}. Their {LADDER}. {PLEDGE}. {STANCE}.\n"
SECOND = "Permanent Secretary Grace Wambui received the ambassador of Finland on Monday.\n"

FIRST_LABELS: dict[str, Any] = {
    "document": {"title": None, "published": None},
    "events": [
        {
            "type": "visit", "parties": ["FIN", "KEN"], "from": "FIN", "to": "KEN", "kind": "official",
            "participants": [{"name": "Aino Lehto", "office": "Foreign Minister", "party": "FIN"}],
            "start": "2031-03-03", "end": "2031-03-05", "place": None, "status": "held", "evidence": [VISIT],
        },
        {
            "type": "meeting", "parties": ["FIN", "KEN"], "status": "held", "start": "2031-03-04",
            "end": "2031-03-04", "place": {"name": "Nairobi", "party": "KEN"}, "evidence": [MEETING],
            "participants": [
                {"name": "Aino Lehto", "office": "Foreign Minister", "party": "FIN"},
                {"name": "Otieno", "office": "President", "party": "KEN"},
            ],
        },
    ],
    "agreements": [
        {
            "kind": "memorandum", "title": "Memorandum of Understanding on Geothermal Energy", "count": 1,
            "parties": ["FIN", "KEN"], "date": None, "status": "signed", "evidence": [MEMORANDUM],
        }
    ],
    "relations": [
        {
            "parties": ["FIN", "KEN"], "level": "diplomatic-relations", "change": "established",
            "date": "1965", "evidence": [LADDER],
        }
    ],
    "commitments": [
        {
            "modality": "pledged", "by": ["FIN"], "to": ["KEN"], "actions": ["train sixty Kenyan engineers"],
            "sectors": ["education-training"], "deadline": "2033", "evidence": [PLEDGE],
        }
    ],
    "positions": [
        {"by": ["FIN"], "topic": "bid of Kenya", "stance": "supports", "evidence": [STANCE]},
    ],
    "office_holders": [
        {"name": "Aino Lehto", "office": "Foreign Minister", "party": "FIN", "evidence": [VISIT]},
    ],
}
SECOND_LABELS: dict[str, Any] = {
    "office_holders": [
        {
            "name": "Grace Wambui", "office": "Permanent Secretary", "party": "KEN",
            "evidence": ["Permanent Secretary Grace Wambui"],
        }
    ],
    "commitments": None,
}


def write_gold(folder: Path) -> Path:
    """Write both documents with their labels; the second one's name marks it as held out."""
    for name, text, labels in (("ke-d01", FIRST, FIRST_LABELS), ("ke-d03", SECOND, SECOND_LABELS)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        (folder / f"{name}.gold.json").write_text(json.dumps(labels), "utf-8")
    return folder


def span(quote: str) -> Span:
    start = FIRST.index(quote)
    return Span(start, start + len(quote))


def header(path: str) -> DocumentHeader:
    return DocumentHeader(
        path=path, title=None, outlet=None, published=None, published_basis="unknown", dateline=Line(),
        language="en", sections=(),
    )


def perfect_extraction() -> Extraction:
    """Return what a faultless reading of the first document gives."""
    lehto = Participant(name="Aino Lehto", office="Foreign Minister", party="FIN")
    otieno = Participant(name="Otieno", office="President", party="KEN")
    both = ("FIN", "KEN")
    return Extraction(
        document=header("some/where/ke-d01.txt"),
        events=(
            Visit(
                evidence=(span(VISIT),), rule="r", confidence=0.9, parties=both, participants=(lehto,),
                start="2031-03-03", end="2031-03-05", origin="FIN", destination="KEN", kind="official",
            ),
            Meeting(
                evidence=(span(MEETING),), rule="r", confidence=0.9, parties=both, start="2031-03-04",
                end="2031-03-04", participants=(lehto, otieno),
                place=None,
            ),
        ),
        agreements=(
            Agreement(
                evidence=(span(MEMORANDUM),), rule="r", confidence=0.9, kind="memorandum", parties=both,
                title="Memorandum of Understanding on Geothermal Energy", status="signed",
            ),
        ),
        relations=(
            Relation(
                evidence=(span(LADDER),), rule="r", confidence=0.9, parties=("KEN", "FIN"),
                level="diplomatic-relations", change="established", date="1965",
            ),
        ),
        commitments=(
            Commitment(
                evidence=(span(PLEDGE),), rule="r", confidence=0.9, modality="pledged", by=("FIN",),
                to=("KEN",), sectors=("education-training",), deadline="2033",
            ),
        ),
        positions=(
            Position(
                evidence=(span(STANCE),), rule="r", confidence=0.9, by=("FIN",), topic="bid",
                stance="supports",
            ),
        ),
        office_holders=(
            OfficeHolder(
                evidence=(span(VISIT),), rule="r", confidence=0.9, name="Lehto", office="Foreign Minister",
                party="FIN",
            ),
        ),
    )
