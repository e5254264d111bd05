"""The store of sample articles that the unit tests of exports use."""

from tests.unit.export.conftest import archive

__all__ = ["archive"]
