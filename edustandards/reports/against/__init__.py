"""Two runs held against each other: what was won and lost, and by whom."""
