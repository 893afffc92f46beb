"""Tables that set traps, each small, and what must come out of them."""
