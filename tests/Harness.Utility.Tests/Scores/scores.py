"""Scores of random predictions by scikit-learn: writes scores.json. Run in this folder with Debian's python3-sklearn."""
import json

import numpy as np
import sklearn
from sklearn.metrics import accuracy_score, f1_score, mean_absolute_error, r2_score, roc_auc_score

rng = np.random.default_rng(1)
labels, numbers = [], []
for rows, classes in [(40, 2), (35, 3), (60, 5), (8, 2)]:
    truth = rng.integers(0, classes, rows)
    truth[:classes] = np.arange(classes)
    scores = np.round(rng.dirichlet(np.ones(classes), rows), 2)  # rounded: with ties
    auc = [roc_auc_score(truth == k, scores[:, k]) for k in range(classes)]
    predicted = scores.argmax(axis=1)
    labels.append({"truth": truth.tolist(), "scores": scores.ravel().tolist(), "classes": classes,
                   "accuracy": accuracy_score(truth, predicted), "f1": f1_score(truth, predicted, average="macro"), "auc": float(np.mean(auc))})
for rows in (5, 50):
    truth = rng.normal(10, 3, rows)
    predicted = truth + rng.normal(0, 2, rows)
    numbers.append({"truth": truth.tolist(), "predicted": predicted.tolist(), "r2": r2_score(truth, predicted),
                    "rmse": float(np.sqrt(np.mean((truth - predicted) ** 2))), "mae": mean_absolute_error(truth, predicted)})
json.dump({"versions": {"scikit-learn": sklearn.__version__, "numpy": np.__version__}, "labels": labels, "numbers": numbers}, open("scores.json", "w"), indent=1)
