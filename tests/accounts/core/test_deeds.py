import ast
from collections.abc import Iterator

from django.conf import settings

from accounts.core.deeds import DEEDS, TARGETS
from accounts.models import ImportKind
from scoring.core.workflow import AppraisalMove

APPS = ("accounts", "scoring", "surveys", "feedback", "documents", "results")
RECORDERS = ("tell", "_record", "record_use", "record_look", "record_thread", "record_reply")


def _calls() -> Iterator[ast.Call]:
    for app in APPS:
        for file in (settings.BASE_DIR / app).rglob("*.py"):
            tree = ast.parse(file.read_text())
            yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _constants(nodes: list[ast.expr]) -> Iterator[str]:
    """The texts among them, those of either branch of a choice too."""
    for node in nodes:
        branches = [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]
        yield from (b.value for b in branches if isinstance(b, ast.Constant) and isinstance(b.value, str))


def _given(name: str) -> set[str]:
    return {
        text
        for call in _calls()
        for text in _constants([word.value for word in call.keywords if word.arg == name])
    }


def _positional() -> set[str]:
    named = [call for call in _calls() if getattr(call.func, "id", "") in RECORDERS]
    return {text for call in named for text in _constants(call.args[:2])}


def test_every_verb_of_the_chain_has_its_words():
    composed = {f"import_{kind}" for kind in ImportKind.values}
    composed |= {f"{move.value}_part" for move in AppraisalMove} | {
        f"{verb}_round" for verb in ("close", "reopen", "correct", "settle")
    }
    chosen = {"supplement_objection", "write_message"}  # feedback/services/thread/write_message.py

    assert set(DEEDS) == _given("verb") | _positional() | composed | chosen


def test_every_kind_of_record_has_its_words():
    assert set(TARGETS) == _given("target_type")
