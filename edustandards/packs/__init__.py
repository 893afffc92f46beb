"""YAML to standards: load with positions, find by edition and date."""
