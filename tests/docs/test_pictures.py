"""The pictures of README can be made again."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_every_picture_that_readme_shows_is_made_by_the_script(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "docs.make_pictures", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = set(re.findall(r"docs/img/(\w+\.svg)", (ROOT / "README.md").read_text("utf-8")))
    made = {path.name: path.read_text("utf-8") for path in tmp_path.glob("*.svg")}
    assert shown
    assert shown <= set(made)
    assert all("Brenmouth" in drawn for drawn in made.values())
    for name in shown:
        assert (ROOT / "docs" / "img" / name).read_text("utf-8").startswith("<svg")
