"""Layers → files: the suffix chooses the format, and a file appears whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from geomap.errors import UsageError
from geomap.plugins import variants
from geomap.strict import plain, replacing

if TYPE_CHECKING:
    from geomap.exports import ExportModule
    from geomap.model import Reading


def export_layers(reading: Reading, path: Path | str, *, fmt: str | None = None, **options: Any) -> None:
    """Write the layers of a reading, and what goes with them, to a file.

    ``fmt`` names the format (``geojson``, ``gpkg`` …) when the suffix does not. Further options are those of
    `geomap.exports.Options`.

    Raises:
        UsageError: there is no such format or option.
        OutputError: the file cannot be written; whatever stood there before is untouched.
    """
    from geomap.exports import Options

    path = Path(path)
    module = format_of(path, fmt)
    try:
        chosen = Options(**options)
    except TypeError:
        raise UsageError(f"export has no option {', '.join(sorted(options))}") from None
    with replacing(path) as part:
        module.write(reading, part, chosen)


def formats() -> dict[str, ExportModule]:
    """The export modules by suffix, aliases included."""
    found: dict[str, Any] = variants("exports")
    return {
        suffix: module
        for name in sorted(found)
        for module in [found[name]]
        for suffix in (module.SUFFIX, *getattr(module, "ALIASES", ()))
    }


def format_of(path: Path, fmt: str | None = None) -> ExportModule:
    """The module that writes a file, by its suffix or by ``fmt``."""
    known = formats()
    suffix = f".{fmt.lstrip('.').casefold()}" if fmt else path.suffix.casefold()
    if suffix in known:
        return known[suffix]
    if suffix == ".shp":
        raise UsageError(f"{plain(path.name)}: a Shapefile is several files; name {plain(path.stem)}.shp.zip, which holds them all")
    what = f"suffix {suffix!r}" if suffix else "no suffix"
    raise UsageError(f"{plain(path.name)}: {what}; the formats are {' '.join(sorted(known))}")
