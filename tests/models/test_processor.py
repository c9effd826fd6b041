"""A processor without AVX is refused with a word, before the runtime would stop the program without one."""

from pathlib import Path

import pytest

from onrecord.models.weights import ParserUnavailableError, check_processor


def test_a_processor_without_avx_is_refused(tmp_path: Path) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text("processor : 0\nflags\t\t: fpu sse sse2 sse4_2 popcnt\n", "utf-8")
    with pytest.raises(ParserUnavailableError, match=r"no AVX.*--rules-only"):
        check_processor(told)


@pytest.mark.parametrize("lines", ["flags : fpu sse avx avx2\n", "Features : fp asimd\n", ""])
def test_others_are_not(tmp_path: Path, lines: str) -> None:
    told = tmp_path / "cpuinfo"
    told.write_text(lines, "utf-8")
    check_processor(told)
    check_processor(tmp_path / "none")
