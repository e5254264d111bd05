"""Answers cross a pipe as they are, files with them; a pipe that ends in the middle is an error."""

from __future__ import annotations

import os
import threading
from multiprocessing import Pipe

import pytest

from kg.errors import QueryError
from kg.store.answers import CAN_SEND_FILES, SMALL_BYTES, Answer, Sink, message, receive, send
from kg.store.worker import Request

posix = pytest.mark.skipif(not CAN_SEND_FILES, reason="no descriptors cross a pipe here")


@pytest.mark.parametrize("size", [0, 1, 3, 20_000, 3_000_000])
def test_a_message_is_what_was_sent_and_no_more(size: int) -> None:
    ours, theirs = Pipe()
    sent = [bytes([number]) * size for number in (1, 2)]
    sender = threading.Thread(target=lambda: [theirs.send_bytes(data) for data in sent])
    sender.start()
    assert [message(ours), message(ours)] == sent
    sender.join()


@posix
@pytest.mark.parametrize("begun", [b"", b"\0\0", b"\0\0\0\5", b"\0\0\0\5ab"])
def test_a_message_that_ends_too_early_is_an_error(begun: bytes) -> None:
    ours, theirs = Pipe()
    os.write(theirs.fileno(), begun)
    theirs.close()
    with pytest.raises(EOFError):
        message(ours)


def test_answers_and_errors_arrive_whole() -> None:
    ours, theirs = Pipe()
    for reply in (Answer("text/csv", "SELECT", 2, 3, is_truncated=True, content=b"a\n1"), QueryError("UJ506", "why")):
        send(theirs, reply, 0.25)
        found, cpu_s = receive(ours)
        assert (str(found), cpu_s) == (str(reply), 0.25)
        assert type(found) is type(reply)


@posix
def test_a_large_answer_arrives_as_a_file_and_the_next_one_behind_it() -> None:
    ours, theirs = Pipe()
    sink = Sink()
    sink.write(b"x" * (SMALL_BYTES + 1))
    send(theirs, sink.answer("text/csv", "SELECT", 1, is_truncated=False), 0.0)
    send(theirs, Answer("text/csv", "ASK", 1, 4, is_truncated=False, content=b"true"), 0.0)
    large, _ = receive(ours)
    small, _ = receive(ours)
    assert isinstance(large, Answer)
    assert isinstance(small, Answer)
    assert large.file is not None
    assert large.body == b"x" * (SMALL_BYTES + 1)
    assert small.body == b"true"


def test_a_request_is_the_same_on_the_other_side() -> None:
    asked = Request("ASK {}", "text/csv", 1, 2, "http://a.example/", default_graphs=("http://a.example/g",))
    assert Request.unpacked(asked.packed()) == asked
