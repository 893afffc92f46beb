"""A standard as data that a page judges by itself, and the block of such a page."""
