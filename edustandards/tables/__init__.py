"""Data in: workbooks, CSV, Parquet and frames become typed columns with units."""
