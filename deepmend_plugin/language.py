"""The plugin's own translations, for as long as it is switched on."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

from ..models.wording import translate_with

FOLDER = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "i18n")


class Language:
    """Translates the plugin into QGIS's language, where there is a translation.

    To be made before the tools are imported: some texts are looked up once, then.

    Parameters
    ----------
    locale : str, optional
        Such as fr or fr_CA; QGIS's own without it.
    """

    def __init__(self, locale=None):
        application = QgsApplication.instance()
        # the language that QGIS has loaded, which --lang may have chosen; qgis_process loads none, and a
        # QGIS that is too old for the tools cannot tell
        locale = locale or getattr(application, "translation", str)() or application.locale()
        self._translator = QTranslator()
        path = os.path.join(FOLDER, f"deepmend_{locale[:2]}.qm")
        self.is_loaded = os.path.isfile(path) and self._translator.load(path)
        if self.is_loaded:
            QCoreApplication.installTranslator(self._translator)
            translate_with(lambda text: QCoreApplication.translate("DeepMEND", text))

    def close(self):
        """Take the translation back."""
        if self.is_loaded:
            QCoreApplication.removeTranslator(self._translator)
            translate_with(None)
            self.is_loaded = False
