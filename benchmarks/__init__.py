"""Measurements on documents and tables that others made: coverage, visits, precision, speed.

Not part of the installed package. Every command names its options with ``--help``; what it writes goes
to ``out/``. Documents held out from reading are measured but never shown.
"""
