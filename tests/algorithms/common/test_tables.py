"""Large tables: the same as row by row through QGIS, nothing half-written, and no Parquet without pyarrow."""

import math

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import NULL, QgsProcessingContext, QgsProcessingException, QgsVectorLayer

from deepmend.algorithms.common import tables
from deepmend.algorithms.common.fields import make_fields
from deepmend.algorithms.common.outputs import Outputs
from deepmend.algorithms.common.tables import Table, Texts
from deepmend.algorithms.overlay.zoneweights import ZoneWeights
from deepmend.models.deepmend.torch_support import MissingPackageError

from ..cases import Log

pytestmark = pytest.mark.usefixtures("provider")

NAMES = ["A", "007", 'quote " and, comma', "Zürich", "", "two\nlines", "1e5", "-3"]
FIELDS = {"station_id": str, "zone_id": str, "weight": float}


def table(rows=40, log=None):
    rng = np.random.default_rng(5)
    return Table(
        log or Log(),
        station_id=Texts(rng.integers(0, len(NAMES), rows), NAMES),
        zone_id=Texts(rng.integers(-1, len(NAMES), rows), NAMES),
        weight=rng.lognormal(-3.0, 4.0, rows),
    )


def write(path, made, way="table"):
    """A table written by `Outputs`, in the fast way or row by row."""
    algorithm = ZoneWeights().create()
    parameters = {"OUTPUT_WEIGHTS": str(path)}
    with Outputs(algorithm, parameters, QgsProcessingContext()) as outputs:
        if way == "table":
            outputs.table("OUTPUT_WEIGHTS", make_fields(**FIELDS), made)
        else:
            rows = map(tables_feature, made.each())
            outputs.features("OUTPUT_WEIGHTS", make_fields(**FIELDS), rows)
        return outputs.commit()


def tables_feature(row):
    from deepmend.algorithms.common.outputs import make_feature

    return make_feature(row)


def read(path):
    layer = QgsVectorLayer(str(path), "t", "ogr")
    assert layer.isValid()
    names = [field.name() for field in layer.fields()]
    return names, [
        [None if value == NULL else value for value in (f[name] for name in FIELDS)]
        for f in layer.getFeatures()
    ]


@pytest.mark.parametrize("ending", ["csv", "gpkg"])
def test_it_is_what_qgis_writes(tmp_path, ending):
    fast, slow = tmp_path / f"fast.{ending}", tmp_path / f"slow.{ending}"
    write(fast, table())
    write(slow, table(), "features")
    names, rows = read(fast)
    others, expected = read(slow)
    assert names == others and len(rows) == 40
    for row, other in zip(rows, expected):
        assert row[:2] == other[:2]
        assert float(row[2]) == pytest.approx(float(other[2]), rel=1e-14)
    source = ogr.Open(str(fast))
    assert source.GetLayer(0).GetFeatureCount() == 40
    assert (tmp_path / "fast.csvt").exists() == (tmp_path / "slow.csvt").exists()


@pytest.mark.parametrize("ending", ["csv", "gpkg", "parquet"])
def test_rows_are_all_there(tmp_path, ending, monkeypatch):
    if ending == "parquet":
        pytest.importorskip("pyarrow.parquet", exc_type=ImportError)
    monkeypatch.setattr(tables, "ROWS", 7)
    path = tmp_path / f"t.{ending}"
    made = table(50)
    assert write(path, made) == {"OUTPUT_WEIGHTS": str(path)}
    if ending == "parquet":
        import pyarrow.parquet as parquet

        found = parquet.read_table(path).to_pylist()
        assert [tuple(row.values()) for row in found] == list(made.each())
    else:
        weights = [float(row[2]) for row in read(path)[1]]
        assert weights == pytest.approx(made.columns["weight"].tolist(), rel=1e-14)


def test_a_layer_in_memory():
    result = write("memory:", table())
    assert result["OUTPUT_WEIGHTS"]


@pytest.mark.parametrize("ending", ["csv", "gpkg"])
def test_cancel_leaves_nothing_and_an_old_file_as_it_was(tmp_path, ending):
    path = tmp_path / f"t.{ending}"
    path.write_text("old")
    log = Log()
    log.cancel()
    with pytest.raises(QgsProcessingException, match="Cancelled"):
        write(path, table(log=log))
    assert path.read_text() == "old" and [p.name for p in tmp_path.iterdir()] == [path.name]


def test_parquet_without_pyarrow(tmp_path, monkeypatch):
    def missing(name):
        raise MissingPackageError(name)

    monkeypatch.setattr(tables, "import_package", missing)
    with pytest.raises(QgsProcessingException, match="pyarrow.*ends in .gpkg or .csv"):
        tables.check_parquet(str(tmp_path / "w.parquet"))
    tables.check_parquet(str(tmp_path / "w.csv"))
    with pytest.raises(QgsProcessingException, match="pyarrow"):
        write(tmp_path / "w.parquet", table())
    assert not list(tmp_path.iterdir())


def test_an_empty_table(tmp_path):
    made = table(0)
    write(tmp_path / "t.csv", made)
    assert (tmp_path / "t.csv").read_text() == "station_id,zone_id,weight\n"
    assert math.isclose(made.rows, 0)
