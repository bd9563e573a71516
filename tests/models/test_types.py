"""What is public in the science is annotated; `make lint` has mypy check that the annotations are true."""

import ast
from pathlib import Path

import pytest

MODELS = Path(__file__).resolve().parents[2] / "models"
FILES = sorted(path.relative_to(MODELS).as_posix() for path in MODELS.rglob("*.py"))


def is_public(name):
    return not name.startswith("_") or (name.startswith("__") and name.endswith("__"))


def public_functions(tree):
    """(qualified name, node, whether it is a method) of functions and of methods of classes, in order."""
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and is_public(node.name):
            yield node.name, node, False
        elif isinstance(node, ast.ClassDef) and is_public(node.name):
            for inner in node.body:
                is_function = isinstance(inner, (ast.FunctionDef, ast.AsyncFunctionDef))
                if is_function and is_public(inner.name):
                    yield f"{node.name}.{inner.name}", inner, True


def lacking(tree):
    """What public functions and methods have no annotation for: ["name: parameter", ...]."""
    found = []
    for name, node, is_method in public_functions(tree):
        given = [*node.args.posonlyargs, *node.args.args]
        decorators = {d.id for d in node.decorator_list if isinstance(d, ast.Name)}
        if is_method and "staticmethod" not in decorators:
            given = given[1:]
        given += [*node.args.kwonlyargs, node.args.vararg, node.args.kwarg]
        found += [f"{name}: {a.arg}" for a in given if a is not None and a.annotation is None]
        if node.returns is None and node.name != "__init__":
            found.append(f"{name}: return")
    return found


@pytest.mark.parametrize("path", FILES)
def test_public_functions_are_annotated(path):
    assert not lacking(ast.parse((MODELS / path).read_text(encoding="utf-8"), path))


def test_what_lacks_is_found():
    source = """
def whole(a: int, *rest: int, b: str = "", **more: object) -> None: ...
def partly(a, *rest, b: str = "", **more): ...
def _private(a): ...
class Thing:
    def __init__(self, a): ...
    def __len__(self): ...
    def method(self, a: int): ...
    @staticmethod
    def alone(a) -> int: ...
    def _private(self, a): ...
"""
    assert lacking(ast.parse(source)) == [
        *("partly: a", "partly: rest", "partly: more", "partly: return"),
        *("Thing.__init__: a", "Thing.__len__: return", "Thing.method: return", "Thing.alone: a"),
    ]
