"""What all tests share."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("biblint", deadline=None)  # a busy machine is no defect
settings.load_profile("biblint")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """Tests neither use nor fill the user's cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("BIBLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
