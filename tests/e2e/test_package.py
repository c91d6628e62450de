"""What people install: wheel, sdist and the one file, without the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

pytestmark = pytest.mark.e2e

_ROOT = Path(__file__).parents[2]
_NOT_COPIED = ignore_patterns(".git", ".venv", "build", "dist", "__pycache__", ".*_cache", ".hyp*")


def _done(command: Sequence[str | Path], cwd: Path, **env: str) -> str:
    """What a command prints, which must end well, in an environment that knows no checkout."""
    plain = {"PATH": os.environ["PATH"], "HOME": str(cwd), "LC_ALL": "C.UTF-8", **env}
    ended = subprocess.run(command, cwd=cwd, env=plain, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, f"{command}: {ended.stdout}{ended.stderr}"
    return ended.stdout


def _built(source: Path, out: Path) -> dict[str, bytes]:
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(build, check=True, capture_output=True)
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist."""
    out = tmp_path_factory.mktemp("dist")
    _built(_ROOT, out)
    return out


@pytest.fixture(scope="module")
def installed(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what it asks for, and nothing else."""
    venv = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    (wheel,) = dist.glob("*.whl")
    pip = [sys.executable, "-m", "pip", "--python", str(venv), "install", "--quiet"]
    ended = subprocess.run(
        [*pip, "-c", str(_ROOT / "constraints.txt"), str(wheel)],
        capture_output=True,
        text=True,
        check=False,
    )
    if ended.returncode and not os.environ.get("CI"):
        pytest.skip(f"what the program needs cannot be fetched: {ended.stderr.strip()[-200:]}")
    assert ended.returncode == 0, ended.stderr
    return venv


def test_two_builds_are_the_same_to_the_byte(dist: Path, tmp_path: Path) -> None:
    copied = tmp_path / "elsewhere"
    copytree(
        _ROOT,
        copied,
        ignore=_NOT_COPIED,
        copy_function=lambda a, b: Path(b).write_bytes(Path(a).read_bytes()),
    )
    again = _built(copied, tmp_path / "out")
    assert again == {path.name: path.read_bytes() for path in dist.iterdir()}


def test_the_wheel_is_enough(installed: Path, tmp_path: Path) -> None:
    program = installed / "bin" / "summit-tui"
    assert _done([program, "--version"], tmp_path).startswith("summit-tui ")
    assert "What comes first" in _done([program, "--plain"], tmp_path)
    assert "no problems" in _done([program, "check"], tmp_path)
    for shell in ("bash", "zsh", "fish"):
        assert "summit-tui" in _done([program, "completion", shell], tmp_path)
    manual = installed / "share" / "man" / "man1" / "summit-tui.1"
    assert manual.read_text(encoding="utf-8").startswith(".")
    where = _done(
        [installed / "bin" / "python", "-c", "import summit_tui as it; print(it.__file__)"],
        tmp_path,
    )
    assert Path(where.strip()).is_relative_to(installed)


def test_the_one_file_is_enough_and_unpacks_once(installed: Path, tmp_path: Path) -> None:
    (site,) = (installed / "lib").glob("python*/site-packages")
    inside = tmp_path / "site"
    copytree(site, inside)
    one = tmp_path / "summit-tui.pyz"
    make = [sys.executable, str(_ROOT / "deploy" / "onefile" / "make.py"), str(inside), str(one)]
    subprocess.run(make, check=True)
    python, cache = sys.executable, tmp_path / "cache"
    assert "no problems" in _done([python, one, "check"], tmp_path, XDG_CACHE_HOME=str(cache))
    (unpacked,) = (cache / "summit-tui").iterdir()
    before = unpacked.stat().st_mtime_ns
    assert _done([python, one, "--version"], tmp_path, XDG_CACHE_HOME=str(cache))
    assert [it.stat().st_mtime_ns for it in (cache / "summit-tui").iterdir()] == [before]


def test_the_one_file_says_when_it_cannot_unpack_and_for_which_python_it_is(
    tmp_path: Path,
) -> None:
    empty = tmp_path / "site"
    empty.mkdir()
    one = tmp_path / "one.pyz"
    make = [sys.executable, str(_ROOT / "deploy" / "onefile" / "make.py"), str(empty), str(one)]
    subprocess.run(make, check=True)
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    env = {**os.environ, "XDG_CACHE_HOME": str(blocked)}
    ended = subprocess.run(
        [sys.executable, one], env=env, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("cannot unpack into ")
    assert ended.stderr.count("\n") == 1

    with zipfile.ZipFile(one) as archive:
        start = archive.read("__main__.py").decode()
    here = ".".join(map(str, sys.version_info[:2]))
    other = tmp_path / "start.py"
    other.write_text(start.replace(f'"{here}"', '"3.99"'), encoding="utf-8")
    ended = subprocess.run([sys.executable, other], capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "was made for Python 3.99" in ended.stderr
