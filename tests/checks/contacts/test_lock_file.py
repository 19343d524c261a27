"""The file of the lock: what is written is what stands there, in whatever order regions and roles are."""

from __future__ import annotations

from functools import cache

from pocketcards.load.lock import lock_text
from pocketcards.model.project import Project
from tests import bundled

LOCK = bundled.SAMPLE / "cards" / "contacts.lock"


@cache
def _own() -> str:
    return _written(bundled.sample())


def _written(loaded: Project) -> str:
    """Return the lock as it would be written, by who compared last."""
    assert loaded.lock
    return lock_text(loaded.locks[0].now(loaded.contacts, loaded.lock.compared))


def test_lock_of_the_project_is_what_would_be_written() -> None:
    own = (bundled.ROOT / "cards" / "contacts.lock").read_text("utf-8")
    assert own == _written(bundled.project())
    assert LOCK.read_text("utf-8") == _own()


def test_order_of_regions_and_roles_does_not_change_the_file() -> None:
    loaded = bundled.sample()
    turned = {
        name: region._replace(roles=dict(reversed(region.roles.items())))
        for name, region in reversed(loaded.regions.items())
    }
    assert _written(loaded._replace(regions=turned)) == _own()
