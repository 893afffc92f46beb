"""A pack is tried: its examples, cases at its own limits, and how well both guard what it says."""
