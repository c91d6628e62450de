"""What actors and sources are called where a name is not unique."""

from __future__ import annotations

from summit_tui.dossier.model import Dossier
from support import good

_HEAD = """
[[parties]]
id = "x"
name = "Xland"
[[parties]]
id = "y"
name = "Yland"
"""


def _actor(id_: str, name: str, more: str = "") -> str:
    return f'[[actors]]\nid = "{id_}"\nname = "{name}"\n{more}\n'


def _names(*actors: str) -> list[str]:
    made: Dossier = good(_HEAD + "".join(actors)).dossier
    return [made.name_of(actor) for actor in made.actors]


def test_a_name_that_one_actor_has_stands_alone() -> None:
    assert _names(_actor("a", "Ivanov", 'role = "envoy"'), _actor("b", "Petrov")) == [
        "Ivanov",
        "Petrov",
    ]


def test_namesakes_are_told_apart_by_role() -> None:
    minister = _actor("a", "Ivanov", 'role = "minister"\nparty = "x"')
    envoy = _actor("b", "IVANOV", 'role = "envoy"\nparty = "y"')
    assert _names(minister, envoy) == ["Ivanov (minister)", "IVANOV (envoy)"]


def test_namesakes_without_roles_of_their_own_are_told_apart_by_party_else_id() -> None:
    of_x = _actor("a", "Ivanov", 'role = "deputy"\nparty = "x"')
    of_y = _actor("b", "Ivanov", 'role = "deputy"\nparty = "y"')
    assert _names(of_x, of_y) == ["Ivanov (Xland)", "Ivanov (Yland)"]
    third = _actor("c", "Ivanov", 'party = "y"')
    assert _names(of_x, of_y, third) == ["Ivanov (Xland)", "Ivanov (b)", "Ivanov (c)"]


def test_a_short_name_that_two_have_is_no_name_for_one() -> None:
    made = good(
        _HEAD
        + _actor("a", "Anna Ivanov", 'short = "Ivanov"\nrole = "envoy"')
        + _actor("b", "Boris Ivanov", 'short = "Ivanov"\nrole = "judge"')
    ).dossier
    assert made.brief_of("a") == "Ivanov (envoy)"
    assert made.brief_of("nobody") == "nobody"


def test_a_short_name_of_its_own_stands_alone() -> None:
    made = good(
        _HEAD
        + _actor("a", "Sergei Ivanov", 'role = "minister"')
        + _actor("b", "Sergei Ivanov", 'short = "Ivanov (envoy)"\nrole = "envoy"')
    ).dossier
    assert [made.name_of("b"), made.brief_of("b")] == ["Sergei Ivanov (envoy)", "Ivanov (envoy)"]
    assert made.brief_of("a") == "Sergei Ivanov (minister)"


def test_what_tells_apart_does_not_depend_on_the_order() -> None:
    one = _actor("a", "Ivanov", 'role = "minister"')
    other = _actor("b", "Ivanov", 'role = "envoy"')
    assert _names(one, other) == _names(other, one)[::-1]


def test_a_source_is_called_by_short_name_publisher_or_title() -> None:
    made = good("""
[[sources]]
id = "a"
short = "Herald"
publisher = "The Daily Herald"
[[sources]]
id = "b"
publisher = "Gazette"
date = 2031-03-04
[[sources]]
id = "c"
publisher = "Gazette"
date = 2031-03-05
[[sources]]
id = "d"
title = "A very long headline about the gates of the harbour and who opens them"
[[sources]]
id = "e"
""").dossier
    assert made.source_name("a") == "Herald"
    assert made.source_name("b") == "Gazette (4 Mar 2031)"
    assert made.source_name("c") == "Gazette (5 Mar 2031)"
    assert made.source_name("d").endswith("…")
    assert len(made.source_name("d")) <= 40
    assert made.source_name("e") == "e"
