"""Label consistency by scikit-learn's forest: `/usr/bin/python3 consistency.py` (Debian's python3-sklearn and python3-pandas) prints the numbers of the tests.

Another forest (it draws its rows with replacement, numbers uncut, labels one-hot), so the values agree to some hundredths, not to digits.
"""
import os
import warnings

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..", "..")
MASK = (1 << 64) - 1


def uniform(row):
    """SplitMix64, the rule of the holdout (HoldoutSplit)."""
    z = (row + 0x9E3779B97F4A7C15) & MASK
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return ((z ^ (z >> 31)) >> 11) * 2.0**-53


def features(train, synthetic, column):
    both = pd.concat([train, synthetic]).drop(columns=[column])
    coded = pd.get_dummies(both, dummy_na=True).fillna(-1e9).to_numpy(float)
    return coded[: len(train)], coded[len(train):]


def loss(x, labels, z, made, trees, seed):
    forest = RandomForestClassifier(trees, min_samples_leaf=max(5, len(x) // 400), max_features=0.5, max_samples=0.632, oob_score=True, random_state=seed)
    forest.fit(x, labels)
    place = {label: i for i, label in enumerate(forest.classes_)}
    own = np.nanmean([row[place[label]] for row, label in zip(forest.oob_decision_function_, labels)])
    other = np.mean([row[place[label]] if label in place else 0 for row, label in zip(forest.predict_proba(z), made)])
    return max(0, own - other)


def losses(name, generator, split):
    real = pd.read_csv(os.path.join(ROOT, "datasets", name, "data.csv"))
    synthetic = pd.read_csv(os.path.join(ROOT, "evaluation", "recordings", name, generator, "seed-1.csv"))[real.columns]
    train = real[[not split(i) for i in range(len(real))]]
    for column in real.columns:
        if real[column].dtype == object:
            seen, made = train[column].notna(), synthetic[column].notna()
            x, z = features(train[seen], synthetic[made], column)
            both = (x, train[column][seen], z, synthetic[column][made])
            yield column, round(loss(*both, 1000, 1), 4), round(np.std([loss(*both, 20, seed) for seed in range(30)], ddof=1), 4)


# The value of a thousand trees, and how far those of twenty, of which there are as many here as in the metric, scatter about it.
warnings.simplefilter("ignore")
for name, generator in [("titanic", "sdv-ctgan"), ("penguins", "sdv-tvae"), ("diamonds", "sdv-gaussian-copula")]:
    print(name, generator, list(losses(name, generator, lambda i: uniform(i) < 0.25)))
