"""A cheap load generator: many connections kept alive, one thread, requests made once, little parsing."""

from __future__ import annotations

import selectors
import socket
import time
from collections import Counter
from dataclasses import dataclass, field

from bench.answers import Answer, Broken
from bench.target import Refused, Target

MOST_REQUESTS, MOST_CONNECTIONS, MOST_SECONDS = 1_000_000, 256, 600
_PATIENCE = 20  # failed connections in a row after which the server counts as gone


@dataclass(frozen=True, slots=True)
class Amount:
    """How much: at most `requests` in at most `seconds` over `connections`.

    `timeout`: seconds for one answer.
    """

    requests: int
    connections: int
    seconds: float = 60.0
    timeout: float = 30.0

    def __post_init__(self) -> None:
        within = (
            1 <= self.requests <= MOST_REQUESTS
            and 1 <= self.connections <= MOST_CONNECTIONS
            and 0 < self.seconds <= MOST_SECONDS
        )
        if not within:
            limits = f"{MOST_REQUESTS} requests, {MOST_CONNECTIONS} connections, {MOST_SECONDS} seconds"
            raise Refused(f"more than 0 and at most {limits}")


@dataclass(slots=True)
class Run:
    """What was measured: seconds for each answered request, and what came back."""

    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    received: int = 0
    reconnects: int = 0
    wall: float = 0.0
    own_cpu: float = 0.0


class _Connection:
    """One connection, kept alive, with at most one request under way."""

    __slots__ = ("answer", "fresh", "socket", "started")

    def __init__(self) -> None:
        self.socket: socket.socket | None = None
        self.answer = Answer()
        self.started = 0.0
        self.fresh = True


class Load:
    """One run against one target."""

    def __init__(self, target: Target, amount: Amount) -> None:
        self.target, self.amount = target, amount
        self.request = target.request()
        self.selector = selectors.DefaultSelector()
        self.result = Run()
        self.to_send = amount.requests
        self.under_way = 0
        self.refusals = 0

    def run(self) -> Run:
        """Send all requests, or as many as the time allows."""
        connections = [_Connection() for _ in range(min(self.amount.connections, self.amount.requests))]
        cpu, start = time.process_time(), time.perf_counter()
        for connection in connections:
            self._next(connection)
        while self.under_way and (left := self.amount.seconds - (time.perf_counter() - start)) > 0:
            for key, _ in self.selector.select(min(left, 0.5)):
                self._receive(key.data)
            self._drop_late(connections)
        self.result.wall = time.perf_counter() - start
        self.result.own_cpu = time.process_time() - cpu
        for connection in connections:
            self._disconnect(connection)
        self.selector.close()
        return self.result

    def _next(self, connection: _Connection) -> None:
        if not self.to_send or self.refusals >= _PATIENCE:
            return
        self.to_send -= 1
        self.under_way += 1
        self._send(connection)

    def _send(self, connection: _Connection) -> None:
        try:
            ready = connection.socket or self._connect(connection)
            connection.answer.reset()
            connection.started = time.perf_counter()
            # The request is small and the connection idle, so the kernel takes it whole.
            ready.send(self.request)
        except OSError as error:
            self.refusals += 1
            self._failed(connection, type(error).__name__)

    def _connect(self, connection: _Connection) -> socket.socket:
        there = (self.target.address, self.target.port)
        made = socket.create_connection(there, timeout=self.amount.timeout)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        made.setblocking(False)
        self.selector.register(made, selectors.EVENT_READ, connection)
        connection.socket, connection.fresh = made, True
        return made

    def _receive(self, connection: _Connection) -> None:
        if connection.socket is None:
            return
        try:
            data = connection.socket.recv(1 << 18)
            whole = connection.answer.feed(data) if data else False
        except BlockingIOError:
            return
        except (OSError, Broken, ValueError) as error:
            self._failed(connection, type(error).__name__)
            return
        if whole:
            self._answered(connection)
        elif not data:
            self._closed(connection)

    def _answered(self, connection: _Connection) -> None:
        now, answer = time.perf_counter(), connection.answer
        self.result.latencies.append(now - connection.started)
        self.result.statuses[answer.status] += 1
        self.result.received += answer.received
        self.under_way -= 1
        self.refusals = 0
        connection.started, connection.fresh = 0.0, False
        if answer.close:
            self._disconnect(connection)
            self.result.reconnects += 1
        self._next(connection)

    def _closed(self, connection: _Connection) -> None:
        """The server closed: it may end an answer without a length, or a connection that was kept long."""
        if connection.answer.ended():
            self._answered(connection)
        elif not connection.answer.received and not connection.fresh:
            self._disconnect(connection)
            self.result.reconnects += 1
            self._send(connection)
        else:
            self._failed(connection, "closed")

    def _failed(self, connection: _Connection, why: str) -> None:
        self.result.errors[why] += 1
        self.under_way -= 1
        connection.started = 0.0
        self._disconnect(connection)
        self._next(connection)

    def _drop_late(self, connections: list[_Connection]) -> None:
        latest = time.perf_counter() - self.amount.timeout
        for connection in connections:
            if 0 < connection.started < latest:
                self._failed(connection, "timeout")

    def _disconnect(self, connection: _Connection) -> None:
        if connection.socket is not None:
            self.selector.unregister(connection.socket)
            connection.socket.close()
            connection.socket = None


def ask(target: Target, *, timeout: float = 30.0) -> Answer:
    """One request on a connection of its own. Raises OSError or Broken."""
    answer = Answer()
    with socket.create_connection((target.address, target.port), timeout=timeout) as connection:
        connection.sendall(target.request())
        while data := connection.recv(1 << 18):
            if answer.feed(data):
                return answer
    if not answer.ended():
        raise Broken("the connection closed before the answer was whole")
    return answer
