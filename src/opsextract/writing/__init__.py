"""Records as JSON, JSON Lines, or a table for people."""
