"""The Processing provider as the toolbox shows it."""


def test_provider_presents_itself(provider):
    assert provider.id() == "deepmend"
    assert provider.name() == "DeepMEND"
    assert provider.longName()
    assert not provider.icon().isNull()
    assert not provider.icon().pixmap(24, 24).isNull()
    assert provider.warningMessage() == ""


def test_provider_has_every_listed_tool(provider):
    from deepmend.algorithms import ALGORITHMS
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

    key = "Processing/Configuration/DefaultOutputRasterLayerExt"
    known = QgsSettings().value(key)
    QgsSettings().setValue(key, QgsRasterFileWriter.supportedFormatExtensions().index("img"))
    try:
        assert QgsProcessingUtils.defaultRasterExtension() == "img"
        assert provider.defaultRasterFileExtension() == "tif"
    finally:
        QgsSettings().remove(key) if known is None else QgsSettings().setValue(key, known)
