"""Chromium without a window, spoken to over two pipes: no port, no library, no network."""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

from summit_tui.output.pdf import BROWSERS, headless

PATIENCE = 60
"""Seconds after which a browser that says nothing has failed."""


def found() -> str:
    """The browser of this machine. With CI=true there has to be one."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), "")
    if not browser:
        if os.environ.get("CI") == "true":
            pytest.fail("Chromium is missing (Debian: chromium)")
        pytest.skip("no Chromium on this machine")
    return browser


class Browser:
    """One page of a browser.

    Args:
        folder: Where its profile lies.
    """

    def __init__(self, folder: Path) -> None:
        # The browser reads from 3 and writes to 4.
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        self._process = subprocess.Popen(
            ["bash", "-c", f'exec 3<&{theirs_in} 4>&{theirs_out}; exec "$@"', "bash",
             *headless(found(), str(folder)), "--remote-debugging-pipe", "about:blank"],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._rest = b""
        self._number = 0
        self._session = ""
        self.asked: list[str] = []
        page = next(it for it in self.call("Target.getTargets")["targetInfos"]
                    if it["type"] == "page")  # fmt: skip
        attached = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        self.call("Page.enable")
        self.call("Network.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, **parameters: Any) -> Any:
        """Ask for something and wait for the answer."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        for answer in self._messages():
            if answer.get("id") == self._number:
                assert "error" not in answer, answer
                return answer["result"]
        raise AssertionError("the browser has ended")

    def _messages(self) -> Iterator[Any]:
        end = time.monotonic() + PATIENCE
        while True:
            while b"\0" in self._rest:
                raw, _, self._rest = self._rest.partition(b"\0")
                message = json.loads(raw)
                if message.get("method") == "Network.requestWillBeSent":
                    self.asked.append(message["params"]["request"]["url"])
                yield message
            ready, _, _ = select.select([self._in], [], [], max(0, end - time.monotonic()))
            assert ready, "the browser says nothing"
            data = os.read(self._in, 1 << 16)
            if not data:
                return
            self._rest += data

    def open(self, page: Path, *, width: int = 1100, phone: bool = False) -> None:
        """Load a file, in a window of this width."""
        self.call("Emulation.setDeviceMetricsOverride",
                  width=width, height=800, deviceScaleFactor=1, mobile=phone)  # fmt: skip
        self.call("Page.navigate", url=page.as_uri())
        self.value("new Promise(done => document.readyState === 'complete' ? done()"
                   " : addEventListener('load', () => done()))")  # fmt: skip

    def value(self, expression: str) -> Any:
        """What an expression comes to."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True
        )
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def type(self, text: str) -> None:
        """Press keys that write a text."""
        self.call("Input.insertText", text=text)

    def press(self, key: str) -> None:
        """Press a key and let it go."""
        text = {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key)

    def printed(self) -> bytes:
        """The page on A4, as a PDF."""
        made = self.call("Page.printToPDF", preferCSSPageSize=True, paperWidth=8.27,
                         paperHeight=11.69)  # fmt: skip
        return base64.b64decode(made["data"])


@contextmanager
def browser(folder: Path) -> Iterator[Browser]:
    """A browser for one test or several."""
    with Browser(folder) as shown:
        yield shown
