# Everything runs from a checkout folder of any name; recipes use relative paths only.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup demo test test-qgis lint bench fuzz long-session benchmark train-voronoiboost teacher-labels calibrate-simulator calibrate-antennas fit-intervals train-best train-paper link package wheel check-package example screenshots translations overlay-example clean

# Recipes read these from their environment: as `make demo STATIONS=my.csv` puts them there, whatever they hold.
# A `$` in them is a sign like any other, so they are taken as they were written.
GIVEN := STATIONS REGION ID_FIELD X_FIELD Y_FIELD INPUT_CRS DATA VERSION PROFILE
$(foreach name,$(GIVEN),$(if $(filter-out undefined,$(origin $(name))),$(eval override export $(name) := $$(value $(name)))))

help:  ## show this list
	@grep -hE '^[a-z-]+:.*##' Makefile | sed -E 's/^([a-z-]+):.*## */  make \1\t/' | expand -t 16

setup:  ## install what is missing: QGIS with apt-get, Python packages in .venv
	@bash tools/setup/setup.sh

demo: setup  ## run the main job on the synthetic sample, or on STATIONS=file [REGION=file ...], into build/demo
	@bash tools/python tools/demo.py

test: setup  ## run the tests; ARGS='tests/models -x' narrows them
	@LC_ALL=C.UTF-8 bash tools/python -m pytest $(ARGS)

test-qgis:  ## run the tests with another QGIS in a Debian of its own (root): VERSION=3.22, 3.40 or newest
	@bash tools/setup/test_qgis.sh "$${VERSION:-newest}" $(ARGS)

lint: setup  ## check style, formatting and readiness for Qt 6
	@bash tools/setup/lint.sh

bench: setup  ## measure speed and memory
	@bash tools/python -m tools.evidence.bench $(ARGS)

fuzz: setup  ## laws of the models and parameters of the tools, at random: ARGS='--minutes 5 --seed 1'
	@bash tools/python -m tools.evidence.fuzz $(ARGS)

long-session: setup  ## a real QGIS window kept open for ten minutes (ARGS='--minutes 10'): prepare, map, inspect, edit, again
	@LC_ALL=C.UTF-8 bash tools/python -m tools.evidence.long_session $(ARGS)

benchmark: setup  ## the tables of docs/accuracy.md: sample, and with DATA=folder operator maps and cities; ARGS='--only sample'
	@bash tools/python -m tools.evidence.benchmark $(ARGS)

train-voronoiboost: setup  ## learn VoronoiBoost's scales anew; DATA=folder holds the published ones
	@bash tools/python -m tools.training.train_voronoiboost

teacher-labels: setup  ## the density model's best beta for each of STATIONS=csv in REGION=geojson, on simulated maps
	@bash tools/python -m tools.training.teacher_labels "$$STATIONS" "$$REGION" $(ARGS)

calibrate-simulator: setup  ## measure the radio simulator's maps beside real ones, into models/radio/README.md; ARGS=--figures draws
	@bash tools/python -m tools.evidence.calibrate_simulator $(ARGS)

calibrate-antennas: setup  ## measure antenna patterns and the worth of azimuths on measurements in DATA, into models/antennas/README.md
	@bash tools/python -m tools.evidence.calibrate_antennas

fit-intervals: setup  ## fit intervals of zone totals on simulated networks, check them on others; ARGS=--write writes them
	@bash tools/python -m tools.evidence.fit_intervals $(ARGS)

train-best: setup  ## simulate networks at DATA's training cities and learn the student `best` from them; stop and go on
	@bash tools/python -m tools.training.simulate_lessons
	@bash tools/python -m tools.training.train_best $(ARGS)

train-paper: setup  ## learn the student `paper` from the tables that `make teacher-labels` wrote
	@bash tools/python -m tools.training.train_paper $(ARGS)

link:  ## put this checkout into your QGIS profile as plugin `deepmend`; PROFILE=name for another than `default`
	@bash tools/setup/link.sh "$${PROFILE:-default}"

example: setup  ## the example project of Plugins > DeepMEND > Example project, into sample/example
	@bash tools/python -m tools.documents.make_example

package: setup  ## build/deepmend-<version>.zip from the last commit, to install in QGIS with 'Install from ZIP'
	@bash tools/setup/package.sh

wheel: setup  ## build/deepmend-<version>.whl: the science alone, for notebooks and the workers of a Dask cluster
	@bash tools/python -m tools.setup.make_wheel

overlay-example: setup  ## the figures of docs/overlay.md: sample, and with DATA=folder two cities; ARGS=--write writes them
	@bash tools/python -m tools.documents.overlay_example $(ARGS)

check-package: setup  ## look in the zip for what a plugin site refuses: files, metadata, unsafe code, secrets; ARGS=--to-publish: addresses too
	@bash tools/python -m tools.setup.check_package $(ARGS)

translations: setup  ## bring i18n/*.ts up to date with the code, and compile them (needs lrelease: qttools5-dev-tools)
	@bash tools/python -m tools.documents.make_translations

screenshots: setup  ## pictures of toolbox, dialog and station inspector in a real window on a virtual screen, into build/screenshots; ARGS=--write: into docs/ too
	@LC_ALL=C.UTF-8 bash tools/python -m tools.documents.screenshots $(ARGS)

clean:  ## remove build/
	@rm -rf build
