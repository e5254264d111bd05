"""The questions that views answer: one table, and answers as plain values."""

from kg.views.analyses.answer import Answer
from kg.views.analyses.table import ANALYSES, Analysis, analyse, analysis

__all__ = ["ANALYSES", "Analysis", "Answer", "analyse", "analysis"]
