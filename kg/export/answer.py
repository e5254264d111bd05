"""Answers of analyses as files: their table as CSV, all of them as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

import orjson

from kg.export.table import write_table

if TYPE_CHECKING:
    from kg.views.analyses import Answer


def write_answer_csv(answer: Answer, out: BinaryIO, *, excel: bool = False) -> None:
    """Writes the rows under their columns; the last ones say unit, copies, filter and store, the same in all rows."""
    told = {"unit": answer.unit, "copies": answer.copies, "filter": answer.filter, "read": answer.read}
    told |= {"store": answer.store} if answer.store else {}
    write_table((*answer.columns, *told), ((*row, *told.values()) for row in answer.rows), out, excel=excel)


def write_answer_json(answer: Answer, out: BinaryIO) -> None:
    """Writes question, unit, treatment of copies, filter, store, notes and rows as one object."""
    out.write(orjson.dumps(answer.as_dict(), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
