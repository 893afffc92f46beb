"""One run of a pack on data, counted and ordered once: what every format of report tells."""
