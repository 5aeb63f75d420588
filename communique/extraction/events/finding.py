"""From the mentions of events in a document to its events (codebook, "events")."""

from __future__ import annotations

from communique.extraction.discourse import Discourse
from communique.extraction.events.drafts import Draft, finish
from communique.extraction.events.encounters import find_encounters
from communique.extraction.events.merging import merge
from communique.extraction.events.scene import Scene
from communique.extraction.events.visits import find_visits
from communique.language.en.times import Anchor
from communique.model import AnyEvent


def find_events(discourse: Discourse) -> list[AnyEvent]:
    """Return the events of a document, evidence in clean offsets."""
    published = discourse.analysis.document.published
    return [finish(draft, discourse.text, published) for draft in merge(find_drafts(discourse))]


def find_drafts(discourse: Discourse) -> list[Draft]:
    """Return all mentions of events in reading order, with what they take over from one another."""
    anchor = Anchor(published=discourse.analysis.document.published)
    drafts: list[Draft] = []
    for clauses in discourse.clauses:
        scene = Scene(discourse, clauses, anchor)
        drafts.extend(sorted([*find_visits(scene), *find_encounters(scene)], key=lambda draft: draft.first))
    return drafts
