"""The Processing provider as the toolbox shows it."""


def test_provider_presents_itself(provider):
    assert provider.id() == "deepmend"
    assert provider.name() == "DeepMEND"
    assert provider.longName()
    assert not provider.icon().isNull()
    assert not provider.icon().pixmap(24, 24).isNull()
    assert provider.warningMessage() == ""


def test_provider_has_every_listed_tool(provider):
    from deepmend.algorithms.toolbox import ALGORITHMS
    from deepmend.deepmend_plugin.workflows import NAMES

    expected = [*(tool().name() for tool in ALGORITHMS), *NAMES]
    assert sorted(a.name() for a in provider.algorithms()) == sorted(expected)


def test_checks_before_a_run_do_not_raise(provider, tmp_path):
    """Outside of a run nothing catches an exception, and `qgis_process` aborts."""
    from qgis.core import QgsProcessingContext

    text = tmp_path / "text.txt"
    text.write_text("neither layer nor number")
    for algorithm in provider.algorithms():
        for parameter in algorithm.parameterDefinitions():
            for value in ("/nowhere.tif", str(text), "nonsense", None):
                given = {parameter.name(): value}
                fine, sentence = algorithm.create().checkParameterValues(
                    given, QgsProcessingContext()
                )
                assert fine or sentence, (algorithm.id(), given)


def test_temporary_rasters_are_geotiffs_whatever_users_prefer(provider):
    from qgis.core import QgsProcessingUtils, QgsRasterFileWriter, QgsSettings

    preferred = {  # before QGIS 3.40, and since
        "Processing/Configuration/DefaultOutputRasterLayerExt": (
            QgsRasterFileWriter.supportedFormatExtensions().index("img")
        ),
        "qgis/configuration/default-output-raster-ext": "img",
    }
    settings = QgsSettings()
    known = {key: settings.value(key) for key in preferred}
    try:
        for key, value in preferred.items():
            settings.setValue(key, value)
        assert QgsProcessingUtils.defaultRasterExtension() == "img"
        assert provider.defaultRasterFileExtension() == "tif"
    finally:
        for key, value in known.items():
            settings.remove(key) if value is None else settings.setValue(key, value)
