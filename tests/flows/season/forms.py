"""A form of a page: what it offers to be filled in, and what goes out when a button is pressed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

Typed = Mapping[str, Any]
Pairs = Sequence[tuple[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """A form's address, empty for its page's own, and its elements."""

    action: str
    elements: Sequence[Element]

    @property
    def fields(self) -> dict[str, list[Element]]:
        """Elements by name, in order."""
        found: dict[str, list[Element]] = {}
        for element in self.elements:
            if element.tag in {"input", "select", "textarea"} and element.get("name"):
                found.setdefault(element.get("name", ""), []).append(element)
        return found

    def offers(self, end: str, typed: Typed, button: str) -> bool:
        return set(typed) <= set(self.fields) and bool(list(self._buttons(end, button)))

    def pressed(self, end: str, typed: Typed, button: str = "") -> tuple[str, Pairs]:
        """Where it goes, and every field as it stands but for what is typed."""
        pairs = [(name, one) for name, es in self.fields.items() for one in _values(es, typed.get(name))]
        element = next(self._buttons(end, button))
        name = element.get("name")
        own = [(name, element.get("value", ""))] if name else []
        return element.get("formaction") or self.action, [*pairs, *own]

    def _buttons(self, end: str, words: str) -> Iterator[Element]:
        """The buttons so called that lead there; queries do not matter."""
        for element in self.elements:
            if element.tag != "button" or element.get("disabled") is not None:
                continue
            path = (element.get("formaction") or self.action).partition("?")[0]
            there = path.endswith(end) if end else not path
            if there and words in told(element):
                yield element


def told(element: Element) -> str:
    """The element's words."""
    skipped = {"script", "style", "option"}
    return " ".join("".join(_texts(element, skipped)).split())


def _texts(element: Element, skipped: set[str]) -> Iterator[str]:
    if element.tag not in skipped:
        yield element.text or ""
        for child in element:
            yield from _texts(child, skipped)
            yield child.tail or ""
            if child.tag in {"p", "li", "td", "th", "div", "dt", "dd", "tr"}:
                yield " "


def _values(elements: Sequence[Element], typed: Any) -> list[Any]:
    first = elements[0]
    kind = first.get("type", "text")
    if kind in {"checkbox", "radio"}:
        return _ticked(elements, typed)
    if first.tag == "select":
        return _chosen(first, typed)
    if typed is not None:
        return [typed]
    if kind in {"file", "submit"}:
        return []
    return [e.text or "" if e.tag == "textarea" else e.get("value", "") for e in elements]


def _ticked(elements: Sequence[Element], typed: Any) -> list[str]:
    if typed is None:
        return [e.get("value", "on") for e in elements if e.get("checked") is not None]
    wanted = [typed] if isinstance(typed, str) else list(typed)
    offered = [e.get("value", "on") for e in elements]
    assert set(wanted) <= set(offered), f"{wanted} is not among {offered}"
    return wanted


def _chosen(select: Element, typed: Any) -> list[str]:
    options = list(select.iter("option"))
    if typed is None:
        marked = [o for o in options if o.get("selected") is not None] or options[:1]
        return [o.get("value", "") for o in marked]
    named = {o.get("value", ""): o for o in options} | {_words(o): o for o in options}
    assert typed in named, f"{typed} is not among {list(named)}"
    return [named[typed].get("value", "")]


def _words(option: Element) -> str:
    return " ".join((option.text or "").split())
