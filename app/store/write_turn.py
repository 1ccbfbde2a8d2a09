"""Whose turn it is to write: first come, first served, among the connections of one program.

SQLite lets one writer in at a time and has the others try again after a pause that grows, so a thread that writes
without a break (a flood of steps, a copy being noted) can keep another out for seconds. A draft may not wait that long.
"""

import threading
from collections import deque

from sqlalchemy import Connection


class WriteTurn:
    """The queue of one engine. Who has waited `patience` seconds asks SQLite anyway, which then says what is wrong."""

    def __init__(self, patience: float) -> None:
        self._patience = patience
        self._guard = threading.Lock()
        self._queue: deque[threading.Event] = deque()
        self._tickets: dict[Connection, threading.Event] = {}

    def take(self, connection: Connection) -> None:
        """Wait until everyone who came before has ended; the turn is the connection's until `give_back`."""
        ticket = threading.Event()
        with self._guard:
            self._queue.append(ticket)
            self._tickets[connection] = ticket
            if self._queue[0] is ticket:
                ticket.set()
        ticket.wait(self._patience)

    def give_back(self, connection: Connection) -> None:
        """Let the next one write; harmless for a connection that has no turn."""
        with self._guard:
            ticket = self._tickets.pop(connection, None)
            if ticket is None:
                return
            self._queue.remove(ticket)
            if self._queue:
                self._queue[0].set()
