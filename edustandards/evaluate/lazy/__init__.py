"""Frames that are judged where they lie: a plan of expressions, run by their own engine."""
