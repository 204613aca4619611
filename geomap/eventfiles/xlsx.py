"""A workbook's first sheet as a table of events: XLSX, the first row naming the columns."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from geomap.documents import Report, raise_error
from geomap.errors import InputError
from geomap.eventfiles import Row
from geomap.strict import MAX_BYTES, opened, plain, shown

SUFFIXES = (".xlsx",)
MAX_UNPACKED = 1 << 30
"""The most bytes a workbook may unpack to: a file of a few kilobytes can hold terabytes of zeros."""
MAX_COLUMNS = 500


def read(path: Path, *, report: Report = raise_error) -> Iterator[Row]:
    """The rows of the first sheet, streamed; of formulas the values that were stored. Needs the extra ``xlsx``.

    Raises:
        InputError: it is no workbook, or unpacks to more than `MAX_UNPACKED`.
    """
    where = plain(path)
    try:
        import openpyxl
    except ImportError:
        raise InputError(where, "needs openpyxl", "pip install 'geomap[xlsx]', or save it as CSV") from None
    with opened(path) as stream:
        try:
            with zipfile.ZipFile(stream) as packed:
                size = sum(info.file_size for info in packed.infolist())
            if size > MAX_UNPACKED or path.stat().st_size > 4 * MAX_BYTES:
                raise InputError(where, f"unpacks to {size >> 20} MB", "save it as CSV")
            stream.seek(0)
            book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(values_only=True, max_col=MAX_COLUMNS)
            yield from _rows(rows, where, report)
            book.close()
        except InputError:
            raise
        except Exception as error:  # noqa: BLE001 - openpyxl raises whatever its XML parser does
            raise InputError(
                where, f"is no workbook that can be read ({type(error).__name__})", "save it anew, or as CSV"
            ) from None


def _rows(rows: Iterator[tuple[Any, ...]], where: str, report: Report) -> Iterator[Row]:
    columns: list[str] | None = None
    number = 0
    for line, cells in enumerate(rows, 1):
        if all(cell is None or cell == "" for cell in cells):
            continue
        at = f"{where}:{line}"
        if columns is None:
            columns = ["" if cell is None else str(cell).strip().lower() for cell in cells]
            twice = next((name for name in columns if name and columns.count(name) > 1), None)
            if twice:
                raise InputError(at, f"has column {shown(twice)} twice", "the first row names each column once")
            continue
        number += 1
        stray = [cell for cell, name in zip(cells, columns, strict=False) if not name and cell not in (None, "")]
        if stray:
            report(InputError(at, f"has {shown(stray[0])} in a column without a name", "name it in the first row"))
            continue
        yield Row({name: _plain(cell) for name, cell in zip(columns, cells, strict=False) if name}, at, number)


def _plain(cell: Any) -> Any:
    """A cell as it would stand in CSV: a day without a time of day as a day."""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if (cell.hour, cell.minute) == (0, 0) else cell.strftime("%Y-%m-%dT%H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    return int(cell) if isinstance(cell, float) and cell.is_integer() else "" if cell is None else cell
