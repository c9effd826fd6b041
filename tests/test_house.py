"""The house rules that ruff, mypy and import-linter cannot check: sizes, and no third-party hosts or paths."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 60


def _functions(tree: ast.AST) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_is_small_and_says_what_it_is(path: Path) -> None:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    assert text.count("\n") <= MODULE_LINES, "split it along a seam that has a name"
    assert ast.get_docstring(tree), "a module begins with a docstring"
    for function in _functions(tree):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        assert lines <= FUNCTION_LINES, f"{function.name} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_public_names_have_docstrings_and_no_global_state_is_changed(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


def test_stages_are_joined_by_the_flow_alone() -> None:
    """Stages share a layer in the import contract; this keeps the contract itself from being loosened."""
    contracts = (ROOT / "pyproject.toml").read_text("utf-8")
    assert (
        '"reading | cleaning | sifting | finding | coding | linking | reviewing | exporting | store | models"'
        in contracts
    )
    assert "ignore_imports" not in contracts
