"""Progress of a run, as the models and loops report it: a function of the fraction done, False to stop."""

from __future__ import annotations

from .messages import cancelled


def progress_of(feedback, start=0.0, end=100.0):
    """Progress of a part of a run, from one percentage to another."""

    def progress(fraction):
        feedback.setProgress(min(100.0, start + (end - start) * fraction))
        return not feedback.isCanceled()

    return progress


def walk(bands, progress, *prepares):
    """Yield bands one by one; what a deployment's stations share is prepared before its first one, and let
    go after its last.

    Parameters
    ----------
    bands : sequence of Band
        In `Plan.order`, or some of them.
    progress : callable
        See `progress_of`.
    *prepares : callable
        Of a deployment and a progress, such as a model's `prepare`; False where it was stopped.

    Raises
    ------
    QgsProcessingException
        Where `progress` returns False.
    """
    current = None
    step = 1.0 / max(1, len(bands))
    try:
        for done, band in enumerate(bands):
            at = done
            if band.deployment is not current:
                if current is not None:
                    current.forget()
                current = band.deployment
                part = 0.9 / max(1, len(prepares))  # of what its first band takes
                for prepare in prepares:
                    if not prepare(current, _scaled(progress, at * step, part * step)):
                        raise cancelled()
                    at += part
            if not progress(at * step):
                raise cancelled()
            yield band
        progress(1.0)
    finally:
        if current is not None:
            current.forget()


def _scaled(progress, start, part):
    return lambda fraction: progress(start + part * fraction)
