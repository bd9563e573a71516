"""A walk on a real Dask scheduler with two workers, one of which is killed half-way."""

import signal

import numpy as np
import pytest
import shapely

pytest.importorskip("distributed", reason="dask and distributed are not installed")

from deepmend.models.cluster import ClusterError, check_address, connected
from deepmend.models.deepmend.best import BestStudent
from deepmend.models.deployment import Deployment
from deepmend.models.mesh import tiles
from deepmend.models.parallel import Stopped, reduce
from deepmend.models.walk import Walk, merged_sums, zone_sums
from tools.evidence.local_cluster import Cluster

LAND = shapely.Point(700000.0, 6600000.0).buffer(12000.0)


def walk():
    """A walk of a network of 60 stations over 36 zones, and its tiles."""
    rng = np.random.default_rng(3)
    xy = np.array([700000.0, 6600000.0]) + rng.uniform(-9000.0, 9000.0, (60, 2))
    deployment = Deployment([f"S{i}" for i in range(60)], xy, LAND)
    x, y = (v.ravel() * 4000.0 for v in np.meshgrid(np.arange(6), np.arange(6)))
    zones = shapely.box(688000.0 + x, 6588000.0 + y, 692000.0 + x, 6592000.0 + y)
    made = Walk.over(deployment, BestStudent(), zones=zones)
    return made, list(tiles(LAND, 100.0, 16))


@pytest.fixture
def cluster(tmp_path):
    made = Cluster(tmp_path, 2)
    yield made
    made.close()


def test_the_result_is_the_same_though_a_worker_dies(cluster):
    made, tasks = walk()
    alone = reduce(zone_sums, merged_sums, made, tasks, threads=2)
    with connected(cluster.address) as client:
        client.wait_for_workers(2, timeout=30)
        together = reduce(zone_sums, merged_sums, made, tasks, client=client)
        done = []

        def kill_one(fraction):
            done.append(fraction)
            if fraction > 0.3 and cluster.workers[0].poll() is None:
                cluster.workers[0].send_signal(signal.SIGKILL)
                cluster.workers[0].wait()
            return True

        less_one = reduce(zone_sums, merged_sums, made, tasks, kill_one, client)
    assert cluster.workers[0].poll() is not None and done[-1] == 1.0
    for found in (together, less_one):
        assert (found.key == alone.key).all()
        np.testing.assert_allclose(found.value, alone.value, rtol=1e-9)


def test_it_can_be_cancelled(cluster):
    made, tasks = walk()
    with pytest.raises(Stopped), connected(cluster.address) as client:
        reduce(zone_sums, merged_sums, made, tasks, lambda fraction: fraction < 0.2, client)


def test_a_scheduler_that_goes_away(cluster):
    made, tasks = walk()

    def kill(fraction):
        if fraction > 0.2:
            cluster.close()
        return True

    refused = pytest.raises(ClusterError, match="stopped during the work")
    with refused, connected(cluster.address) as client:
        reduce(zone_sums, merged_sums, made, tasks, kill, client)


def test_a_scheduler_without_workers(tmp_path, monkeypatch):
    monkeypatch.setattr("deepmend.models.cluster.WAIT", 2.0)
    made = Cluster(tmp_path, 0)
    try:
        with pytest.raises(ClusterError, match="has no workers"), connected(made.address):
            pass
    finally:
        made.close()


def test_other_versions(cluster, monkeypatch):
    import deepmend.models.cluster as module

    versions = iter([{"Python": "3.11"}, {"Python": "2.7"}])
    monkeypatch.setattr(module, "_versions_of", lambda found: next(versions))
    refused = pytest.raises(
        ClusterError, match="has Python 2.7, but here it is 3.11: install the same"
    )
    with refused, connected(cluster.address):
        pass


@pytest.mark.parametrize("address", ["localhost", "tcp://", "http://x:8786", "tcp://a b:1", "8786"])
def test_what_is_no_address(address):
    with pytest.raises(ClusterError, match="is not the address of a Dask scheduler"):
        check_address(address)


def test_an_address_without_a_scheduler(monkeypatch):
    monkeypatch.setattr("deepmend.models.cluster.WAIT", 1.0)
    refused = pytest.raises(ClusterError, match="tcp://127.0.0.1:9 cannot be reached")
    with refused, connected("tcp://127.0.0.1:9"):
        pass
