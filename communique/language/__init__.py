"""From clean text to sentences and mentions; one folder a language."""
