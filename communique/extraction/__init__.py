"""From sentences and mentions to claims: a cascade of rules kept as data."""
