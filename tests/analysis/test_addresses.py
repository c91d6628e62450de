"""Every record has an address, and who mistypes one is told what may have been meant."""

from __future__ import annotations

from cast import dossier_of, no, statement, yes

from summit_tui.analysis.addresses import (
    TABLES,
    Address,
    Unknown,
    find_address,
    has,
    records,
    written,
)
from summit_tui.analysis.snapshot import snapshot

_SNAPSHOT = snapshot(
    dossier_of(
        statement("a1", "ann", on=yes("talk")),
        statement("b1", "bob", "herald", on=no("talk")),
        statement("talk", "pat"),
    )
)
_CLASH = "opposition:talk:ann-bob"


def test_every_record_is_found_by_the_address_that_is_written_for_it() -> None:
    count = 0
    for table in TABLES:
        for id_ in records(_SNAPSHOT, table):
            address = Address(table, id_)
            assert find_address(_SNAPSHOT, written(_SNAPSHOT, address)) == address
            assert find_address(_SNAPSHOT, f"{table}:{id_}") == address
            assert has(_SNAPSHOT, address)
            count += 1
    assert count > 20


def test_only_an_id_that_several_tables_use_needs_its_table() -> None:
    assert written(_SNAPSHOT, Address("actors", "ann")) == "ann"
    assert written(_SNAPSHOT, Address("contradictions", _CLASH)) == _CLASH
    assert written(_SNAPSHOT, Address("statements", "talk")) == "statements:talk"
    both = Unknown("talk", ("propositions:talk", "statements:talk"))
    assert find_address(_SNAPSHOT, "talk") == both


def test_an_unknown_id_suggests_near_ones() -> None:
    for text, near in (
        ("statements:tolk", "statements:talk"),
        ("Ann", "ann"),
        ("opposition:talk:bob-ann", _CLASH),
    ):
        unknown = find_address(_SNAPSHOT, text)
        assert isinstance(unknown, Unknown)
        assert near in unknown.near
        assert f"did you mean ‘{unknown.near[0]}’" in str(unknown)
    assert find_address(_SNAPSHOT, "zzzzz") == Unknown("zzzzz", ())
    assert str(Unknown("zzzzz", ())) == "nothing has the id ‘zzzzz’"
