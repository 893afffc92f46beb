"""What a Python user holds: measures and checks with operators, over the plain nodes below."""
