"""Workbooks to fill in: what a pack asks, laid out by entity, written, and read back exactly."""
