"""Components and circles of a directed graph, given as lists of successors; nothing recurses."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence

from summit_tui.record import Record

Graph = Sequence[Sequence[int]]

WORK = 2_000_000
"""Edges that a search for shortest circles looks at before it makes do with what it has: some
0.3 s. Components of a few hundred outcomes never come near it."""


def components(graph: Graph) -> list[list[int]]:
    """The strongly connected components that hold a circle, each sorted, by their first node.

    Tarjan's algorithm with its stack made explicit.
    """
    size = len(graph)
    index = [0] * size
    low = [0] * size
    inside = [False] * size
    stack: list[int] = []
    found: list[list[int]] = []
    clock = 0
    for root in range(size):
        if index[root]:
            continue
        path = [root]
        cursor = [0]
        clock += 1
        index[root] = low[root] = clock
        stack.append(root)
        inside[root] = True
        while path:
            here = path[-1]
            if cursor[-1] < len(graph[here]):
                step = graph[here][cursor[-1]]
                cursor[-1] += 1
                if not index[step]:
                    clock += 1
                    index[step] = low[step] = clock
                    stack.append(step)
                    inside[step] = True
                    path.append(step)
                    cursor.append(0)
                elif inside[step]:
                    low[here] = min(low[here], index[step])
                continue
            path.pop()
            cursor.pop()
            if path:
                low[path[-1]] = min(low[path[-1]], low[here])
            if low[here] == index[here]:
                component = []
                while True:
                    node = stack.pop()
                    inside[node] = False
                    component.append(node)
                    if node == here:
                        break
                if len(component) > 1 or here in graph[here]:
                    found.append(sorted(component))
    return sorted(found)


class Circles(Record):
    """Circles, shortest first, each beginning with its smallest node.

    Not `complete` when the search had to stop: then there may be a shorter one, or an edge that
    is on no circle that is listed.
    """

    circles: list[tuple[int, ...]]
    complete: bool


def circles(graph: Graph, component: Iterable[int], most: int, work: int = WORK) -> Circles:
    """The shortest circle of a component, and then a shortest through every edge on none so far.

    So every edge of the component lies on a circle that is listed, unless there are more than
    `most` or the work runs out.
    """
    members = set(component)
    inner = {node: [step for step in graph[node] if step in members] for node in members}
    shortest, left = _shortest(inner, work)
    found = {shortest: None}
    covered = set(_edges(shortest))
    complete = left > 0
    for node in sorted(members):
        for step in inner[node]:
            if (node, step) in covered:
                continue
            path, spent = _path(inner, step, node, len(members), left)
            left -= spent
            if left <= 0:
                return Circles(sorted(found, key=_by_length)[:most], False)
            circle = _turned((node, *path[:-1])) if step != node else (node,)
            found[circle] = None
            covered.update(_edges(circle))
    ordered = sorted(found, key=_by_length)
    return Circles(ordered[:most], complete and len(ordered) <= most)


def _by_length(circle: tuple[int, ...]) -> tuple[int, tuple[int, ...]]:
    return len(circle), circle


def _edges(circle: Sequence[int]) -> Iterable[tuple[int, int]]:
    return zip(circle, (*circle[1:], circle[0]), strict=True)


def _turned(circle: tuple[int, ...]) -> tuple[int, ...]:
    first = circle.index(min(circle))
    return circle[first:] + circle[:first]


def _shortest(inner: dict[int, list[int]], work: int) -> tuple[tuple[int, ...], int]:
    """The shortest circle, and the work that is left.

    From each node in turn it looks for a way back that is shorter than the best so far. A node
    that has been tried is taken out, and with it what no longer lies on any circle: a ring of
    thousands is gone after one try.
    """
    alive = {node: list(steps) for node, steps in inner.items()}
    into: dict[int, list[int]] = {node: [] for node in alive}
    for node, steps in alive.items():
        for step in steps:
            into[step].append(node)
    degree_in = {node: len(before) for node, before in into.items()}
    degree_out = {node: len(steps) for node, steps in alive.items()}
    best: tuple[int, ...] = ()
    for start in sorted(alive):
        if start not in alive:
            continue
        limit = len(best) - 1 if best else len(inner)
        path, spent = _path(alive, start, start, limit, max(work, 1) if best else len(inner) ** 2)
        work -= spent
        if path and (not best or len(path) - 1 < len(best)):
            best = _turned(tuple(path[:-1]))
        if work <= 0 or len(best) == 1:
            break
        gone = [start]
        while gone:
            node = gone.pop()
            if alive.pop(node, None) is None:
                continue
            for after in inner[node]:
                degree_in[after] -= 1
                if after in alive and not degree_in[after]:
                    gone.append(after)
            for before in into[node]:
                degree_out[before] -= 1
                if before in alive and not degree_out[before]:
                    gone.append(before)
    return best, work


def _path(
    graph: dict[int, list[int]], start: int, end: int, limit: int, work: int
) -> tuple[list[int], int]:
    """A shortest way of at least one and at most `limit` edges, and the edges looked at.

    Nodes that are not keys of the graph are not entered.
    """
    before: dict[int, int] = {}
    ways = deque([(start, 0)])
    spent = 0
    while ways and spent < work:
        here, length = ways.popleft()
        if length == limit:
            break
        for step in graph[here]:
            spent += 1
            if step in before or step not in graph:
                continue
            before[step] = here
            if step == end:
                path = [step]
                while len(path) == 1 or path[-1] != start:
                    path.append(before[path[-1]])
                return path[::-1], spent
            ways.append((step, length + 1))
    return [], spent
