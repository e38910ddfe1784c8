"""How fast nested reads are, beside hand-written SQL, DataLoaders and PostGraphile: `python -m benchmarks.reads`."""
