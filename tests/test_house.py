"""Rules of the house that a machine can check: who imports what, what is shipped and promised."""

import ast
import configparser
import re
import xml.etree.ElementTree
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ["__init__.py"] + sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("deepmend_plugin", "algorithms", "models")
    for path in (ROOT / folder).rglob("*.py")
)
ALL = SHIPPED + sorted(
    path.relative_to(ROOT).as_posix()
    for folder in ("tests", "tools")
    for path in (ROOT / folder).rglob("*.py")
)

ROOMS = ("stations", "diffusion", "comparison", "overlay", "training")
"""Of algorithms/, named like the groups of the toolbox."""

# Graphical models and scripts rest on these names.
SHARED = {
    *{"INPUT", "ID_FIELD", "GROUP_FIELD", "STATIONS", "REGION", "CELL_SIZE", "WINDOW", "CRS"},
    *{"AZIMUTH_FIELD", "BEAMWIDTH_FIELD", "HEIGHT_FIELD", "GAIN_FIELD"},
}
MODEL = {"MODEL", "MAPS", "BETA", "STUDENT", "WEIGHTS", "DEVICE"}
PROMISED = {
    "preparestations": {
        *{"INPUT", "X_FIELD", "Y_FIELD", "INPUT_CRS", "FILTER", "GROUP_FIELD", "MERGE_DISTANCE"},
        *{
            "SUM_FIELDS",
            "REGION",
            "KEEP_NEIGHBOURS",
            "TARGET_CRS",
            "OUTPUT",
            "AZIMUTH_FIELD",
            "FORMAT",
        },
        *{"DETAILS", "OPERATOR_FIELDS", "LEVEL"},
    },
    "preparemeasurements": {
        *{"INPUT", "FORMAT", "X_FIELD", "Y_FIELD", "INPUT_CRS", "FILTER", "SERVING_FIELD", "LEVEL"},
        *{"TIME_FIELD", "GROUP_FIELD", "STATIONS", "ID_FIELD", "ACCURACY_FIELD", "MAX_ACCURACY"},
        *{"THINNING", "SEED", "TARGET_CRS", "OUTPUT"},
    },
    "samplestations": {"SEED", "COUNT", "EXTENT", "REGION", "URBANITY", "SECTORS", "OUTPUT"},
    "voronoidiffusion": SHARED | {"OUTPUT", "OUTPUT_CELLS"},
    "voronoiboostdiffusion": SHARED | {"OUTPUT", "OUTPUT_CELLS"},
    "densitydiffusion": SHARED | {"BETA", "GROUND_TRUTH", "OUTPUT", "OUTPUT_TABLE"},
    "deepmenddiffusion": SHARED | {"STUDENT", "WEIGHTS", "DEVICE", "BETA", "OUTPUT"},
    "ksdistance": {"REFERENCE", "CANDIDATE", "OUTPUT", "OUTPUT_HTML"},
    "comparemodels": SHARED
    | {"MODELS", "GROUND_TRUTH", "BASELINE", "BETA", "STUDENT", "WEIGHTS", "DEVICE"}
    | {"MEASUREMENTS", "SERVING_FIELD", "OUTPUT", "OUTPUT_SCORES", "OUTPUT_HTML"},
    "mapmetric": SHARED
    | MODEL
    | {"METRIC_FIELD", "POPULATION", "OUTPUT"}
    | {"CLASS_WEIGHTS", "MARKET_SHARE", "MIN_COUNT"},
    "zoneweights": SHARED
    | MODEL
    | {"ZONES", "ZONE_ID", "METRIC_FIELDS", "POPULATION", "OUTPUT_WEIGHTS", "OUTPUT_ZONES"}
    | {"COUNTS", "STATION_FIELD", "COUNT_FIELD", "TIME_FIELD", "OUTPUT_TIMES"}
    | {"CLASS_WEIGHTS", "MARKET_SHARE", "MIN_COUNT", "MIN_WEIGHT"}
    | {"INTERVALS"},
    "zoneflows": SHARED
    | MODEL
    | {"FLOWS", "FROM_FIELD", "TO_FIELD", "FLOW_FIELD", "TIME_FIELD", "ZONES", "ZONE_ID"}
    | {"POPULATION", "CLASS_WEIGHTS", "MARKET_SHARE", "WEIGHTS_TABLE"}
    | {"OUTPUT", "OUTPUT_LINES", "OUTPUT_ZONES"},
    "presentpopulation": SHARED
    | MODEL
    | {"COUNT_FIELD", "COUNTS", "STATION_FIELD", "COUNTS_FIELD", "TIME_FIELD", "ITERATIONS"}
    | {"PRIOR", "CLASS_WEIGHTS", "ZONES", "ZONE_ID", "MARKET_SHARE", "MIN_COUNT"}
    | {"OUTPUT", "OUTPUT_ZONES"},
    "serviceoverlap": SHARED
    | MODEL
    | {"BEST_SERVER", "ENTROPY", "EFFECTIVE_SERVERS", "BEST_SERVER_AREAS"},
    "credibleregions": {"RASTER", "LEVELS", "OUTPUT"},
    "simulategroundtruth": {
        *SHARED,
        *{"SEED", "HEIGHT_FIELD", "POPULATION", "FREQUENCIES", "STATION_HEIGHT", "DEVICE_HEIGHT"},
        *{"POWER_SPREAD", "SHADOWING", "SHARED", "LOCAL", "TERRAIN", "FADING", "HYSTERESIS"},
        *{"SENSITIVITY", "OUTPUT"},
    },
    "calibratestations": SHARED | {"MEASUREMENTS", "SERVING_FIELD", "OUTPUT", "OUTPUT_HTML"},
    "trainstudent": {
        *SHARED,
        *{"GROUND_TRUTH", "EPOCHS", "HOLD_OUT", "SEED", "WEIGHTS", "LEARNING_RATE", "DEVICE"},
        *{"OUTPUT", "OUTPUT_HTML"},
    },
}


