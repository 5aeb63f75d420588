"""How a fact is stated: its sentence, its date, its numbered sources; and the lines and sheets for them.

All other rooms use this one, and so does `following`; it uses none of them.
"""
