"""Writing through GDAL: one place that names the driver and turns its faults into ours."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from geomap.errors import OutputError

WHEN = "2000-01-01T00:00:00.000Z"
"""Stands where a format wants a time of writing: the same reading gives the same bytes."""


def write(
    table: Any,
    path: Path,
    *,
    driver: str,
    layer: str,
    dataset_options: dict[str, str] | None = None,
    target: Path | None = None,
    **options: Any,
) -> None:
    """A table, with geometry or without, as a layer of a file. ``dataset_options`` matter to a new file only.

    ``target`` is what the user named, where ``path`` is a part of that.
    """
    import pyogrio

    if dataset_options and not options.get("append"):
        options["dataset_options"] = dataset_options

    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WHEN})
    with faults(target or path):
        pyogrio.write_dataframe(table, path, driver=driver, layer=layer, encoding="UTF-8", **options)


_LITTLE = 1 << 20
"""Bytes below which a disk counts as full."""


@contextmanager
def faults(path: Path) -> Iterator[None]:
    """What GDAL raises, as one line."""
    from pyogrio import errors

    try:
        yield
    except (errors.DataSourceError, errors.DataLayerError, errors.FeatureError, errors.FieldError) as error:
        if shutil.disk_usage(path.parent).free < _LITTLE:  # GDAL names what failed next
            raise OutputError(f"{path.name}: cannot be written ({os.strerror(errno.ENOSPC)})") from None
        reason = " ".join(str(error).replace(str(path.parent), "").split())
        raise OutputError(f"{path.name}: GDAL could not write it ({reason})") from None
