"""Leaves and what they leave unexplained, for TreeGrowerTests: scikit-learn 1.2.1, /usr/bin/python3 trees.py from this folder."""
import json

import pandas as pd
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

for name, target, leaf in [("diabetes", "progression", 5), ("diabetes", "progression", 40), ("iris", "species", 5), ("penguins", "species", 5), ("diamonds", "price", 5)]:
    table = pd.read_csv(f"../../../datasets/{name}/data.csv").dropna()
    kinds = json.load(open(f"../../../datasets/{name}/dataset.json"))["metadata"]["columns"]
    x = table[[c for c in table if kinds[c]["sdtype"] == "numerical" and c != target]]
    y = table[target]
    for seed in range(3):
        tree = (DecisionTreeRegressor if y.dtype.kind in "if" else DecisionTreeClassifier)(min_samples_leaf=leaf, random_state=seed).fit(x, y).tree_
        leaves = tree.children_left < 0
        print(name, leaf, seed, leaves.sum(), repr((tree.impurity * tree.weighted_n_node_samples)[leaves].sum()))
