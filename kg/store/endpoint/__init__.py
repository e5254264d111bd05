"""Graphs at any SPARQL 1.1 endpoint: a client, what engines do differently, the store over it, queries of users."""
