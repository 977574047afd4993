"""Each benchmark runs on a few rows and gives its object; what it measures is never a test."""

import json
from importlib import import_module

import pytest
from django.db import connection

from benchmarks.__main__ import NAMES
from tests.faults.server import address

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def same_database_for_its_processes(monkeypatch):
    """Figures taken in other processes are of the test's own database."""
    monkeypatch.setenv("DATABASE_URL", address(connection.settings_dict["NAME"]))
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "cchc_portal.settings")


@pytest.mark.parametrize("name", NAMES)
def test_benchmark_runs_and_gives_one_object(name):
    benchmark = import_module(f"benchmarks.{name}")

    told = json.loads(benchmark.measure(benchmark.SMALL).as_json())

    assert list(told) == ["name", "figures", "ratio", "limit", "held"]
    assert told["name"] == name
    assert told["ratio"] > 0
