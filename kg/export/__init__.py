"""Exports: RDF, graph files and tables, all listed in `kg.export.registry`."""
