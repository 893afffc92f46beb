"""A real yaml-language-server, driven over its protocol, as an editor does it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import Empty, Queue
from typing import Any

NAME, VERSION = "yaml-language-server", "1.25.0"
PATIENCE = 30
PROPERTY, SNIPPET = 10, 15
"""Kinds of what is offered, in the numbers of the protocol."""


def installed() -> Path | str:
    """Return the program of the server, which setting up has installed, or why there is none."""
    if shutil.which("node") is None:
        return "node is not installed"
    folder = Path(__file__).parents[2] / ".venv" / "editor" / "node_modules" / NAME
    program = folder / "bin" / NAME
    if not program.exists():
        return f"{NAME} is not installed; make installs it where there is npm"
    version = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    return program if version == VERSION else f"{NAME} is {version}, not {VERSION}"


@dataclass
class Server:
    """The server while it runs; documents are texts under names."""

    process: subprocess.Popen[bytes]
    root: Path
    answers: Queue[dict[str, Any]] = field(default_factory=Queue)
    diagnosed: dict[str, Queue[list[dict[str, Any]]]] = field(default_factory=dict)
    count: int = 0

    def send(self, method: str, params: object, number: int | None = None) -> None:
        message: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
        if number is not None:
            message["id"] = number
        self._write(message)

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps(message).encode()
        assert self.process.stdin is not None
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def ask(self, method: str, params: object) -> Any:
        self.count += 1
        self.send(method, params, self.count)
        while True:
            answer = self.answers.get(timeout=PATIENCE)
            if answer.get("id") == self.count:
                assert "error" not in answer, answer
                return answer.get("result")

    def listen(self) -> None:
        """Take in what the server sends, until it ends."""
        stream = self.process.stdout
        assert stream is not None
        while header := stream.readline():
            length = int(header.split(b":")[1])
            while stream.readline().strip():
                pass
            message = json.loads(stream.read(length))
            method = message.get("method")
            if method == "textDocument/publishDiagnostics":
                uri = message["params"]["uri"]
                self.diagnosed.setdefault(uri, Queue()).put(message["params"]["diagnostics"])
            elif method == "workspace/configuration":
                settings = {"validate": True, "completion": True, "hover": True}
                wanted = [
                    {**settings, "schemaStore": {"enable": False}}
                    if one["section"] == "yaml"
                    else {}
                    for one in message["params"]["items"]
                ]
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": wanted})
            elif method is not None and "id" in message:
                self._write({"jsonrpc": "2.0", "id": message["id"], "result": None})
            elif method is None:
                self.answers.put(message)

    def open(self, text: str) -> tuple[str, list[dict[str, Any]]]:
        """Open a text as a new document; return its address and what is wrong with it."""
        self.count += 1
        uri = (self.root / f"{self.count}.yaml").as_uri()
        self.diagnosed[uri] = Queue()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self.send("textDocument/didOpen", {"textDocument": document})
        try:
            return uri, self.diagnosed[uri].get(timeout=PATIENCE)
        except Empty:
            raise AssertionError("the server says nothing") from None

    def problems(self, text: str) -> list[tuple[int, str]]:
        """Return the lines, from 1, and messages of what is wrong with a text."""
        found = self.open(text)[1]
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found]

    def offered(self, text: str) -> dict[str, dict[str, Any]]:
        """Return what is offered where `‸` stands in a text."""
        answer = self._at("textDocument/completion", text)
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {one["label"]: one for one in items}

    def hover(self, text: str) -> str:
        """Return what is said of the word at `‸`."""
        answer = self._at("textDocument/hover", text)
        return str(answer["contents"]["value"]) if answer else ""

    def _at(self, method: str, text: str) -> Any:
        before, _, after = text.partition("‸")
        uri = self.open(before + after)[0]
        spot = {"line": before.count("\n"), "character": len(before) - before.rfind("\n") - 1}
        return self.ask(method, {"textDocument": {"uri": uri}, "position": spot})


@contextmanager
def running(program: Path, root: Path) -> Iterator[Server]:
    """Run the server; files are taken to lie in `root`."""
    node = shutil.which("node")
    assert node is not None
    process = subprocess.Popen(
        [node, str(program), "--stdio"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    server = Server(process, root)
    threading.Thread(target=server.listen, daemon=True).start()
    try:
        abilities = {
            "workspace": {"configuration": True},
            "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
        }
        server.ask(
            "initialize",
            {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": abilities},
        )
        server.send("initialized", {})
        yield server
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()
