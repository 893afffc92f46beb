"""Whole frames at once: verdicts in columns of integers, the same as row by row."""
