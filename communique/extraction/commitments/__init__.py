"""Commitments: forward-looking undertakings and asks, one record for each governing verb."""

from communique.extraction.commitments.finding import find_commitments

__all__ = ["find_commitments"]
