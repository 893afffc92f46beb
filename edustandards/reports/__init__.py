"""Data out: findings for people and for machines."""
