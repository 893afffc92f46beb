"""Two packs side by side: what became stricter, looser, new or void, and for whom."""
