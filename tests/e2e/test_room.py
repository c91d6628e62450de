"""The reading room as it is shipped, and attempts to get out of it.

`deploy/ssh/` is filled in by its own `build`, for loopback and for whoever runs the tests; what
then runs is the very configuration that a newsroom would run.
"""

from __future__ import annotations

import getpass
import glob
import re
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from pathlib import Path

import pytest

from bench import sshd, vt
from e2e.terminal import DEADLINE, SUMMIT, Terminal

pytestmark = pytest.mark.e2e

BUSY, CANNOT_RUN, REFUSED = 75, 2, 255
PLACES = 2


def _left(server: sshd.Server) -> list[str]:
    """What runs of any session: below sshd, or anywhere in a place of the room."""
    found = [str(pid) for pid in sshd.descendants(server.pid)]
    place = f"READING_ROOM={server.key.parent}/room".encode()
    for process in glob.glob("/proc/[0-9]*"):
        with suppress(OSError):
            if place in Path(process, "environ").read_bytes().split(b"\0"):
                found.append(process)
    return found


def _empty(server: sshd.Server, seconds: float = DEADLINE) -> bool:
    """Wait until nothing is left of any session."""
    end = time.monotonic() + seconds
    while left := _left(server):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return not left


@contextmanager
def opened(folder: Path, **conf: str) -> Iterator[sshd.Server]:
    """A room, in which nothing is left at the end."""
    if not (folder / "user").exists():
        sshd.make_keys(folder)
    port = sshd.free_port()
    config = sshd.room(folder, port, **conf)
    with sshd.running(config, folder, port, env=vt.environment()) as server:
        yield server
        assert _empty(server)


@pytest.fixture(scope="module")
def room(
    tmp_path_factory: pytest.TempPathFactory, need: Callable[[str], str]
) -> Iterator[sshd.Server]:
    for name in ("sshd", "ssh", "ssh-keygen", "flock", "prlimit"):
        need(name)
    with opened(tmp_path_factory.mktemp("room"), SESSIONS=str(PLACES)) as server:
        yield server


@pytest.fixture
def visit(room: sshd.Server) -> Callable[..., Terminal]:
    """Open a terminal with a client in it, in an empty room."""
    assert _empty(room)

    def open_one(*command: str, options: Sequence[str] = (), **env: str) -> Terminal:
        return Terminal(room.ssh(*command, options=options), env=env)

    return open_one


def run(argv: Sequence[str], **env: str) -> subprocess.CompletedProcess[str]:
    """Run a client without a terminal, to its end."""
    return subprocess.run(
        argv,
        env=vt.environment(env),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=DEADLINE,
    )


def session_of(room: sshd.Server) -> int:
    """The process of the app, in the one session that there is."""
    [pid] = [pid for pid in sshd.descendants(room.pid) if b"--kiosk" in _command(pid)]
    return pid


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


# -- what a reader may do -------------------------------------------------------------------------


def test_a_reader_reads(visit: Callable[..., Terminal]) -> None:
    with visit() as terminal:
        terminal.wait_ready()
        terminal.resize(80, 24)
        terminal.wait_ready()
        terminal.send("down", "enter")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.screen.left_on == []


