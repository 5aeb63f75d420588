"""From the mentions of events in a document to its events (codebook, "events")."""

from __future__ import annotations

from communique.extraction.discourse import Discourse
from communique.extraction.events.context import add_companions, add_dateline, inherit, resolve_people
from communique.extraction.events.drafts import Draft, finish
from communique.extraction.events.encounters import find_encounters
from communique.extraction.events.merging import merge
from communique.extraction.events.occasions import find_occasions
from communique.extraction.events.participants import with_offices
from communique.extraction.events.scene import Scene
from communique.extraction.events.sittings import find_sittings, is_covered
from communique.extraction.events.visits import find_visits
from communique.language.en.times import Anchor, edtf
from communique.model import AnyEvent


def find_events(discourse: Discourse) -> list[AnyEvent]:
    """Return the events of a document, evidence in clean offsets."""
    published = discourse.analysis.document.published
    events = merge(find_drafts(discourse))
    inherit(events)
    certain = [event for event in merge(events) if _is_certain(event)]
    for event in certain:
        event.participants = with_offices(event.participants, discourse.analysis.people)
    return [finish(event, discourse.text, published) for event in certain]


def _is_certain(event: Draft) -> bool:
    """Tell whether enough is known of an event to record it."""
    if event.type == "visit" and not (event.origin and event.destination):
        return False
    if event.open and len(event.parties) < 2:
        return False
    return event.interval is not None or not event.unsure


def find_drafts(discourse: Discourse) -> list[Draft]:
    """Return all mentions of events in reading order, with the people they point back to."""
    anchor = Anchor(published=discourse.analysis.document.published)
    drafts: list[Draft] = []
    for clauses in discourse.clauses:
        scene = Scene.of(discourse, clauses, anchor)
        occasions = find_occasions(scene)
        sittings = find_sittings(scene, occasions)
        encounters = [draft for draft in find_encounters(scene) if not is_covered(draft, occasions)]
        for draft in sorted([*find_visits(scene), *encounters, *sittings], key=lambda draft: draft.first):
            resolved = resolve_people(draft, drafts)
            if resolved is not None:
                drafts.append(resolved)
                if anchor.event is None and resolved.interval is not None and not scene.is_headline:
                    anchor = Anchor(published=anchor.published, event=edtf(resolved.interval))
        add_companions(scene, drafts)
        add_dateline(scene, drafts)
    return drafts
