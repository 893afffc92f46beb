"""What is computed: fields, formulas, aggregates, change over time; the units of formulas."""
