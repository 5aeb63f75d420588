"""The parts of a brief: each chooses its facts, puts them in order of importance and words them."""
