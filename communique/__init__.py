"""Communiqué reads what governments publish about their dealings with each other, and keeps the record."""

__version__ = "0.1.0"
