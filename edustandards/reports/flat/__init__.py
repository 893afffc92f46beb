"""Findings as one flat table or as one flat text: CSV, Parquet, Markdown."""
