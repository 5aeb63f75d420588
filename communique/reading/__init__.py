"""From bytes to a `Document`: clean text with a map back to the text as read, sections, dates."""