@pytest.mark.parametrize("command", ["id", "sh -c 'touch {}'; id"])
def test_a_command_on_the_line_is_not_run(
    command: str, visit: Callable[..., Terminal], room: sshd.Server, tmp_path: Path
) -> None:
    command = command.format(tmp_path / "made")
    with visit(command) as terminal:
        terminal.wait_ready()
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert b"uid=" not in terminal.output
    done = run(room.ssh(command, tty=False))
    assert done.returncode == CANNOT_RUN
    assert done.stdout == ""
    assert "needs a terminal" in done.stderr
    assert "Connect with: ssh -t" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_environment_is_the_rooms_and_limits_hold(
    visit: Callable[..., Terminal], room: sshd.Server, tmp_path: Path
) -> None:
    sent = {
        "LD_DEBUG": "libs", "LD_DEBUG_OUTPUT": tmp_path / "ld", "LD_PRELOAD": tmp_path / "no.so",
        "PYTHONPATH": tmp_path, "PYTHONSTARTUP": tmp_path / "x", "PYTHONINSPECT": 1,
        "TEXTUAL": "debug", "TEXTUAL_DRIVER": "os:abort", "TEXTUAL_LOG": tmp_path / "log",
        "BROWSER": "sh", "PATH": tmp_path, "ENV": tmp_path / "rc", "BASH_ENV": tmp_path / "rc",
        "XDG_STATE_HOME": tmp_path, "LC_PAPER": "../../x", "LANG": "de_DE.UTF-8",
    }  # fmt: skip
    spelled = " ".join(f"{name}={value}" for name, value in sent.items())
    with visit(options=("-o", f"SetEnv={spelled}"), TERM="xterm; touch x") as terminal:
        terminal.wait_ready()
        pid = session_of(room)
        lines = Path(f"/proc/{pid}/environ").read_text().rstrip("\0").split("\0")
        environ = dict(line.split("=", 1) for line in lines)
        limits = Path(f"/proc/{pid}/limits").read_text()
        terminal.send("q")
        assert terminal.wait_exit() == 0
    folder = str(room.key.parent / "room")
    assert environ.pop("READING_ROOM") == folder
    assert re.fullmatch(re.escape(folder) + ":[0-9a-f]{64}", environ.pop("READER"))
    assert environ == {
        "TERM": "xterm", "PWD": "/", "LANG": "de_DE.UTF-8", "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent", "PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "1",
    }  # fmt: skip
    figures = {line[:26].strip(): line[26:].split()[1] for line in limits.splitlines()[1:]}
    assert (figures["Max file size"], figures["Max core file size"]) == ("0", "0")
    for limit in ("Max address space", "Max cpu time", "Max processes", "Max open files"):
        assert figures[limit] != "unlimited"
    assert list(tmp_path.iterdir()) == []


_SHAPES = {
    # What a client sends, and what of it comes through.
    "de_DE.UTF-8": "de_DE.UTF-8",
    "sr_RS.UTF-8@latin": "sr_RS.UTF-8@latin",
    "uk_UA.KOI8-U": "uk_UA.KOI8-U",
    "C": "C",
    "POSIX": "POSIX",
    "de_DE.idna": "",
    "de_DE.utf-16": "",
    "de_DE.UTF-8/../../x": "",
    "../../../tmp/x": "",
    "de_DE.UTF-8; touch x": "",
    "@": "",
    "x" * 10_000: "",
}


@pytest.mark.parametrize("sent", _SHAPES, ids=lambda sent: sent[:30])
def test_of_locales_only_what_looks_like_one_comes_through(
    sent: str, visit: Callable[..., Terminal], room: sshd.Server
) -> None:
    spelled = " ".join(f'{name}="{sent}"' for name in ("LANG", "LC_CTYPE", "LC_ALL", "LC_PAPER"))
    with visit(options=("-o", f"SetEnv={spelled}")) as terminal:
        terminal.wait_ready()
        text = Path(f"/proc/{session_of(room)}/environ").read_text()
        environ = dict(line.split("=", 1) for line in text.rstrip("\0").split("\0"))
        terminal.send("q")
        assert terminal.wait_exit() == 0
    assert environ["LANG"] == (_SHAPES[sent] or "C.UTF-8")
    assert environ.get("LC_CTYPE", "") == _SHAPES[sent]
    assert not {"LC_ALL", "LC_PAPER"} & {*environ}
    # What comes first is the app, and nothing is said before or after it.
    assert terminal.output.startswith(b"\x1b")
    assert b"warning" not in terminal.output


# -- ways out -------------------------------------------------------------------------------------


def test_the_server_allows_nothing_but_the_session(room: sshd.Server) -> None:
    """Read from what sshd itself says it will do for a reader."""
    config = room.key.parent / "room" / "sshd_config"
    user = getpass.getuser()
    sshd_path = Path(f"/proc/{room.pid}/exe").resolve()
    done = run(
        [str(sshd_path), "-T", "-f", str(config), "-C", f"user={user},host=x,addr=127.0.0.1"]
    )
    lines = [line.partition(" ") for line in done.stdout.splitlines()]
    says = {name: value for name, _, value in lines}
    assert {
        name: says[name]
        for name in (
            "disableforwarding allowagentforwarding allowtcpforwarding allowstreamlocalforwarding "
            "x11forwarding permittunnel gatewayports permitopen permitlisten permituserrc "
            "permituserenvironment maxsessions permitrootlogin passwordauthentication "
            "kbdinteractiveauthentication permitemptypasswords authenticationmethods allowusers"
        ).split()
    } == {
        "disableforwarding": "yes", "allowagentforwarding": "no", "allowtcpforwarding": "no",
        "allowstreamlocalforwarding": "no", "x11forwarding": "no", "permittunnel": "no",
        "gatewayports": "no", "permitopen": "none", "permitlisten": "none", "permituserrc": "no",
        "permituserenvironment": "no", "maxsessions": "1", "permitrootlogin": "no",
        "passwordauthentication": "no", "kbdinteractiveauthentication": "no",
        "permitemptypasswords": "no", "authenticationmethods": "publickey", "allowusers": user,
    }  # fmt: skip
    taken = [value for name, _, value in lines if name == "acceptenv"]
    assert taken == ["LANG", "LC_CTYPE", "COLORTERM", "NO_COLOR"]
    assert "subsystem" not in says
    assert says["forcecommand"] == f"exec {config.parent}/enter"


