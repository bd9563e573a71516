"""How a delimited text is cut into values."""

import pytest
from qgis.core import QgsProcessingException

from deepmend.algorithms.stations.textfile import encoding_of, read_text, separator_of

from ..cases import Log


@pytest.mark.parametrize(
    ("lines", "sign"),
    [
        (["a;b;c", "1,5;2,5;x", "2,5;3,5;y, z"], ";"),
        (["a,b", "1.5,x;y", "2.5,z"], ","),
        (["a\tb c", "1\t2 3"], "\t"),
        (["CO|REG|1", "CO|REG|2"], "|"),
        (["a", "b"], ""),
        (['"a;b",c,d', "1,2,3"], ","),
    ],
)
def test_separators(lines, sign):
    assert separator_of(lines) == sign


def test_the_same_text_is_kept_once(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a,b\nLTE mast,1\nLTE mast,2\n", encoding="utf-8")
    rows, is_open, _ = read_text(str(path))
    assert rows == [["a", "b"], ["LTE mast", "1"], ["LTE mast", "2"]]
    assert rows[1][0] is rows[2][0]
    assert not is_open


def test_quotation_marks_between_pipes_are_letters(tmp_path):
    path = tmp_path / "t.dat"
    path.write_text('CO|"A" street|1\nCO|12" mast|2', encoding="utf-8")
    rows, is_open, told = read_text(str(path))
    assert rows == [["CO", '"A" street', "1"], ["CO", '12" mast', "2"]]
    assert is_open and told == "t.dat: UTF-8, separator |"


def test_reading_stops_when_it_is_cancelled(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("".join(f"{i},{-i}\n" for i in range(50_000)), encoding="utf-8")
    log = Log()
    log.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        read_text(str(path), log)


def test_utf_8_is_told_from_the_whole_file(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + b"x,y\n" * 2_000_000 + "é,1\n".encode("latin-1"))
    assert encoding_of(str(path)) == "cp1252"
    path.write_bytes("é,1\n".encode())
    assert encoding_of(str(path)) == "utf-8"
    path.write_bytes("Château,é".encode()[:-1])  # cut off within a letter
    assert encoding_of(str(path)) == "utf-8"
