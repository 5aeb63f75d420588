"""A brief on a party or a pair: what a desk officer must know, on two pages, each sentence with its sources.

Facts as known on a day (`matter`) become drafts by part (`parts`), worded as a desk officer writes (`prose`,
`clauses`, `people`, `spelling`); `room` chooses what fits, `footnotes` the sources
by the words that are `needed`, `quoting` their sentences; `brief` does it all.
"""
