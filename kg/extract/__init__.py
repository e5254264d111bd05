"""Stages that add layers to an article; each is a pure function of the article and the language pack."""
