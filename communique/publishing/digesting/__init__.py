"""What is new between two days, what changed by it, and what fell due without an answer.

`digest` makes the record, of `changes` and of what is `overdue`; `render` lays it out.
"""
