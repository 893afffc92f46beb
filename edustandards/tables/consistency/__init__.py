"""Do the numbers of some tables agree with each other: what looks wrong, and what hangs on it."""
