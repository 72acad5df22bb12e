"""A Dask cluster of two worker processes: a program that tells its scheduler's address and ends
with its standard input."""

import sys

from distributed import LocalCluster

if __name__ == "__main__":
    cluster = LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2,
        threads_per_worker=1,
        processes=True,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs={"dashboard": False},
    )
    print(cluster.scheduler_address, flush=True)
    sys.stdin.read()
    cluster.close()
