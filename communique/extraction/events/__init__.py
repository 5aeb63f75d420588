"""Events: visits, meetings, calls, sessions and gatherings, one record each."""

from communique.extraction.events.finding import find_events

__all__ = ["find_events"]
