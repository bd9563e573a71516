"""The inspector's work in the background, as tasks of QGIS: one request at a time, the newest wins."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsMessageLog, QgsProcessingException, QgsTask
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...algorithms.common.messages import tr
from ...algorithms.common.packages import sentence_of
from ...models.deepmend.torch_support import MissingPackageError

EXPECTED = (QgsProcessingException, ValueError, MissingPackageError)
"""What is raised with a sentence for the user."""


class _Task(QgsTask):
    """Runs a function of `is_stale` and keeps the sentence it may end with."""

    ended = pyqtSignal(object)

    def __init__(self, description, work):
        # QGIS 3.26 and later need not say when such a task is done
        silent = getattr(QgsTask.Flag, "Silent", QgsTask.Flag.CanCancel)
        super().__init__(description, QgsTask.Flag.CanCancel | silent)
        self._work = work
        self.problem = ""

    def run(self):
        try:
            self._work(self.isCanceled)
        except EXPECTED as problem:
            self.problem = sentence_of(problem)
        except Exception as problem:  # a task that raises would only vanish
            self.problem = tr("Something unexpected went wrong: {problem}").format(
                problem=repr(problem)
            )
            QgsMessageLog.logMessage(self.problem, "DeepMEND")
        return not self.problem

    def finished(self, result):
        self.ended.emit(self)


class Runner(QObject):
    """Runs requests; a new one makes the running one stale, and is started once that has stopped.

    So no two ever work on one deployment, and what a stale one still gives is dropped.

    Parameters
    ----------
    computation : Computation
    parent : QObject
    """

    stepped = pyqtSignal(object)  # a step of the newest request
    ended = pyqtSignal(str)  # the newest request ended, with a sentence on what went wrong or ''
    _came = pyqtSignal(int, object)  # from the task's thread

    def __init__(self, computation, parent=None):
        super().__init__(parent)
        self.computation = computation
        self._running = self._waiting = self._newest = None
        self._warming = None
        self._came.connect(self._on_came)

    @property
    def is_busy(self):
        return self._running is not None

    @property
    def is_warming_up(self):
        return self._warming is not None

    def ask(self, request):
        """Answer a request, instead of any other."""
        self._newest, self._waiting = request.serial, request
        if self._running is None:
            self._start()
        else:
            self._running.cancel()

    def drop(self):
        """Want nothing any more."""
        self._newest = self._waiting = None
        if self._running is not None:
            self._running.cancel()

    def warm_up(self):
        """Load models, torch among them, beside what else runs."""
        if self._warming is None:
            self._warming = _Task(tr("Station inspector: loading models"), self.computation.warm_up)
            self._warming.ended.connect(self._on_warm)
            QgsApplication.taskManager().addTask(self._warming)

    def stop(self, wait=5000):
        """Drop all and wait (milliseconds) until nothing runs."""
        self.drop()
        for task in (self._running, self._warming):
            if task is not None:
                task.ended.disconnect()
                task.cancel()
                task.waitForFinished(wait)
        self._running = self._warming = None

    def _start(self):
        request, self._waiting = self._waiting, None

        def work(is_stale):
            for step in self.computation.steps(request, is_stale):
                if is_stale():
                    return
                self._came.emit(request.serial, step)

        self._running = _Task(tr("Station inspector"), work)
        self._running.serial = request.serial
        self._running.ended.connect(self._on_ended)
        QgsApplication.taskManager().addTask(self._running)

    def _on_came(self, serial, step):
        if serial == self._newest:
            self.stepped.emit(step)

    def _on_ended(self, task):
        self._running = None
        if self._waiting is not None:
            self._start()
        elif task.serial == self._newest:
            self.ended.emit(task.problem)

    def _on_warm(self, task):
        self._warming = None