def tree(path):
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), path)


def imported(path):
    """Dotted names of all modules that a file imports absolutely, wherever in it."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            names.add(node.module)
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def resolved(path):
    """Dotted names from the root on of all that a file imports relatively."""
    package = Path(path).parent.parts
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.level:
            above = package[: len(package) - node.level + 1]
            module = ".".join([*above, *([node.module] if node.module else [])])
            names |= {module, *(f"{module}.{alias.name}" for alias in node.names)}
    return names


def within(names, packages):
    return sorted(n for n in names for p in packages if n == p or n.startswith(p + "."))


def files(folder):
    return [path for path in SHIPPED if path.startswith(folder + "/")]


def test_the_files_are_found():
    assert "models/ks.py" in SHIPPED
    assert "deepmend_plugin/plugin.py" in SHIPPED
    assert "algorithms/common/algorithm.py" in SHIPPED


@pytest.mark.parametrize("path", files("models"))
def test_science_knows_no_qgis(path):
    assert not within(imported(path), ["qgis", "osgeo", "PyQt5", "PyQt6", "processing"])
    assert not within(resolved(path), ["algorithms", "deepmend_plugin"])


@pytest.mark.parametrize("path", files("models"))
def test_science_gives_no_advice_on_programs(path):
    """How to install a package, or where QGIS has what, is the application's to say."""
    texts = [
        node.value
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    documentation = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree(path))
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
    }
    for text in set(texts) - documentation:
        assert not re.search(r"\b(QGIS|OSGeo4W|pip install|apt install)\b", text), text


@pytest.mark.parametrize("path", files("algorithms"))
def test_algorithms_know_no_window(path):
    assert not within(imported(path), ["qgis.gui", "qgis.utils", "qgis.PyQt.QtWidgets"])
    names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
    assert not names & {"iface", "QgsProject"}
    assert not within(resolved(path), ["deepmend_plugin"])


@pytest.mark.parametrize("path", files("algorithms"))
def test_rooms_do_not_know_each_other(path):
    """What two groups of tools share is in `common`, which knows none of them."""
    room = Path(path).parts[1]
    others = [f"algorithms.{name}" for name in (*ROOMS, "toolbox") if name != room]
    assert room in (*ROOMS, "common", "toolbox.py", "__init__.py")
    assert room == "toolbox.py" or not within(resolved(path), others)


def tool_file(name):
    """The file of a tool, by the room of its group."""
    (path,) = (path for path in SHIPPED if path.endswith(f"/{name}.py"))
    return path


def test_tools_are_in_the_rooms_of_their_groups(provider):
    for algorithm in tools_of(provider):
        expected = f"algorithms/{algorithm.groupId()}/{algorithm.name()}.py"
        assert tool_file(algorithm.name()) == expected


@pytest.mark.parametrize("path", files("algorithms") + files("deepmend_plugin"))
def test_nobody_asks_for_a_model_by_its_name(path):
    """But its own tool; all others read the catalogue, so that a new model is in all of them."""
    from deepmend.models.catalogue import CATALOGUE, each_model

    own = [tool_file(f"{name}diffusion") for name in CATALOGUE]
    if path in [*own, tool_file("trainstudent")]:
        return
    names = {*CATALOGUE, *each_model()} - {"deepmend"}  # that is the plugin's name too
    texts = {node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant)}
    assert not names & {text for text in texts if isinstance(text, str)}
    modules = ["models.voronoi", "models.voronoiboost", "models.density.DensityModel"]
    modules += [f"models.deepmend.{name}" for name in ("best", "paper")]
    assert not within(resolved(path), modules)


