"""Small and flat: modules of at most 300 lines, functions of about ten, few arguments by position."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.relative_to(ROOT).as_posix() for part in ("kg", "api") for path in (ROOT / part).rglob("*.py"))
MODULE_LINES = 300
FUNCTION_LINES = 45
LONG_SHARE = 0.05
REASON = "Longer than 300 lines because"


def tree(module: str) -> ast.Module:
    return ast.parse((ROOT / module).read_text(encoding="utf-8"))


def docstring(module: str) -> str:
    return ast.get_docstring(tree(module)) or ""


def functions(module: str) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [node for node in ast.walk(tree(module)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


def lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_a_module_is_short_or_says_why_not():
    lengths = {module: len((ROOT / module).read_text(encoding="utf-8").splitlines()) for module in MODULES}
    long = {module: length for module, length in lengths.items() if length > MODULE_LINES}
    assert {module: length for module, length in long.items() if REASON not in docstring(module)} == {}


def test_a_module_says_what_it_is():
    assert [module for module in MODULES if tree(module).body and not docstring(module)] == []


def test_nearly_all_functions_are_short():
    every = [(lines(node), f"{module}:{node.name}") for module in MODULES for node in functions(module)]
    long = sorted((entry for entry in every if entry[0] >= FUNCTION_LINES), reverse=True)
    assert len(long) <= LONG_SHARE * len(every), long
    assert sum(length for length, _ in every) / len(every) <= 15


def test_no_module_reads_or_opens_anything_at_import():
    calls = [
        f"{module}:{node.lineno}"
        for module in MODULES
        for statement in tree(module).body
        if isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign)
        for node in ast.walk(statement)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
        if getattr(node.func, "attr", getattr(node.func, "id", ""))
        in {"open", "read_text", "read_bytes", "basicConfig"}
    ]
    assert calls == []
