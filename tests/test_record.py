"""A record is to its users what a `NamedTuple` is, whatever it costs to define."""

from __future__ import annotations

import copy
import pickle
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summit_tui.record import Record


class Spot(Record):
    """A place on a map."""

    x: int
    y: int
    name: str = ""
    tags: tuple[str, ...] = ()

    @property
    def far(self) -> bool:
        """Whether it lies outside."""
        return self.x > 10


class _Known(NamedTuple):
    x: int
    y: int
    name: str = ""
    tags: tuple[str, ...] = ()


_known: Any = _Known
_spot: Any = Spot
_values = st.integers() | st.text(max_size=3)
_names = st.sampled_from(["x", "y", "name", "tags", "z"])


@given(st.lists(_values, max_size=5), st.dictionaries(_names, _values))
def test_it_is_made_as_a_named_tuple_is(args: list[Any], named: dict[str, Any]) -> None:
    try:
        wanted = _known(*args, **named)
    except TypeError:
        with pytest.raises(TypeError):
            _spot(*args, **named)
        return
    made = _spot(*args, **named)
    assert made == wanted
    assert hash(made) == hash(wanted)
    assert made._asdict() == wanted._asdict()
    assert repr(made) == repr(wanted).replace("_Known", "Spot")


def test_its_fields_are_read_by_name_and_by_place() -> None:
    spot = Spot(11, 2, tags=("a",))
    x, _, *_ = spot
    match spot:
        case Spot(11, y):
            assert (x, y) == (11, 2)
    assert spot.far
    assert spot.name == ""
    assert Spot.__doc__ == "A place on a map."


def test_it_cannot_be_changed_but_replaced() -> None:
    spot = Spot(1, 2)
    with pytest.raises(AttributeError):
        spot.x = 3  # type: ignore[misc]
    with pytest.raises(AttributeError):
        spot.more = 3  # type: ignore[attr-defined]
    assert spot._replace(y=5) == Spot(1, 5)
    with pytest.raises(ValueError, match="z"):
        spot._replace(z=5)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="4 fields, not 2"):
        Spot._make((1, 2))


def test_it_can_be_copied_and_pickled() -> None:
    spot = Spot(1, 2, "c")
    assert copy.copy(spot) == copy.deepcopy(spot) == spot
    again = pickle.loads(pickle.dumps(spot))
    assert again == spot
    assert type(again) is Spot


def test_a_class_that_is_no_record_is_refused() -> None:
    base: Any = Record
    with pytest.raises(TypeError, match="annotated fields"):
        type(base)("Empty", (base,), {})
    with pytest.raises(TypeError, match="without a default"):
        type(base)("Late", (base,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1})


def test_a_class_made_from_a_record_adds_to_it() -> None:
    class Named(Spot):
        """A spot that greets."""

        @property
        def greeting(self) -> str:
            """What it says."""
            return f"I am {self.name}"

    assert Named(1, 2, "A").greeting == "I am A"
    assert Named(1, 2) == Spot(1, 2)


class Turn(Record):
    """Fields that are called as a constructor might call its own."""

    cls: int
    new: int


def test_any_name_can_be_a_field() -> None:
    assert Turn(1, new=2)._asdict() == {"cls": 1, "new": 2}