@pytest.fixture
def secret() -> Iterator[socket.socket]:
    """A service on the server's side that readers must not reach."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener
        with pytest.raises(BlockingIOError):
            listener.accept()


@pytest.mark.parametrize("kind", ["-L", "-D", "-L socket"])
def test_nothing_behind_the_server_is_reached(
    kind: str, room: sshd.Server, secret: socket.socket, tmp_path: Path
) -> None:
    port, target = sshd.free_port(), secret.getsockname()[1]
    asked = {
        "-L": ("-L", f"127.0.0.1:{port}:127.0.0.1:{target}"),
        "-D": ("-D", f"127.0.0.1:{port}"),
        "-L socket": ("-L", f"127.0.0.1:{port}:{tmp_path}/secret"),
    }[kind]
    with socket.socket(socket.AF_UNIX) as behind:
        behind.bind(f"{tmp_path}/secret")
        behind.listen()
        behind.setblocking(False)
        argv = room.ssh(tty=False, options=("-N", *asked))
        with subprocess.Popen(argv, env=vt.environment(), stderr=subprocess.PIPE) as client:
            try:
                with _connected(port) as line:
                    if kind == "-D":
                        line.sendall(b"\4\1" + target.to_bytes(2, "big") + b"\x7f\0\0\1\0")
                        assert line.recv(8) in (b"", b"\0\x5a" + bytes(6))  # its own client's
                    assert line.recv(1) == b""
            finally:
                client.terminate()
        with pytest.raises(BlockingIOError):
            behind.accept()


def _connected(port: int) -> socket.socket:
    """A connection to what the client listens on, as soon as it does."""
    end = time.monotonic() + DEADLINE
    while True:
        try:
            line = socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            assert time.monotonic() < end, "the client never listens"
            time.sleep(0.01)
        else:
            line.settimeout(DEADLINE)
            return line


@pytest.mark.parametrize("kind", ["-W", "-R", "-R socks", "-R socket", "-w"])
def test_no_tunnel_is_opened(
    kind: str, room: sshd.Server, secret: socket.socket, tmp_path: Path
) -> None:
    target = secret.getsockname()[1]
    asked = {
        "-W": ("-W", f"127.0.0.1:{target}"),
        "-R": ("-N", "-R", f"0:127.0.0.1:{target}"),
        "-R socks": ("-N", "-R", "0"),
        "-R socket": ("-N", "-R", f"{tmp_path}/made:127.0.0.1:{target}"),
        "-w": ("-N", "-w", "any"),
    }[kind]
    done = run(room.ssh(tty=False, options=("-o", "ExitOnForwardFailure=yes", *asked)))
    assert done.returncode == REFUSED
    assert done.stdout == ""
    assert list(tmp_path.iterdir()) == []


def test_no_agent_and_no_display_come_along(
    visit: Callable[..., Terminal], room: sshd.Server, tmp_path: Path, need: Callable[[str], str]
) -> None:
    mine = str(tmp_path / "agent")
    options = ("-A", "-Y", "-o", "IdentityAgent=SSH_AUTH_SOCK")
    with subprocess.Popen([need("ssh-agent"), "-D", "-a", mine], stdout=subprocess.PIPE) as agent:
        try:
            assert agent.stdout
            assert agent.stdout.readline()  # it listens
            with visit(options=options, SSH_AUTH_SOCK=mine, DISPLAY=":77") as terminal:
                terminal.wait_ready()
                sessions = sshd.descendants(room.pid)
                theirs = [int(path.rpartition(".")[2]) for path in glob.glob("/tmp/ssh-*/agent.*")]
                assert not {*theirs} & {*sessions}
                assert b"X11 forwarding request failed" in terminal.output
                terminal.send("q")
                assert terminal.wait_exit() == 0
        finally:
            agent.terminate()


@pytest.mark.parametrize("kind", ["sftp", "scp", "scp -O", "scp from"])
def test_no_file_is_copied(
    kind: str, room: sshd.Server, tmp_path: Path, need: Callable[[str], str]
) -> None:
    mine, theirs = tmp_path / "mine", tmp_path / "theirs"
    mine.write_text("mine")
    common = ["-P", str(room.port), *room.options()]
    host = f"{getpass.getuser()}@127.0.0.1"
    argv = {
        "sftp": [need("sftp"), *common, "-b", "/dev/stdin", host],
        "scp": [need("scp"), *common, str(mine), f"{host}:{theirs}"],
        "scp -O": [need("scp"), "-O", *common, str(mine), f"{host}:{theirs}"],
        "scp from": [need("scp"), *common, f"{host}:/etc/passwd", str(theirs)],
    }[kind]
    assert run(argv).returncode != 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


def test_one_connection_has_one_session(
    visit: Callable[..., Terminal], room: sshd.Server, tmp_path: Path
) -> None:
    control = f"ControlPath={tmp_path}/control"
    with visit(options=("-M", "-o", control)) as terminal:
        terminal.wait_ready()
        # Without the second option it would go on and connect anew, which everybody may.
        second = run(room.ssh(tty=False, options=("-o", control, "-o", "ProxyCommand=false")))
        assert second.returncode == REFUSED
        assert "Session open refused by peer" in second.stderr
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_keys_lead_nowhere(visit: Callable[..., Terminal], room: sshd.Server) -> None:
    with visit(options=("-e", "none")) as terminal:
        terminal.wait_ready()
        pid = session_of(room)
        for key in ("ctrl+z", "ctrl+\\", "ctrl+s", "ctrl+d", "ctrl+o", "f1", "!", "~"):
            terminal.send(key)
            terminal.send("escape", "escape", "escape")
            # It still answers: the help comes and goes.
            terminal.send("?")
            terminal.wait_for("one row")
            terminal.send("escape")
            terminal.wait_for("Actors")
            for word in ("Screenshot", "Search for commands", "Traceback"):
                assert word not in terminal.text
        terminal.send("ctrl+p")  # the toolkit's palette was here; ours finds what is in the dossier
        terminal.wait_for("Find anything")
        terminal.send(*">screenshot")
        terminal.wait_for("Nothing")
        terminal.send("escape")
        terminal.wait_for("Actors")
        assert "T" not in Path(f"/proc/{pid}/stat").read_text().split()[2]
        terminal.send("q")
        assert terminal.wait_exit() == 0


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+\\", "ctrl+z"])
def test_keys_before_the_screen_stop_nothing_and_tell_nothing(
    key: str, visit: Callable[..., Terminal], room: sshd.Server
) -> None:
    with visit(options=("-e", "none")) as terminal:
        # Until there is a session, keys act on the client.
        terminal.wait_until(
            lambda: any(b"--kiosk" in _command(pid) for pid in sshd.descendants(room.pid)),
            "the app to be started",
        )
        while b"\x1b" not in terminal.output and not terminal.gone:
            heard = len(terminal.output)
            terminal.send(key)
            terminal.wait_until(partial(_more, terminal, heard), "the key's echo")
        before_screen = bytes(terminal.output).partition(b"\x1b")[0]
        assert before_screen.strip(b"^CZ\\\r\n") == b""
        # The last ctrl+c may be a key of the app already, and end it.
        terminal.wait_until(lambda: "q quit" in terminal.text or terminal.gone, "the screen")
        assert key == "ctrl+c" or not terminal.gone  # that may be a key of the app by now
        if not terminal.gone:
            terminal.send("q")
        assert terminal.wait_exit() == 0
        assert b"Traceback" not in terminal.output


def _more(terminal: Terminal, heard: int) -> bool:
    return len(terminal.output) > heard or terminal.gone


def test_escapes_of_the_client_open_nothing(
    visit: Callable[..., Terminal], secret: socket.socket
) -> None:
    port, target = sshd.free_port(), secret.getsockname()[1]
    with visit(options=("-o", "EnableEscapeCommandline=yes", "-o", "LogLevel=INFO")) as terminal:
        terminal.wait_ready()

        terminal.send("enter", "~", "C")
        # The client writes across the screen.
        terminal.wait_until(lambda: b"ssh> " in terminal.output, "the client's prompt")
        terminal.send(f"-L {port}:127.0.0.1:{target}", "enter")
        terminal.wait_until(lambda: b"Forwarding port." in terminal.output, "an answer")
        with _connected(port) as line:
            assert line.recv(1) == b""
        terminal.send("enter", "~", ".")
        assert terminal.wait_exit() == REFUSED


# -- how many, and how long -----------------------------------------------------------------------


def test_who_comes_when_all_places_are_taken_is_told_so(visit: Callable[..., Terminal]) -> None:
    with visit() as first, visit() as second:
        first.wait_ready()
        second.wait_ready()
        with visit() as third:
            third.wait_for("busy, try later")
            assert third.wait_exit() == BUSY
        second.process.kill()  # its place is free as soon as it is gone
        second.wait_exit()
        with visit() as fourth:
            fourth.wait_ready()
            fourth.send("q")
            assert fourth.wait_exit() == 0
        first.send("q")
        assert first.wait_exit() == 0


def test_no_key_takes_all_places(tmp_path: Path, need: Callable[[str], str]) -> None:
    need("sshd")
    sshd.make_keys(tmp_path)
    other = tmp_path / "other"
    other.mkdir()
    sshd.make_keys(other)
    keys = tmp_path / "keys"
    keys.write_text((tmp_path / "user.pub").read_text() + (other / "user.pub").read_text())
    with (
        opened(tmp_path, SESSIONS="3", PER_KEY="1", KEYS=str(keys)) as room,
        Terminal(room.ssh()) as first,
    ):
        first.wait_ready()
        with Terminal(room.ssh()) as second:
            second.wait_for("places for this key are taken: busy")
            assert second.wait_exit() == BUSY
        with Terminal(room._replace(key=other / "user").ssh()) as somebody_else:
            somebody_else.wait_ready()


def test_who_comes_at_once_takes_no_place_too_many(
    tmp_path: Path, need: Callable[[str], str]
) -> None:
    need("sshd")
    with opened(tmp_path, SESSIONS="3") as room, ExitStack() as stack:
        clients = [stack.enter_context(Terminal(room.ssh())) for _ in range(6)]
        for client in clients:
            client.wait_for("busy|q quit")
        assert sum("busy" in client.text for client in clients) == 3


@pytest.mark.parametrize("addresses", [1, 20])
@pytest.mark.parametrize("number", [50, 200])
def test_who_never_logs_in_keeps_nobody_out(
    number: int, addresses: int, tmp_path: Path, need: Callable[[str], str]
) -> None:
    """The reader comes from the first of their addresses."""
    need("sshd")
    with opened(tmp_path) as room, sshd.Knocks(room.port, number, addresses) as knocks:
        with Terminal(room.ssh()) as terminal:
            terminal.wait_until(lambda: knocks.answered == number, f"{number} that are held")
            terminal.wait_ready()
            terminal.send("q")
            assert terminal.wait_exit() == 0
        assert "drop connection" not in room.log.read_text()


def test_no_size_of_the_window_takes_much(
    visit: Callable[..., Terminal], room: sshd.Server
) -> None:
    with visit() as terminal:
        terminal.wait_ready()
        pid = session_of(room)
        terminal.resize(2000, 2000)
        # What a terminal can also say, by itself: it is not asked whether it is so.
        terminal.feed(b"\x1b[48;65535;65535;65535;65535t" * 3)
        terminal.resize(120, 40)
        terminal.send("?")
        terminal.wait_for("one row")
        status = Path(f"/proc/{pid}/status").read_text()
        peak = int(status.partition("VmHWM:")[2].split()[0])
        assert peak < 200_000
        terminal.send("escape", "q")
        assert terminal.wait_exit() == 0


def test_who_does_nothing_is_let_go() -> None:
    with Terminal((SUMMIT, "--kiosk", "--idle", "1")) as terminal:
        terminal.wait_ready()
        assert terminal.wait_exit() == 0
        assert "nobody has pressed a key for 1 second" in terminal.text
        assert terminal.screen.left_on == []


def test_who_has_vanished_or_came_for_no_session_is_let_go(
    tmp_path: Path, need: Callable[[str], str]
) -> None:
    need("sshd")
    with opened(tmp_path, ALIVE="1", UNUSED="1") as room:
        argv = room.ssh(tty=False, options=("-N",))
        with subprocess.Popen(argv, env=vt.environment()) as unused, Terminal(room.ssh()) as client:
            try:
                client.wait_ready()
                client.process.send_signal(signal.SIGSTOP)
                assert unused.wait(DEADLINE) == REFUSED
                assert _empty(room)
            finally:
                unused.kill()
