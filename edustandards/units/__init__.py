"""The ground: education units, exact quantities, how people write them."""
