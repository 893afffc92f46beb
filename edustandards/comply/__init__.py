"""Plans to comply: the least of one resource that makes every school and its county meet."""
