"""Dependence, validity and copying of the recorded tables, by pandas 1.5.3, NumPy 1.24.2 and SciPy 1.10.1.

Run from the repository root: /usr/bin/python3 tests/Harness.Tests/Metrics/recordings.py
It writes recordings.json beside itself.
"""
import itertools
import json
import pathlib

import numpy as np
import pandas as pd
from scipy import stats

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
MASK = (1 << 64) - 1


def uniform(row):
    z = (row + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def read(path, columns):
    text = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    table = {}
    for name, column in columns.items():
        kind = column["sdtype"]
        if kind == "numerical":
            # astype uses Python's float: pandas' own parser is not exact.
            table[name] = np.array([float(v) if isinstance(v, str) else np.nan for v in text[name]])
        elif kind == "datetime":
            dates = pd.to_datetime(text[name], format=column["datetime_format"])
            table[name] = ((dates - pd.Timestamp(0)) / pd.Timedelta(seconds=1)).to_numpy(dtype=float)
        elif kind in ("categorical", "boolean"):
            values = text[name]
            if kind == "boolean":
                values = values.map({"True": "True", "true": "True", "False": "False", "false": "False", "1": "True", "0": "False"}, na_action="ignore")
            table[name] = values
    return pd.DataFrame(table)


def cramers_v(a, b):
    counts = pd.crosstab(a, b).to_numpy()
    n, (r, c) = counts.sum(), counts.shape
    if r < 2 or c < 2:
        return np.nan
    phi2 = stats.chi2_contingency(counts, correction=False)[0] / n
    phi2 = max(0, phi2 - (r - 1) * (c - 1) / (n - 1))
    rows, cols = r - (r - 1) ** 2 / (n - 1), c - (c - 1) ** 2 / (n - 1)
    return np.sqrt(phi2 / min(rows - 1, cols - 1)) if min(r, c) > 1 and max(r, c) < n else np.nan


def correlation_ratio(numbers, groups):
    if groups.nunique() < 2 or numbers.nunique() < 2:
        return np.nan
    mean = numbers.mean()
    between = sum(len(g) * (g.mean() - mean) ** 2 for _, g in numbers.groupby(groups))
    return np.sqrt(between / ((numbers - mean) ** 2).sum())


def relations(table, a, b, quantitative):
    rows = table[[a, b]].dropna()
    x, y = rows[a], rows[b]
    if a in quantitative and b in quantitative:
        if len(rows) < 2 or x.nunique() < 2 or y.nunique() < 2:
            return np.nan, np.nan, np.nan
        r = np.corrcoef(x, y)[0, 1]
        return r, stats.spearmanr(x, y)[0], abs(r)
    if len(rows) < 2:
        return np.nan, np.nan, np.nan
    if a in quantitative:
        return np.nan, np.nan, correlation_ratio(x, y)
    if b in quantitative:
        return np.nan, np.nan, correlation_ratio(y, x)
    return np.nan, np.nan, cramers_v(x, y)


def invalid_cells(real, synthetic, kinds):
    shares = {}
    for name in real:
        present, values = real[name].dropna(), synthetic[name]
        bad = values.isna() & (not real[name].isna().any())
        if kinds[name] in ("numerical", "datetime"):
            bad |= (values < present.min()) | (values > present.max())
            if kinds[name] == "numerical" and (present == present.round()).all():
                bad |= values.notna() & (values != values.round())
        else:
            bad |= values.notna() & ~values.isin(set(present))
        shares[name] = bad.mean()
    return shares


def rows_of(table):
    return [tuple("" if pd.isna(v) else v for v in row) for row in table.itertuples(index=False, name=None)]


def main():
    answer = {}
    for folder in sorted((ROOT / "datasets").iterdir()):
        columns = json.loads((folder / "dataset.json").read_text())["metadata"]["columns"]
        kinds = {n: c["sdtype"] for n, c in columns.items()}
        real = read(folder / "data.csv", columns)
        held = np.array([uniform(i) < 0.25 for i in range(len(real))])
        train, holdout = real[~held], real[held]
        quantitative = [n for n in real if kinds[n] in ("numerical", "datetime")]
        pairs = list(itertools.combinations(real.columns, 2))
        of_train = {p: relations(train, *p, quantitative) for p in pairs}
        train_rows = set(rows_of(train))
        held_copies = sum(r in train_rows for r in rows_of(holdout))
        for path in sorted((ROOT / "evaluation/recordings" / folder.name).glob("*/seed-1.csv")):
            synthetic = read(path, columns)
            values = {}
            for place, metric in enumerate(("correlation-error", "rank-correlation-error", "association-error")):
                errors = []
                for p in pairs:
                    if not np.isnan(of_train[p][place]):
                        r = relations(synthetic, *p, quantitative)[place]
                        errors.append(abs(of_train[p][place] - (0 if np.isnan(r) else r)))
                values[metric] = float(np.mean(errors)) if errors else None
                values[metric + "-worst"] = float(np.max(errors)) if errors else None
            shares = invalid_cells(real, synthetic, kinds)
            values["invalid-cells"] = float(np.mean(list(shares.values())))
            values["invalid-cells-worst"] = float(max(shares.values()))
            if held_copies / len(holdout) > 0.2:
                values["exact-copy-share"] = None
            else:
                copies = sum(r in train_rows for r in rows_of(synthetic))
                values["exact-copy-share"] = copies / len(synthetic)
                values["exact-copy-share reference"] = held_copies / len(holdout)
                counts = [[copies, len(synthetic) - copies], [held_copies, len(holdout) - held_copies]]
                values["exact-copy-share p-value"] = float(stats.fisher_exact(counts, alternative="greater")[1])
            answer[f"{folder.name}/{path.parent.name}"] = values
    (HERE / "recordings.json").write_text(json.dumps(answer, indent=1) + "\n")


main()
