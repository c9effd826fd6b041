"""GeoNames dumps of invented places, for tests: rows of 19 columns as the real ones have them."""

import zipfile
from pathlib import Path
from typing import Any

_DEFAULTS: dict[str, Any] = {
    "feature": "P.PPL",
    "country": "GB",
    "admin1": "ENG",
    "admin2": "",
    "people": 0,
    "others": "",
}


def line(number: int, name: str, latitude: float, longitude: float, **more: Any) -> str:
    """One row, with its end. ``more``: feature, country, admin1, admin2, people, others (alternate names)."""
    told = _DEFAULTS | more
    kind, code = told["feature"].split(".")
    cells = [number, name, name, told["others"], latitude, longitude, kind, code, told["country"], ""]
    cells += [told["admin1"], told["admin2"], "", "", told["people"], "", 50, "Europe/London", "2024-01-02"]
    return "\t".join(map(str, cells)) + "\n"


def write(path: Path, *rows: dict[str, Any]) -> Path:
    """A dump at ``path``, zipped with a readme where that ends so; rows without a number get one."""
    numbers = ({"number": 9_000_000 + n} | row for n, row in enumerate(rows, 1))
    text = "".join(line(**row) for row in numbers)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "Readme for GeoNames Gazetteer extract files")
            archive.writestr(f"{path.stem}.txt", text)
    else:
        path.write_bytes(text.encode())
    return path
