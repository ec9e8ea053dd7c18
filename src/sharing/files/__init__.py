"""The only room that opens files: sheets and documents in, atomic writes out."""
