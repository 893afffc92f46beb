"""Packs to begin with: with remarks, on top of another pack, or from a spreadsheet of standards.

`started` writes the first two; `columns`, `rows` and `drafts` read a spreadsheet step by step, and
`sheet` makes the pack of it.
"""
