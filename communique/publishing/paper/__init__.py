"""Briefs as files: Markdown, HTML, Word and PDF, all of one typed brief; none knows the ledger."""
