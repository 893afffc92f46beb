"""What a Python user holds: packs that evaluate, reports that answer."""
