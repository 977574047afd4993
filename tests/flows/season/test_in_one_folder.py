"""The whole season embedded: SQLite, and a worker that takes its messages from files."""

from shutil import copy

from tests.flows.installation import Installation
from tests.flows.season.portal import Portal
from tests.flows.season.story import tell


def test_season_through_addresses_only_comes_to_the_figures_reckoned_apart(tmp_path, migrated_file):
    copy(migrated_file, tmp_path)
    tell(Portal(Installation(tmp_path, "", "")))
