"""The vendored fonts: what they are, how they are loaded and how they are fetched."""
