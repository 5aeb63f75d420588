"""English: tokens and sentences, names of parties, people and offices, times."""
