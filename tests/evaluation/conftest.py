"""The labelled documents that lie beside a checkout, where they do."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
def shared() -> Path:
    if not (SHARED / "gold").is_dir():
        pytest.skip("skipped: shared data not present")
    return SHARED
