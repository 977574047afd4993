from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.core import ENGINE_VERSION
from scoring.core.canonical import canonical, hash_of, input_hash, restore
from scoring.core.engine import run
from scoring.core.types import RunInput, RunKind, Stage
from tests.golden_loader import run_input
from tests.scoring.core.samples import award, figure, judged, relative, run_of, set_of

KINDS = list(RunKind)
SMALL = run_of(
    set_of(judged("1"), relative("2")),
    award("U", "1", points="7.5"),
    award("U", "2", value="1", denominator="2"),
    figures=(figure("U", "1", "1", "2"),),
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("year", [2020, 2031])
def test_restored_inputs_give_the_same_run(year: int, kind: RunKind) -> None:
    inputs = run_input(year, kind)
    data = canonical(inputs)
    assert run(restore(data)) == run(inputs)
    assert canonical(restore(data)) == data


@pytest.mark.parametrize("year", [2020, 2031])
def test_order_of_rows_does_not_matter(year: int) -> None:
    inputs = run_input(year)
    turned = replace(
        inputs,
        units=inputs.units[::-1],
        entries=inputs.entries[::-1],
        figures=inputs.figures[::-1],
        criteria_set=replace(inputs.criteria_set, catalogues=inputs.criteria_set.catalogues[::-1]),
    )
    assert canonical(turned) == canonical(inputs)


@pytest.mark.parametrize("points", ["7.50", "7.5000", "75E-1"])
def test_equal_decimals_are_written_alike(points: str) -> None:
    changed = replace(SMALL, entries=(award("U", "1", points=points), *SMALL.entries[1:]))
    assert input_hash(changed) == input_hash(SMALL)


def test_negative_zero_is_zero() -> None:
    zeros = [replace(SMALL, entries=(award("U", "1", points=text),)) for text in ("0", "-0", "0.00")]
    assert len({input_hash(inputs) for inputs in zeros}) == 1


def test_rows_of_other_stages_do_not_enter() -> None:
    own = award("U", "1", Stage.SELF, points="3")
    assert input_hash(replace(SMALL, entries=(*SMALL.entries, own))) == input_hash(SMALL)


@pytest.mark.parametrize(
    "change",
    [
        {"kind": RunKind.FINAL},
        {"forms_digest": "khác"},
        {"figures": ()},
        {"units": ()},
        {"entries": (award("U", "1", points="7.49"), *SMALL.entries[1:])},
        {"entries": (award("U", "1", points="7.5", by="Lan"), *SMALL.entries[1:])},
        {"criteria_set": replace(SMALL.criteria_set, version=2)},
    ],
)
def test_every_input_enters_the_hash(change: dict[str, object]) -> None:
    assert input_hash(replace(SMALL, **change)) != input_hash(SMALL)  # type: ignore[arg-type]


def test_hash_is_of_the_canonical_bytes_with_the_engine_version() -> None:
    data = canonical(SMALL)
    assert (input_hash(SMALL), f'"engine":"{ENGINE_VERSION}"'.encode() in data) == (hash_of(data), True)


def test_restore_is_the_inverse() -> None:
    found: RunInput = restore(canonical(SMALL))
    assert found == SMALL
    assert found.entries[0].points == Decimal("7.5")
