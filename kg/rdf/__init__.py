"""Ujar's graph form: vocabulary, article graphs, provenance, serialisation, validation. Import from the modules."""
