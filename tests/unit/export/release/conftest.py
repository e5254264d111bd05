"""One release of the sample articles, made once; tests that spoil it take a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kg.export.release import Release, freeze
from kg.store.base import View
from tests.unit.export.release.edition import EDITION, SETTINGS


@pytest.fixture(scope="session")
def release(archive: View, tmp_path_factory: pytest.TempPathFactory) -> Release:
    """Of the whole archive."""
    return freeze(archive, tmp_path_factory.mktemp("made") / "rilis", settings=SETTINGS, edition=EDITION)


@pytest.fixture
def copy(release: Release, tmp_path: Path) -> Path:
    """A copy of it, to be spoilt."""
    return Path(shutil.copytree(release.folder, tmp_path / "salinan"))
