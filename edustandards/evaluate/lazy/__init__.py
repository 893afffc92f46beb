"""Frames that are judged where they lie: a plan of expressions, run by the engine they belong to."""
