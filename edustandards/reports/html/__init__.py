"""The report as one HTML file: nothing is loaded, nothing is run, and it prints."""