@pytest.mark.parametrize("path", [path for path in ALL if path.startswith("tools/")])
def test_scripts_know_no_tests(path):
    names = imported(path)
    assert not within(names, ["tests", "conftest", "pytest"])
    assert not [name for name in names if re.search(r"\btest_", name)]


@pytest.mark.parametrize("path", SHIPPED)
def test_what_is_shipped_knows_no_scripts(path):
    assert not within(imported(path), ["tools", "tests"])


TESTED_BY_THEIR_TOOL = 90
"""Lines up to which a helper of the tools of one room is part of them: their tests are its own."""

TESTED_ELSEWHERE = {
    "algorithms/common/algorithm.py": "tests/test_house.py",
    "algorithms/common/stationalgorithm.py": "algorithms/diffusion/test_diffusion_bad_input.py",
    "algorithms/common/diffusionalgorithm.py": "algorithms/diffusion/test_diffusion.py",
    "algorithms/common/lastingcrs.py": "tests/test_threads.py",
    "algorithms/comparison/measuring.py": "algorithms/comparison/test_comparemodels.py",
    "algorithms/comparison/page.py": "algorithms/comparison/test_comparemodels.py",
    "algorithms/overlay/overlayalgorithm.py": "algorithms/overlay/test_mapmetric.py",
    "algorithms/stations/frames.py": "algorithms/stations/test_preparestations.py",
    "algorithms/stations/records.py": "algorithms/stations/test_preparestations.py",
    "algorithms/stations/stationfeatures.py": "algorithms/stations/test_preparestations.py",
    "algorithms/stations/places.py": "algorithms/stations/test_preparestations.py",
    "algorithms/training/truemaps.py": "algorithms/training/test_trainstudent.py",
    "algorithms/stations/joining.py": "algorithms/stations/test_layouts.py",
    "algorithms/stations/layoutplaces.py": "algorithms/stations/test_layouts.py",
    "algorithms/stations/opening.py": "algorithms/stations/test_layouts.py",
    "algorithms/stations/servers.py": "algorithms/stations/test_preparemeasurements.py",
    "algorithms/stations/sources.py": "algorithms/stations/test_tablefile.py",
}
"""Parts that only work within a tool, and what tests them there."""


@pytest.mark.parametrize("path", [p for p in files("algorithms") if not p.endswith("__init__.py")])
def test_helpers_have_tests_of_their_own(path):
    name = Path(path).stem
    short = len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= TESTED_BY_THEIR_TOOL
    if path in TESTED_ELSEWHERE:
        where = TESTED_ELSEWHERE[path]
        assert (ROOT / where).is_file() or (ROOT / "tests" / where).is_file()
    elif not short:
        own = ROOT / "tests" / Path(path).parent / f"test_{name}.py"
        assert own.is_file(), f"{path} has no {own.relative_to(ROOT)}"


@pytest.mark.parametrize("path", SHIPPED)
def test_no_error_derives_from_that_of_processing(path):
    """QGIS shows the sentence of a QgsProcessingException, but a traceback of anything derived from it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ClassDef):
            assert "QgsProcessingException" not in [ast.unparse(base) for base in node.bases]


@pytest.mark.parametrize("path", SHIPPED)
def test_shipped_code_is_harmless(path):
    """Plugin sites scan for these; files from users are data, never code."""
    found = within(imported(path), ["subprocess", "pickle", "marshal", "shelve", "dill", "pip"])
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Assert):
            found.append(f"assert in line {node.lineno}")
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in ("eval", "exec", "compile", "__import__"):
                found.append(f"{node.func.id} in line {node.lineno}")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            if (node.value.id, node.attr) in (
                *{("os", "system"), ("os", "popen"), ("os", "startfile"), ("torch", "load")},
                *{("os", f"{kind}{how}") for kind in ("exec", "spawn") for how in ("v", "l", "vp")},
            ):
                found.append(f"{node.value.id}.{node.attr} in line {node.lineno}")
        elif isinstance(node, ast.keyword) and node.arg == "allow_pickle":
            if not (isinstance(node.value, ast.Constant) and node.value.value is False):
                found.append(f"allow_pickle in line {node.lineno}")
        elif isinstance(node, ast.keyword) and node.arg == "shell":
            found.append(f"shell= in line {node.lineno}")
    assert not found


@pytest.mark.parametrize("path", SHIPPED)
def test_shipped_code_imports_itself_relatively(path):
    """The plugin may be installed under another folder name."""
    assert not within(imported(path), ["deepmend", "models", "algorithms", "deepmend_plugin"])


@pytest.mark.parametrize("path", ALL)
def test_qt_only_through_qgis(path):
    assert not within(imported(path), ["PyQt5", "PyQt6", "PySide2", "PySide6"])


@pytest.mark.parametrize("path", ALL)
def test_no_rasterio_or_pyproj(path):
    """A second GDAL or PROJ in QGIS's process crashes it."""
    assert not within(imported(path), ["rasterio", "pyproj", "fiona", "geopandas"])


