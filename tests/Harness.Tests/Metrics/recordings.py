"""Every metric of the core that is not a plain statistic, on the recorded tables, by pandas 1.5.3, NumPy 1.24.2 and SciPy 1.10.1.

Run from the repository root: /usr/bin/python3 tests/Harness.Tests/Metrics/recordings.py
It writes recordings.json beside itself.
"""
import itertools
import json
import pathlib

import numpy as np
import pandas as pd
from scipy import spatial, stats

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parents[2]
MASK = (1 << 64) - 1


GAMMA = 0x9E3779B97F4A7C15
UNIT = 1 << 32
MISSING = -(1 << 63)


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def uniform(row):
    return (mix((row + GAMMA) & MASK) >> 11) * 2.0**-53


def fork(key, scope):
    number = 0xCBF29CE484222325
    for b in scope.encode():
        number = ((number ^ b) * 0x100000001B3) & MASK
    return mix(key ^ mix((number + GAMMA) & MASK) ^ 0xD1B54A32D192ED03)


def draw(count, most, *scopes):
    """At most so many of the numbers below count, as RandomStream(0) forked by the scopes draws them."""
    if count <= most:
        return np.arange(count)
    key = 0
    for scope in scopes:
        key = fork(key, scope)
    order = [0] * count
    for i in range(count):
        j = (mix((key + (i + 1) * GAMMA) & MASK) * (i + 1)) >> 64
        order[i] = order[j]
        order[j] = i
    return np.sort(order[:most])


