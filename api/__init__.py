"""The web service: SPARQL, a REST API and server-rendered pages over one store."""