def test_init_has_only_classFactory():
    body = tree("__init__.py").body
    assert [type(node) for node in body] == [ast.Expr, ast.FunctionDef]
    assert body[1].name == "classFactory"


def test_metadata():
    parser = configparser.ConfigParser()
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    data = parser["general"]
    for key in ("name", "description", "about", "version", "author", "email", "tags", "category"):
        assert data[key].strip(), key
    assert data["name"] == "DeepMEND"
    assert data["qgisMinimumVersion"] == "3.22"
    assert data["qgisMaximumVersion"] == "4.99"
    assert data["hasProcessingProvider"] == "yes"
    assert re.fullmatch(r"\d+\.\d+\.\d+", data["version"])
    assert (ROOT / data["icon"]).is_file()


def test_licence_is_gpl_3():
    assert "GNU GENERAL PUBLIC LICENSE" in (ROOT / "LICENSE").read_text(encoding="utf-8")[:200]


def test_zip_leaves_out_what_users_do_not_need():
    left_out = {
        line.split()[0].strip("/")
        for line in (ROOT / ".gitattributes").read_text(encoding="utf-8").splitlines()
        if line.endswith(" export-ignore")
    }
    assert {"tests", "tools", ".ci", "Makefile", "pyproject.toml"} <= left_out
    assert not left_out & {"models", "algorithms", "deepmend_plugin", "sample", "README.md"}


# The tools -------------------------------------------------------------------------------------


def tools_of(provider):
    """The provider's own tools; the ready workflows have tests of their own."""
    from qgis.core import QgsProcessingModelAlgorithm

    return [a for a in provider.algorithms() if not isinstance(a, QgsProcessingModelAlgorithm)]


def test_promised_tools_are_there(provider):
    assert set(PROMISED) <= {algorithm.name() for algorithm in tools_of(provider)}


@pytest.mark.parametrize("name", PROMISED)
def test_promised_parameters_are_there(provider, name):
    algorithm = provider.algorithm(name)
    assert PROMISED[name] <= {p.name() for p in algorithm.parameterDefinitions()}


@pytest.mark.parametrize("name, output", [("ksdistance", "MEAN_KS"), ("mapmetric", "TOTAL")])
def test_promised_figures_are_given(provider, name, output):
    assert provider.algorithm(name).outputDefinition(output) is not None


def test_names_are_in_their_form(provider):
    for algorithm in tools_of(provider):
        assert re.fullmatch(r"[a-z]+", algorithm.name()), algorithm.name()
        assert re.fullmatch(r"[a-z]+", algorithm.groupId()), algorithm.name()
        assert algorithm.displayName(), algorithm.name()
        assert algorithm.group(), algorithm.name()
        for parameter in algorithm.parameterDefinitions():
            assert re.fullmatch(r"[A-Z][A-Z0-9_]*", parameter.name()), parameter.name()
        for output in algorithm.outputDefinitions():
            assert re.fullmatch(r"[A-Z][A-Z0-9_]*", output.name()), output.name()


def test_every_parameter_and_output_is_explained(provider):
    for algorithm in tools_of(provider):
        page = algorithm.shortHelpString()
        assert len(algorithm.summary()) > 40, algorithm.name()
        for parameter in algorithm.parameterDefinitions():
            where = f"{algorithm.name()}:{parameter.name()}"
            assert parameter.description(), where
            assert len(parameter.help()) > 15, where
            assert parameter.description() in page, where
        for output in algorithm.outputDefinitions():
            assert output.description(), f"{algorithm.name()}:{output.name()}"


def test_every_tool_has_its_own_icon(provider):
    icons = {}
    for algorithm in tools_of(provider):
        path = ROOT / "algorithms" / "common" / "icons" / f"{algorithm.name()}.svg"
        assert Path(algorithm.svgIconPath()).resolve() == path.resolve()
        picture = xml.etree.ElementTree.parse(path).getroot()
        assert picture.get("viewBox") == "0 0 24 24"
        assert not algorithm.icon().pixmap(24, 24).isNull()
        icons[path.read_text(encoding="utf-8")] = algorithm.name()
    assert len(icons) == len(tools_of(provider))


def test_enumerations_use_static_strings(provider):
    """Saved models must survive a new entry in the list."""
    from qgis.core import QgsProcessingParameterEnum

    for algorithm in tools_of(provider):
        for parameter in algorithm.parameterDefinitions():
            if isinstance(parameter, QgsProcessingParameterEnum):
                assert parameter.usesStaticStrings(), f"{algorithm.name()}:{parameter.name()}"
