"""The whole season on PostgreSQL, with a worker behind Redis, on a machine whose own clock is in UTC."""

from uuid import uuid4

from tests.flows.installation import Installation, own_database
from tests.flows.season.portal import Portal
from tests.flows.season.story import tell
from tests.parallel import own_redis


def test_season_through_addresses_only_comes_to_the_figures_reckoned_apart(tmp_path, monkeypatch):
    monkeypatch.setenv("TZ", "UTC")
    tell(Portal(Installation(tmp_path, own_database(f"season_{uuid4().hex[:8]}"), own_redis())))
