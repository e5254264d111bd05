"""Reads files into source documents. `readers` holds the table of formats and the one way in."""
