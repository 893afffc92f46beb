"""What is required: requirement, composition, verdict, margin, shortfall."""
