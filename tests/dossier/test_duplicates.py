from __future__ import annotations

import pytest

from support import codes, dossier, good, told


def test_an_id_defined_twice_names_both_places() -> None:
    text = "[[parties]]\nid = 'a'\nname = 'A'\n\n[[parties]]\nname = 'B'\nid = 'a'\n"
    loaded = dossier(text)
    file = loaded.problems[0].file
    assert [str(problem) for problem in loaded.problems] == [
        f"{file}:7:6: E301 the party ‘a’ is already defined at {file}:1:1"
    ]
    assert loaded.dossier.parties["a"].name == "A"


def test_an_id_defined_twice_in_two_files() -> None:
    party = "[[parties]]\nid = 'a'\nname = 'A'\n"
    loaded = dossier("# first\n" + party, party)
    first, second = loaded.problems[0].message.rsplit(" ", 1)[1], loaded.problems[0].file
    assert first.endswith("0.toml:2:1")
    assert second.endswith("1.toml")


def test_an_id_defined_twice_once_badly() -> None:
    bad, ok = "[[parties]]\nid = 'a'\n", "[[parties]]\nid = 'a'\nname = 'A'\n"
    assert codes(bad + ok) == ["E202", "E301"]
    assert codes(ok + bad) == ["E202", "E301"]
    assert codes(bad + bad) == ["E202", "E202", "E301"]


def test_the_same_id_in_two_tables_is_fine() -> None:
    assert good("[[parties]]\nid = 'a'\nname = 'A'\n[[actors]]\nid = 'a'\nname = 'A'\n")


@pytest.mark.parametrize("texts", [("[dossier]\n[dossier]\n",), ("[dossier]\n", "[dossier]\n")])
def test_the_dossier_given_twice(texts: tuple[str, ...]) -> None:
    line = 2 if len(texts) == 1 else 1
    assert [message.split(" at ")[0] for message in told(*texts)] == [
        f"E301 {line}:1 this [dossier] is left out: the one that leads is given"
    ]
