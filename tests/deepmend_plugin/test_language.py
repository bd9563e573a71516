"""Translations: complete, up to date with the code, true to its placeholders, and taken back on unload."""

import re
import string

import pytest
from qgis.PyQt.QtCore import QCoreApplication

from deepmend.deepmend_plugin.language import Language
from deepmend.deepmend_plugin.workflows import FOLDER, LABELS, NAMES
from tools.documents import make_translations as made

LANGUAGES = ("fr",)
DISPLAYED = {
    "comparestations": "Compare models on my stations",
    "metrictozones": "Station metric to census zones",
    "stationpopulation": "Present population from station counts",
    "hourlypopulation": "Hourly population by zone",
    "stationflows": "Flows between census zones",
}


@pytest.fixture(scope="module")
def texts():
    return made.all_texts()


def translations(language):
    return made.read_translations(made.FOLDER / f"deepmend_{language}.ts")


def placeholders(text):
    """Names and forms, whether or not thousands are set apart, which is not the same in all languages."""
    return sorted(
        (name, form.replace(",", ""))
        for _, name, form, _ in string.Formatter().parse(text)
        if name is not None
    )


def test_texts_are_found(texts):
    assert "Cancelled: nothing was written." in texts
    assert "Voronoi diffusion maps" in texts
    assert len(texts) > 500


def test_texts_of_workflows_are_found():
    assert made.LABELS == LABELS
    texts = made.texts_of_workflow(made.ROOT / FOLDER / "metrictozones.model3")
    assert "Zones with totals" in texts and "Polygons of the zones." in texts


def test_both_texts_of_a_count_are_found(tmp_path):
    (tmp_path / "a.py").write_text('trn("{n} station is", "{n} stations are", len(names))\n')
    assert made.texts_of(tmp_path / "a.py") == ["{n} station is", "{n} stations are"]
    (tmp_path / "a.py").write_text('trn("one", "a" + b, 3)\n')
    with pytest.raises(ValueError, match="a.py:1: the text is not a plain string"):
        made.texts_of(tmp_path / "a.py")


def test_texts_that_are_put_together_are_refused(tmp_path):
    (tmp_path / "a.py").write_text('tr("a" + b)\n')
    with pytest.raises(ValueError, match="a.py:1: the text is not a plain string"):
        made.texts_of(tmp_path / "a.py")


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated_and_nothing_else(texts, language):
    assert set(translations(language)) == set(texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_stay(language):
    for text, translation in translations(language).items():
        assert placeholders(text) == placeholders(translation), text


def test_numbers_are_written_as_in_french():
    """There 50,000 is fifty."""
    for text, translation in translations("fr").items():
        assert not re.search(r"\{\w*:[^}]*,|\d,\d{3}", translation), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_keep_their_form(language):
    for text, translation in translations(language).items():
        assert text.count("\n") == translation.count("\n"), text
        assert (text[-1:] == " ") == (translation[-1:] == " "), text
        assert text.count("&") == translation.count("&"), text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_that_is_loaded_says_the_same(language):
    loaded = Language(language)
    try:
        for text, translation in translations(language).items():
            assert QCoreApplication.translate("DeepMEND", text) == translation
    finally:
        loaded.close()


@pytest.fixture
def french():
    language = Language("fr")
    yield language
    language.close()


def test_reasons_of_the_science_are_translated(french, tmp_path):
    from deepmend.models.deepmend.students import load_student
    from deepmend.models.radio.settings import RadioSettings

    with pytest.raises(ValueError, match="les évanouissements\\s: il faut une valeur entre 0.1 et"):
        RadioSettings(fading=0.0)
    with pytest.raises(ValueError, match="le fichier de poids .*apprentissage"):
        load_student("best", str(tmp_path / "none.safetensors"))
    french.close()
    with pytest.raises(ValueError, match="fading must be between 0.1 and"):
        RadioSettings(fading=0.0)


def test_workflows_are_translated(french, provider):
    provider.refreshAlgorithms()
    known = translations("fr")
    try:
        for name in NAMES:
            workflow = provider.algorithm(name).create()
            texts = [made.texts_of_workflow(made.ROOT / FOLDER / f"{name}.model3")]
            expected = {known[text] for text in texts[0]}
            definitions = [*workflow.parameterDefinitions(), *workflow.outputDefinitions()]
            assert {d.description() for d in definitions} <= expected | {known["Report"]}
            assert workflow.displayName() == known[DISPLAYED[name]]
            for definition in workflow.parameterDefinitions():
                if not definition.isDestination():
                    assert definition.help() in expected
                    assert definition.help() in workflow.shortHelpString()
            for child in workflow.childAlgorithms().values():
                assert child.description() in expected
    finally:
        french.close()
        provider.refreshAlgorithms()
    assert provider.algorithm(NAMES[0]).parameterDefinition("INPUT").description() == "Stations"


def test_it_is_the_language_that_qgis_has_loaded(qgis_app):
    """Also where QGIS was started with --lang, which its locale does not show."""
    before = qgis_app.translation()
    qgis_app.setTranslation("fr")
    language = Language()
    try:
        assert language.is_loaded
    finally:
        language.close()
        qgis_app.setTranslation(before)


def test_it_is_taken_back(qgis_app):
    text = "Cancelled: nothing was written."
    for locale, expected in (
        ("fr_CA", "Annulé\N{NO-BREAK SPACE}: rien n'a été écrit."),
        ("en", text),
        ("xx", text),
    ):
        language = Language(locale)
        assert QCoreApplication.translate("DeepMEND", text) == expected
        language.close()
        assert QCoreApplication.translate("DeepMEND", text) == text


def test_mnemonics_of_the_inspector_differ():
    """In each language no two of the widgets seen at once have one key."""
    files = (made.ROOT / "deepmend_plugin" / "inspector").glob("*.py")
    texts = {text for path in files for text in made.texts_of(path) if "&" in text}
    assert len(texts) >= 18
    english = {text: text for text in texts}
    for known in (english, *(translations(language) for language in LANGUAGES)):
        words = [known[text] for text in texts]
        keys = [word[word.index("&") + 1].lower() for word in words]
        assert len(set(keys)) == len(keys), sorted(keys)
