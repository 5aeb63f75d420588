"""Documents side by side: what each of them tells, leaves out and tells otherwise.

`comparison` makes the record, of facts (`contrasts`, `likely`, `meetings`) and of texts (`passages`,
`aligning`, `texts`, `rewordings`, `omissions`); `render` lays it out. Nothing is stored.
"""
