"""Dossiers from snippets, for all tests."""

from __future__ import annotations

import atexit
import os
import tempfile

from summit_tui.dossier.load import Loaded, load

_FOLDER = tempfile.TemporaryDirectory(prefix="summit-tui-tests-")
atexit.register(_FOLDER.cleanup)
_made = 0


def write(*texts: str | bytes, name: str = "dossier.toml") -> str:
    """The path of a file with this text; or, with several texts, of a folder of files.

    The files of a folder are named `0.toml`, `1.toml` and so on. They stay until the tests end.
    """
    global _made
    _made += 1
    folder = os.path.join(_FOLDER.name, str(_made))
    os.mkdir(folder)
    names = [name] if len(texts) == 1 else [f"{at}.toml" for at in range(len(texts))]
    for file, text in zip(names, texts, strict=True):
        with open(os.path.join(folder, file), "wb") as stream:
            stream.write(text if isinstance(text, bytes) else text.encode())
    return os.path.join(folder, name) if len(texts) == 1 else folder


def dossier(*texts: str | bytes) -> Loaded:
    """Load one text, or several as the files of a folder."""
    return load(write(*texts))


def good(*texts: str | bytes) -> Loaded:
    """The same, of which nothing may be wrong."""
    loaded = dossier(*texts)
    assert [str(problem) for problem in loaded.problems] == []
    return loaded


def codes(*texts: str | bytes) -> list[str]:
    """The codes of what is wrong, in order."""
    return [problem.code for problem in dossier(*texts).problems]


SMALL = """\
[dossier]
title = "Will the harbour talks resume?"

[[parties]]
id = "port"
name = "Port"

[[parties]]
id = "docks"
name = "Docks"

[[sources]]
id = "gazette"
date = 2031-03-04

[[actors]]
id = "union"
name = "Dockers' Union"
party = "docks"

[[actors]]
id = "mayor"
name = "The Mayor"
party = "port"

[[actors]]
id = "paper"
name = "The Gazette"
kind = "outlet"

[[propositions]]
id = "talk"
text = "The sides should talk."
outcome = "talks"

[[facts]]
id = "hours"
question = "How long did they talk?"
kind = "number"

[[outcomes]]
id = "talks"
name = "the talks"
controllers = ["port", "docks"]

[[outcomes]]
id = "gates"
name = "the gates are open"

[[statements]]
id = "first"
actor = "union"
source = "gazette"
date = 2031-03-03
quote = "We talk when the gates are open."
positions = [{ proposition = "talk", conditions = ["gates"] }]

[[preconditions]]
id = "gates-first"
outcome = "talks"
requires = ["gates"]
set_by = "docks"
statements = ["first"]
"""
"""A small good dossier with one record of most kinds, for tests that add something wrong."""


def small(*more: str) -> str:
    """The small dossier with more at its end."""
    return "\n".join((SMALL, *more))


def told(*texts: str) -> list[str]:
    """What is wrong, each as code, line, column and message."""
    return [f"{p.code} {p.line}:{p.col} {p.message}" for p in dossier(*texts).problems]


def one(text: str) -> str:
    """The one thing that is wrong, as code and message."""
    problems = dossier(text).problems
    assert len(problems) == 1, [str(problem) for problem in problems]
    return f"{problems[0].code} {problems[0].message}"


def said(more: str) -> str:
    """One more statement in the small dossier."""
    return small('[[statements]]\nid = "s"\nactor = "mayor"\nsource = "gazette"\n' + more)
