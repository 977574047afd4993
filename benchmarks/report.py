"""The outcome of a benchmark: figures, some of which have a limit, and the ratio it is known by."""

import json
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure in its unit; with a limit it must not be greater, with a goal it should not."""

    name: str
    value: float
    unit: str = ""
    limit: float | None = None
    goal: float | None = None

    @property
    def held(self) -> bool:
        """Whether the limit is held; a goal is not a limit."""
        return self.limit is None or self.value <= self.limit


@dataclass(frozen=True, slots=True)
class Report:
    """`ratio` is the figure that the benchmark is about."""

    name: str
    ratio: Figure
    figures: Sequence[Figure]

    @property
    def held(self) -> bool:
        """Whether every limit is held."""
        return all(figure.held for figure in (self.ratio, *self.figures))

    def as_json(self) -> str:
        """One object: name, figures, ratio, limit, held."""
        figures = {figure.name: _figure(figure) for figure in self.figures}
        ratio = round(self.ratio.value, 3)
        outcome = {"ratio": ratio, "limit": self.ratio.limit, "held": self.held}
        return json.dumps({"name": self.name, "figures": figures, **outcome})

    def as_table(self) -> str:
        """A line per figure, the ratio last."""
        rows = [_row(figure) for figure in (*self.figures, self.ratio)]
        width = max(len(name) for name, *_ in rows)
        lines = [f"{name:<{width}}  {value:>12} {unit:<4}  {verdict}" for name, value, unit, verdict in rows]
        return "\n".join([self.name, *(line.rstrip() for line in lines)])


def _figure(figure: Figure) -> dict[str, object]:
    bounds = {"limit": figure.limit, "goal": figure.goal}
    told = {name: bound for name, bound in bounds.items() if bound is not None}
    return {"value": round(figure.value, 4), "unit": figure.unit, **told}


def _row(figure: Figure) -> tuple[str, str, str, str]:
    verdict = ""
    if figure.limit is not None:
        verdict = f"<= {figure.limit:g} {'held' if figure.held else 'NOT HELD'}"
    elif figure.goal is not None:
        verdict = f"goal {figure.goal:g}"
    value = f"{figure.value:.3f}" if figure.value < 100 else f"{figure.value:.0f}"
    return figure.name, value, figure.unit, verdict
