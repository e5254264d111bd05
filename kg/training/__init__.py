"""Training of what a language pack learns from data. Nothing here is needed to read articles."""
