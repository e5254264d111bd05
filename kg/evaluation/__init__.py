"""Measures extraction against annotated articles."""
