"""Files on disk become model values, every one with its line. Reads; never writes."""
