"""World knowledge and grammar as data files, one subject a file."""
