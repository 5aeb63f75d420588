"""From facts to what people and programs read: briefs, lists, comparisons, digests, exports.

A room for each: `statements` says how a fact is stated, and the others use it; `listing`, `briefing`,
`comparing`, `digesting` and `exports` make one kind of thing each; `paper` sets a finished brief.
"""
