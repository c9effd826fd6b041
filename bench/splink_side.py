"""Splink's side of bench/linking_splink.py: the same mentions, keys and features, Splink's own model and
clusters.

Runs in any Python that has Splink 5 and DuckDB, and imports nothing of ours. Weights are learnt as Splink does
from labels: the m of each level from labelled mentions, the u from random pairs. The threshold is the one of
``THRESHOLDS`` with the best B-cubed F1 on the mentions that it learnt from.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb  # type: ignore[import-not-found]  # neither is installed where the project is checked
from splink import (  # type: ignore[import-not-found]
    DuckDBAPI,
    Linker,
    SettingsCreator,
    block_on,
)

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
_EVEN = "len(list_intersect({0}_l, {0}_r))"
_TOLD = "(len({0}_l) > 0 and len({0}_r) > 0)"


def _comparison(name: str, levels: list[str], null: str) -> dict[str, Any]:
    made: list[dict[str, Any]] = [{"sql_condition": null, "label_for_charts": "not told", "is_null_level": True}]
    made += [{"sql_condition": one, "label_for_charts": f"{name} {n}"} for n, one in enumerate(levels)]
    made.append({"sql_condition": "ELSE", "label_for_charts": "else"})
    return {"output_column_name": name, "comparison_levels": made}


def _untold(column: str) -> str:
    return f"not {_TOLD.format(column)}"


def comparisons() -> list[dict[str, Any]]:
    """The groups of onrecord.linking.features as levels in SQL."""
    like = (
        f"({_EVEN.format('telling')} * 2 >= least(len(telling_l), len(telling_r)) and {_TOLD.format('telling')})"
    )
    shared, fewer = _EVEN.format("claim"), "least(len(claim_l), len(claim_r))"
    return [
        _comparison(
            "place",
            [
                "locality_l <> locality_r",
                "locality_l = locality_r and region_l <> region_r",
                "locality_l = locality_r and site_l = site_r",
                f"locality_l = locality_r and {like}",
                "locality_l = locality_r and site_l <> site_r",
                "locality_l = locality_r",
                "region_l <> region_r",
                "site_l = site_r and len(telling_l) = 0",
                "site_l = site_r and region_l = region_r",
                "site_l = site_r",
                f"region_l = region_r and {like}",
                "site_l <> site_r",
            ],
            "(locality_l is null or locality_r is null) and (site_l is null or site_r is null) "
            "and (region_l is null or region_r is null)",
        ),
        _comparison(
            "town", ["rank_l = 3", "rank_l = 2", "rank_l = 1"], "locality_l is distinct from locality_r"
        ),
        _comparison(
            "day",
            [
                "first_l = first_r and last_l = last_r and first_l = last_l",
                "first_l <= last_r and first_r <= last_l",
                "first_l <= last_r + 1 and first_r <= last_l + 1",
                "first_l is not null and first_r is not null",
                "coalesce(first_l, early_l) <= coalesce(last_r, late_r) "
                "and coalesce(first_r, early_r) <= coalesce(last_l, late_l)",
            ],
            "first_l is null and first_r is null",
        ),
        _comparison("report", ["report_l = report_r"], "false"),
        _comparison("side", ["counter_l <> counter_r", "counter_l"], "false"),
        _comparison(
            "actors",
            [
                f"{_EVEN.format('named')} > 0",
                f"{_EVEN.format('short')} > 0",
                f"{_EVEN.format('actors')} > 0",
                _TOLD.format("named"),
            ],
            _untold("actors"),
        ),
        _comparison(
            "claim",
            [
                f"{shared} > 1 and {shared} = {fewer}",
                f"{shared} > 1 and 2 * {shared} > {fewer}",
                f"{shared} > 1 or ({shared} = 1 and {fewer} = 1)",
                f"{shared} = 1 and {fewer} < 4",
                f"{shared} = 1",
                f"{fewer} < 3",
            ],
            _untold("claim"),
        ),
        _comparison("issue", [f"{_EVEN.format('issues')} > 0"], _untold("issues")),
        _comparison("stance", [f"{_EVEN.format('sides')} > 0"], _untold("sides")),
        _comparison("form", [f"{_EVEN.format('forms')} > 0"], _untold("forms")),
        _comparison(
            "size",
            [
                "size_l = size_r",
                "greatest(size_l, size_r) <= 2 * least(size_l, size_r)",
                "greatest(size_l, size_r) <= 10 * least(size_l, size_r)",
            ],
            "size_l is null or size_r is null",
        ),
        _comparison("arrests", ["arrests_l = arrests_r"], "arrests_l is null or arrests_r is null"),
        _comparison("status", ["ahead_l <> ahead_r"], "false"),
    ]


def settings(known: float) -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons(),
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        probability_two_random_records_match=known,
        retain_matching_columns=False,
    )


def _linker(file: Path, model: Any) -> Linker:
    api = DuckDBAPI()
    api.duckdb_con.execute("SET threads TO 2")
    api.duckdb_con.execute(f"CREATE TABLE mentions AS SELECT * FROM read_parquet('{file}')")
    return Linker(api.register("mentions"), model, log_level=40)


def learnt(file: Path) -> dict[str, Any]:
    """The model that Splink learns from the labelled mentions in ``file``."""
    linker = _linker(file, settings(_chance(file)))
    linker.training.estimate_u_using_random_sampling(max_pairs=5e6, seed=1)
    linker.training.estimate_m_from_label_column("event")
    saved: dict[str, Any] = linker.misc.save_model_to_json()
    return saved


def _chance(file: Path) -> float:
    """That two mentions taken at random are one event."""
    sizes = [n for (n,) in duckdb.sql(f"SELECT count(*) FROM read_parquet('{file}') GROUP BY event").fetchall()]
    return float(sum(n * (n - 1) for n in sizes) / (sum(sizes) * (sum(sizes) - 1)))


def clustered(file: Path, model: dict[str, Any], thresholds: tuple[float, ...]) -> dict[float, dict[str, str]]:
    """The cluster of each mention, by threshold."""
    linker = _linker(file, model)
    predicted = linker.inference.predict(threshold_match_probability=min(thresholds))
    found = {}
    for threshold in thresholds:
        made = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold)
        rows = made.as_duckdbpyrelation().project("unique_id, cluster_id").fetchall()
        found[threshold] = {str(one): str(cluster) for one, cluster in rows}
    return found


def _b_cubed_f1(found: dict[str, str], right: dict[str, str]) -> float:
    both = Counter((found[one], right[one]) for one in right)
    mine, theirs = Counter(found[one] for one in right), Counter(right.values())
    precision = sum(n * n / mine[group] for (group, _), n in both.items()) / len(right)
    recall = sum(n * n / theirs[group] for (_, group), n in both.items()) / len(right)
    return 2 * precision * recall / (precision + recall)


def main() -> None:
    options = argparse.ArgumentParser(prog="splink_side.py", description=__doc__)
    options.add_argument("learn", type=Path, help="labelled mentions to learn from, Parquet")
    options.add_argument("labels", type=Path, help="their events, JSON")
    options.add_argument("measure", type=Path, help="mentions to link, Parquet")
    options.add_argument("out", type=Path, help="where to write the clusters, JSON")
    given = options.parse_args()
    model = learnt(given.learn)
    right = json.loads(given.labels.read_text("utf-8"))
    tried = clustered(given.learn, model, THRESHOLDS)
    best = max(THRESHOLDS, key=lambda at: _b_cubed_f1(tried[at], right))
    before, of_processor = time.perf_counter(), time.process_time()
    found = clustered(given.measure, model, (best,))[best]
    seconds, busy = time.perf_counter() - before, time.process_time() - of_processor
    told = {"threshold": best, "seconds": seconds, "busy": busy, "clusters": found}
    given.out.write_text(json.dumps(told), "utf-8")


if __name__ == "__main__":
    main()
