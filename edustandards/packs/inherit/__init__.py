"""Packs that extend others: what they take over, what they change, and what they may not."""
