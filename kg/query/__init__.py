"""Questions: the guard before SPARQL, saved queries, and the search language that a person types."""
