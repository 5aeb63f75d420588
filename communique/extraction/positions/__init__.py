"""Positions: stances on matters beyond the two parties' own cooperation, one record for each stance."""

from communique.extraction.positions.finding import find_positions

__all__ = ["find_positions"]
