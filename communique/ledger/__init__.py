"""The record that many documents build together: claims, facts and their accounts."""
