"""Every small change that could be made to a module: one comparison, one constant, one return.

A change replaces one stretch of the text, so that all else stays as it is. Only what decides
something is changed: no annotations, no texts, no assertions.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, cast

PACKAGE = Path("src/summit_tui")

_TURNED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_EMPTY = {
    "bool": ("False", "True"),
    "int": ("0",),
    "float": ("0.0",),
    "str": ("''",),
    "None": ("",),
    "tuple": ("()",),
    "Sequence": ("()",),
    "list": ("[]",),
    "dict": ("{}",),
    "Mapping": ("{}",),
    "set": ("set()",),
    "frozenset": ("frozenset()",),
    "Iterator": ("",),
}
"""What a function may return instead, by the outermost name of what it says that it returns."""


class Mutation(NamedTuple):
    """One change: bytes `begin` to `end` of the file become `text`."""

    path: str
    lines: range
    """The lines of the statement, or of the head of one, that it is in."""
    line: int
    scope: str
    """The function that it is in; empty for what runs at the import."""
    begin: int
    end: int
    text: str
    change: str
    """What it does, for people; the same wherever the line moves to."""

    def applied(self, source: bytes) -> bytes:
        """The file with the change in it."""
        return source[: self.begin] + self.text.encode() + source[self.end :]


def mutations(path: str, source: bytes) -> list[Mutation]:
    """All changes of a module, in its order."""
    found = _Finder(path, source)
    found.visit(ast.parse(source))
    return found.mutations


def room_of(mutation: Mutation) -> str:
    """The room whose code is changed."""
    return Path(mutation.path).relative_to(PACKAGE).parts[0]


class _Finder(ast.NodeVisitor):
    def __init__(self, path: str, source: bytes) -> None:
        self.mutations: list[Mutation] = []
        self._path = path
        self._starts = [0]
        for text in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(text))
        self._scope: list[str] = []
        self._running: list[str] = []
        self._lines = range(0)

    # -- where we are -----------------------------------------------------------------------------

    def visit(self, node: ast.AST) -> None:
        """Keep the lines of the statement that is being looked through."""
        before = self._lines
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            last = body[0].lineno - 1 if body else cast(int, node.end_lineno)
            self._lines = range(node.lineno, max(node.lineno, last) + 1)
        super().visit(node)
        self._lines = before

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """Of a class only what is in it."""
        self._scope.append(node.name)
        for statement in node.body:
            self.visit(statement)
        self._scope.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        """Of a function its defaults, its statements, and a way out before the first of them."""
        for default in (*node.args.defaults, *node.args.kw_defaults):
            if default:
                self.visit(default)
        self._scope.append(node.name)
        self._running.append(".".join(self._scope))
        body = node.body[_has_docstring(node) :]
        if len(body) > 1 or (body and not _says_nothing(body[0])):
            self._return_before(body[0], node.returns)
        for statement in body:
            self.visit(statement)
        self._running.pop()
        self._scope.pop()

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        """The same."""
        self.visit_FunctionDef(cast(ast.FunctionDef, node))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        """Not what is said of types."""
        if node.value:
            self.visit(node.value)

    def visit_Assert(self, node: ast.Assert) -> None:
        """Nothing: an assertion claims what is so anyway."""

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Nothing: Python before 3.12 does not say where the parts of it stand."""

    # -- what is changed --------------------------------------------------------------------------

    def visit_If(self, node: ast.If) -> None:
        """The condition; in a guard also what it keeps from."""
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        self._condition(node.test)
        last = node.body[-1]
        if isinstance(last, ast.Return | ast.Continue | ast.Break):
            self._replace(last, "pass", f"no {ast.unparse(last).split()[0]}")
        self.generic_visit(node)

    def visit_While(self, node: ast.While) -> None:
        """The condition."""
        self._condition(node.test)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        """The condition."""
        self._condition(node.test)
        self.generic_visit(node)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        """Its conditions: each left out."""
        for test in node.ifs:
            self._replace(test, "True", f"no filter {ast.unparse(test)}")
        self.generic_visit(node)

    def _condition(self, test: ast.expr) -> None:
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            self._replace(test, f"(not {ast.unparse(test)})", f"not {ast.unparse(test)}")

    def visit_Compare(self, node: ast.Compare) -> None:
        """Each comparison turned, and moved by its boundary."""
        for at, op in enumerate(node.ops):
            for other in _TURNED[type(op)]:
                changed = copy.copy(node)
                changed.ops = [*node.ops[:at], other(), *node.ops[at + 1 :]]
                self._rewrite(node, changed)
        self.generic_visit(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        """And for or, or for and."""
        changed = copy.copy(node)
        changed.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        self._rewrite(node, changed)
        self.generic_visit(node)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        """Without the not."""
        if isinstance(node.op, ast.Not):
            self._rewrite(node, node.operand)
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Plus for minus, where numbers are surely meant."""
        other = {ast.Add: ast.Sub, ast.Sub: ast.Add}.get(type(node.op))
        if other and (_is_number(node.left) or _is_number(node.right)):
            changed = copy.copy(node)
            changed.op = other()
            self._rewrite(node, changed)
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """A number moved by one, true for false."""
        if isinstance(node.value, bool):
            self._replace(node, str(not node.value), f"{node.value} to {not node.value}")
        elif isinstance(node.value, int):
            for value in (node.value - 1, node.value + 1):
                self._replace(node, f"({value})" if value < 0 else str(value),
                              f"{node.value} to {value}")  # fmt: skip

    def _return_before(self, first: ast.stmt, returns: ast.expr | None) -> None:
        if returns is None or (first.lineno == first.end_lineno and isinstance(first, ast.Return)):
            return
        said = ast.unparse(returns)
        outermost = "None" if said.endswith("| None") else said.partition("[")[0]
        begin = self._at(first.lineno, first.col_offset)
        if getattr(first, "decorator_list", None):
            return
        for value in _EMPTY.get(outermost, ()):
            text = f"return {value}".strip()
            self._add(first, begin, begin, f"{text}\n{' ' * first.col_offset}", f"{text} at once")

    def _rewrite(self, node: ast.expr, changed: ast.expr) -> None:
        text = ast.unparse(changed)
        self._replace(node, f"({text})", f"{ast.unparse(node)} to {text}")

    def _replace(self, node: ast.expr | ast.stmt, text: str, change: str) -> None:
        begin = self._at(node.lineno, node.col_offset)
        end = self._at(cast(int, node.end_lineno), cast(int, node.end_col_offset))
        self._add(node, begin, end, text, change)

    def _add(self, node: ast.expr | ast.stmt, begin: int, end: int, text: str, change: str) -> None:
        scope = self._running[-1] if self._running else ""
        lines = range(min(self._lines.start, node.lineno), max(self._lines.stop, node.lineno + 1))
        self.mutations.append(
            Mutation(self._path, lines, node.lineno, scope, begin, end, text, change)
        )

    def _at(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column


def _has_docstring(node: ast.FunctionDef) -> bool:
    return ast.get_docstring(node, clean=False) is not None


def _says_nothing(statement: ast.stmt) -> bool:
    """Whether it is a `...` or a `raise`, as in what others are to fill in."""
    is_dots = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    return is_dots or isinstance(statement, ast.Raise | ast.Pass)


def _is_number(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id in ("len", "int")
    return isinstance(node, ast.Constant) and isinstance(node.value, int)


def module_lines(source: bytes) -> Iterator[int]:
    """The lines that run when a module is imported, and not when a function is called."""
    inside: set[int] = set()
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            body = node.body if isinstance(node.body, list) else [node.body]
            for part in body:
                inside.update(range(part.lineno, cast(int, part.end_lineno) + 1))
    yield from (line for line in range(1, source.count(b"\n") + 2) if line not in inside)
