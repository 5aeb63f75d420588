"""What became of what was undertaken, and what lies ahead: pure functions over the facts of a ledger.

`suggest_answers` finds later facts that may answer a commitment, `find_threads` makes one commitment of a
pledge repeated over the years, `judge_state` says where it stands, `look_ahead` lists what is coming. The
modules `commitments` and `agenda` put these into statements with numbered sources, `render` and `ical` these
into text.
"""
