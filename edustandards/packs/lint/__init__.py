"""What is amiss in packs that load: remarks at places of the file, and mends where one is safe."""