def cells(train, table, quantitative):
    """Codes of train and table, one column a column, in the cells that contingency tables count."""
    codes = []
    for name in train:
        if name in quantitative:
            present = np.sort(train[name].dropna().to_numpy())
            distinct = np.unique(present)
            edges = distinct[:-1] if len(distinct) <= 10 else np.unique([present[i * len(present) // 10 - 1] for i in range(1, 10)])
            both = [np.where(t[name].isna(), len(edges) + 1, np.searchsorted(edges, t[name].to_numpy(), side="left")) for t in (train, table)]
        else:
            counts = train[name].value_counts()
            place = {v: i for i, v in enumerate(counts.index)}
            both = [np.array([len(place) + 1 if pd.isna(v) else place.get(v, len(place)) for v in t[name]]) for t in (train, table)]
        codes.append(both)
    return codes


def contingency(train, table, quantitative):
    codes = cells(train, table, quantitative)
    found = {}
    for size in (1, 2, 3):
        sets = list(itertools.combinations(range(len(codes)), size))
        if size == 3 and len(sets) > 200:
            continue
        tv, js, ratio = [], [], []
        for s in sets:
            keys = [sum(codes[c][t].astype(np.int64) * (1 << 20) ** k for k, c in enumerate(s)) for t in (0, 1)]
            levels, coded = np.unique(np.concatenate(keys), return_inverse=True)
            p, q = np.bincount(coded[: len(train)], minlength=len(levels)), np.bincount(coded[len(train) :], minlength=len(levels))
            tv.append(np.abs(p / p.sum() - q / q.sum()).sum() / 2)
            if size == 1:
                js.append(spatial.distance.jensenshannon(p / p.sum(), q / q.sum(), base=2))
            if size == 2 and len(levels) > 1:
                c = q.sum() / (p.sum() + q.sum())
                ratio.append(((q - p * c / (1 - c)) ** 2 / ((p + q) * c)).sum() / (len(levels) - 1))
        if size == 1:
            found["jensen-shannon"], found["jensen-shannon-worst"] = np.nan_to_num(js).mean(), np.nan_to_num(js).max()
        else:
            name = "pair-total-variation" if size == 2 else "triple-total-variation"
            found[name], found[name + "-worst"] = np.mean(tv), np.max(tv)
        if ratio:
            found["pmse-ratio"] = np.mean(ratio)
    return found


def gower(a, b, train, quantitative):
    """Whole distances (number of columns times 2**32 times Gower's) of every row of a from every row of b, one array a column."""
    parts = []
    for name in train:
        if name in quantitative:
            low, span = train[name].min(), train[name].max() - train[name].min()
            place = [np.where(t[name].isna(), 0, (t[name] - low) / span if span > 0 else np.sign(t[name] - low)) for t in (a, b)]
            x, y = (np.rint(np.clip(np.nan_to_num(p), -65536, 65536) * UNIT).astype(np.int64) for p in place)
            d = np.abs(x[:, None] - y[None, :])
            gaps = a[name].isna().to_numpy()[:, None], b[name].isna().to_numpy()[None, :]
            d = np.where(gaps[0] & gaps[1], 0, np.where(gaps[0] | gaps[1], UNIT, d))
        else:
            x, y = (t[name].fillna("\0").to_numpy() for t in (a, b))
            d = np.where(x[:, None] == y[None, :], 0, UNIT).astype(np.int64)
        parts.append(d)
    return parts


def joint(train, table, quantitative):
    a = train.iloc[draw(len(train), 1000, "joint/train")]
    b = table.iloc[draw(len(table), 1000, "joint/synthetic")]
    between, first, second = (sum(gower(x, y, train, quantitative)) for x, y in ((a, b), (a, a), (b, b)))
    radius = np.sort(first, axis=1)[:, 5]
    near = between <= radius[:, None]
    others = (first <= radius[:, None]).sum(axis=1) - 1
    between_root, first_root, second_root = (np.sqrt(d).mean() for d in (between, first, second))
    energy = (2 * between_root - first_root - second_root) / (2 * between_root)
    return {"energy-distance": energy, "density": (near / others[:, None]).sum() / len(b), "coverage": near.any(axis=1).mean()}


def near_ones(to_real, self_included):
    """Of each row: distance to the nearest real row, that over the distance to the second, and which is nearest."""
    if self_included:
        to_real = to_real.copy()
        to_real[np.arange(len(to_real)), self_included] = np.iinfo(np.int64).max
    order = np.argsort(to_real, axis=1, kind="stable")[:, :2]
    first, second = (to_real[np.arange(len(to_real)), order[:, i]] for i in (0, 1))
    return first, np.where(second > 0, first / np.maximum(second, 1), 1.0), order[:, 0]


def scaled(near, rows, units):
    return rows if near == 0 else max(units, int(np.rint(rows * units / near)))


def hits(real, among, unique, found, split):
    """Unique real rows, by train and holdout: those that are hit, and all."""
    places = np.zeros(len(real), bool)
    places[among] = True
    can = places & unique
    hit = np.zeros(len(real), bool)
    hit[[f for f in found if f >= 0]] = True
    hit &= can
    return hit[:split].sum(), can[:split].sum(), hit[split:].sum(), can[split:].sum()


def more(first, first_of, second, second_of):
    return stats.hypergeom.sf(first - 1, first_of + second_of, first_of, first + second) if first + second else 1.0


def copies(train, holdout, table, quantitative):
    """The metrics of exact copies, near copies and repeated rows."""
    real = pd.concat([train, holdout], ignore_index=True)
    split = len(train)
    keys = rows_of(real)
    first_of, count = {}, {}
    for i, key in enumerate(keys):
        first_of.setdefault(key, i)
        count[key] = count.get(key, 0) + 1
    unique = np.array([count[key] == 1 for key in keys])
    of_train, of_holdout = set(keys[:split]), set(keys[split:])
    rows = rows_of(table)
    share = {k: np.mean([r in kind for r in rows]) for k, kind in (("t", of_train), ("h", of_holdout))}
    exact = hits(real, np.arange(len(real)), unique, [first_of.get(r, -1) for r in rows], split)
    drawn = min(len(rows), split)

    def distinct(counts):
        # The chance that none of the c rows of a kind is drawn.
        counts = np.array(list(counts))
        return (1 - stats.hypergeom.pmf(0, counts.sum(), counts, drawn)).sum()

    found = {
        "exact-copy-share": share["t"],
        "exact-copy-share reference": min(1, share["h"] * split / len(holdout)),
        "exact-copy-share p-value": more(*exact),
        "distinct-row-share": distinct(pd.Series(rows).value_counts()) / distinct(pd.Series(keys[:split]).value_counts()),
    }

    s = table.iloc[draw(len(table), 1000, "nearest/synthetic")]
    own = draw(len(real), 1000, "nearest/real", "left out")
    first, ratio, place = near_ones(sum(gower(real.iloc[own], real, train, quantitative)), list(own))
    apart = first > 0
    radius = np.sort(ratio[apart])[int(np.ceil(0.01 * apart.sum())) - 1] if apart.any() else 0
    near = apart & (ratio <= radius) & (ratio < 1) & (place < split)
    reference = (apart.sum(), near.sum(), max((near.sum() + 1) // 2, len(set(first[near]))))
    first, ratio, place = near_ones(sum(gower(s, real, train, quantitative)), [])
    near = (first > 0) & (ratio <= radius) & (ratio < 1)
    on_train = near & (place < split)
    size = [((first > 0).sum(), on_train.sum(), len(set(place[on_train]))), reference]
    (n, _, x), (m, _, y) = ((scaled(near_, rows_, units), near_, units) for rows_, near_, units in size)
    found["near-copy-share"] = on_train.mean()
    found["near-copy-share reference"] = reference[1] / max(1, reference[0])
    fisher = stats.fisher_exact([[x, n - x], [y, m - y]], alternative="greater")[1]
    lean = more(*hits(real, np.arange(len(real)), unique, place[near], split))
    many = near.mean() >= 10 * reference[1] / max(1, reference[0])
    found["near-copy-share p-value"] = fisher if many or lean <= 0.1 else max(fisher, lean)
    equal = [first_of.get(r, -1) for r in rows_of(s)]
    train_hit = np.mean([r in of_train or o for r, o in zip(rows_of(s), on_train)])
    found["holdout-copy-share"] = np.mean([r in of_holdout or o for r, o in zip(rows_of(s), near & (place >= split))])
    found["holdout-copy-share reference"] = min(1, train_hit * len(holdout) / split)
    a, b, c, d = hits(real, np.arange(len(real)), unique, [p if o else e for p, o, e in zip(place, near, equal)], split)
    found["holdout-copy-share p-value"] = more(c, d, a, b)
    return found


def nearest(train, holdout, table, quantitative):
    matched = min(len(train), len(holdout), 50_000)
    targets = min(matched, 1000)
    t = train.iloc[draw(len(train), 50_000, "nearest/real", "train")]
    h = holdout.iloc[draw(len(holdout), 1000, "nearest/real", "holdout")]
    mt = train.iloc[draw(len(train), matched, "nearest/real", "matched")]
    mh = holdout.iloc[draw(len(holdout), matched, "nearest/real", "matched holdout")]
    s = table.iloc[draw(len(table), 1000, "nearest/synthetic")]
    two = {k: np.sort(sum(gower(r, t, train, quantitative)), axis=1)[:, :2] for k, r in (("s", s), ("h", h))}
    ratio = {k: np.where(v[:, 1] > 0, v[:, 0] / np.maximum(v[:, 1], 1), 1.0) for k, v in two.items()}
    to_real = sum(gower(s, pd.concat([mt, mh]), train, quantitative))
    best = to_real == to_real.min(axis=1)[:, None]
    share_of = (best / best.sum(axis=1)[:, None]).sum(axis=0)
    share = share_of[: len(mt)].sum() / len(s)
    error = np.sqrt(len(share_of) / 4 * share_of.var(ddof=1)) / len(s)
    found = {
        "nearest-train-share": share,
        "nearest-train-share reference": 0.5,
        "nearest-train-share p-value": 2 * stats.norm.sf(abs(share - 0.5) / error),
        "nndr": ratio["s"].mean(),
        "nndr reference": ratio["h"].mean(),
        "nndr p-value": stats.mannwhitneyu(ratio["s"], ratio["h"], alternative="less", method="asymptotic")[1],
    }
    labels = [i for i, name in enumerate(train) if name not in quantitative]
    if labels and len(train.columns) > 1:
        shares = []
        for rows in (
            train.iloc[draw(len(train), targets, "nearest/real", "matched")],
            holdout.iloc[draw(len(holdout), targets, "nearest/real", "matched holdout")],
        ):
            parts = gower(rows, s, train, quantitative)
            total = sum(parts)
            hits = []
            for i in labels:
                rest = total - parts[i]
                best = rest == rest.min(axis=1)[:, None]
                hits.append(((parts[i] == 0) & best).sum(axis=1) / best.sum(axis=1))
            shares.append([x.mean() for x in hits])
        found["attribute-disclosure"] = np.mean(np.array(shares[0]) - np.array(shares[1]))
    else:
        found["attribute-disclosure"] = None
    return found


def kinds_of_invalid(real, table, kinds):
    quantitative = [n for n in real if kinds[n] in ("numerical", "datetime")]
    outside = [((table[n] < real[n].min()) | (table[n] > real[n].max())).mean() for n in quantitative]
    whole = [n for n in quantitative if kinds[n] == "numerical" and (real[n].dropna() % 1 == 0).all()]
    fractions = [((table[n] % 1 != 0) & table[n].between(real[n].min(), real[n].max())).mean() for n in whole]
    unknown = [(table[n].notna() & ~table[n].isin(set(real[n].dropna()))).mean() for n in real if n not in quantitative]
    return {k: float(np.mean(v)) if v else None for k, v in (("out-of-range", outside), ("fractions", fractions), ("unknown-labels", unknown))}


def tails(train, table, quantitative):
    errors = []
    for name in quantitative:
        x, y, sigma = train[name].dropna(), table[name].dropna(), train[name].std()
        errors.append(np.mean([abs(np.quantile(x, p) - np.quantile(y, p)) / sigma for p in (0.01, 0.05, 0.95, 0.99)]))
    gappy = [n for n in train if train[n].isna().any()]
    both = [abs((table[a].isna() & table[b].isna()).mean() - (train[a].isna() & train[b].isna()).mean()) for a, b in itertools.combinations(gappy, 2)]
    return {k: v for name, e in (("tail-error", errors), ("co-missingness-error", both)) for k, v in ((name, np.mean(e) if e else None), (name + "-worst", np.max(e) if e else None))}


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
            changes = [of_train[p][2] - np.nan_to_num(relations(synthetic, *p, quantitative)[2]) for p in pairs if not np.isnan(of_train[p][2])]
            values["lost-association"] = float(np.mean(np.maximum(changes, 0)))
            values["invented-association"] = float(np.mean(np.maximum(-np.array(changes), 0)))
            for found in (
                tails(train, synthetic, quantitative),
                contingency(train, synthetic, quantitative),
                joint(train, synthetic, quantitative),
                nearest(train, holdout, synthetic, quantitative),
                copies(train, holdout, synthetic, quantitative),
            ):
                values.update({k: None if v is None else float(v) for k, v in found.items()})
            shares = invalid_cells(real, synthetic, kinds)
            values["invalid-cells"] = float(np.mean(list(shares.values())))
            values["invalid-cells-worst"] = float(max(shares.values()))
            values.update(kinds_of_invalid(real, synthetic, kinds))
            answer[f"{folder.name}/{path.parent.name}"] = values
    (HERE / "recordings.json").write_text(json.dumps(answer, indent=1) + "\n")


main()
