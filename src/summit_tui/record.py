"""The class of all records: a tuple with named fields, as `typing.NamedTuple`, but cheap to define.

To a type checker `Record` *is* `NamedTuple`; it is written, read and printed alike. That one
compiles a constructor for each class, and every annotation once more: for all our classes together
a sixth of what a command takes to start. Here a constructor is compiled when the first record of a
class is made, and annotations are left alone: let them be postponed where records are defined.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # a field, read in C
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import NamedTuple as Record  # noqa: TID251 - the one place
    from typing import Self

__all__ = ["Record"]


class _RecordType(type):
    """Makes a tuple class of a class with annotated fields."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> _RecordType:
        namespace.setdefault("__slots__", ())
        if tuple not in bases and not any(hasattr(base, "_fields") for base in bases):
            fields = tuple(namespace.get("__annotations__", ()))
            defaults = {field: namespace[field] for field in fields if field in namespace}
            if not fields:
                raise TypeError(f"{name}: a record has annotated fields")
            namespace["_fields"] = namespace["__match_args__"] = fields
            namespace["_field_defaults"] = defaults
            if defaults and tuple(defaults) != fields[-len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has one")
            for index, field in enumerate(fields):
                namespace[field] = _tuplegetter(index, "")
        return type.__new__(cls, name, bases, namespace)


class _Record(tuple[Any, ...], metaclass=_RecordType):
    """What all records can."""

    _fields: tuple[str, ...]
    _field_defaults: Mapping[str, Any]

    def __new__(cls, *args: Any, **named: Any) -> Self:
        """Make the first record of a class, and the constructor for all others."""
        cls.__new__ = staticmethod(_constructor(cls._fields, cls._field_defaults))  # type: ignore[method-assign]
        return cls(*args, **named)

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        record = tuple.__new__(cls, values)
        if len(record) != len(cls._fields):
            raise TypeError(f"{cls.__name__} has {len(cls._fields)} fields, not {len(record)}")
        return record

    def _replace(self, **named: Any) -> Self:
        record = self._make(map(named.pop, self._fields, self))
        if named:
            raise ValueError(f"{type(self).__name__} has no field {', '.join(named)}")
        return record

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)

    def __repr__(self) -> str:
        values = ", ".join(f"{field}={value!r}" for field, value in self._asdict().items())
        return f"{type(self).__name__}({values})"


def _constructor(fields: Sequence[str], defaults: Mapping[str, Any]) -> Callable[..., Any]:
    """A function that takes the fields by place or by name: nothing is faster in plain Python."""
    names = ", ".join(fields)
    # No field begins with an underscore, so none is called as these are.
    source = f"lambda _cls, {names}: _new(_cls, ({names},))"
    make: Any = eval(source, {"_new": tuple.__new__, "__builtins__": {}})
    make.__name__ = "__new__"
    make.__defaults__ = tuple(defaults.values())
    return make  # type: ignore[no-any-return]


if not TYPE_CHECKING:
    Record = _Record
