"""From facts to what people read: briefs, timelines, search results."""
