"""Stands in for ydata-synthetic: the same names and the same defects, without TensorFlow. It gives rows of the train table and tells how it was called.

A test puts it where the library has its module synthesizers.base.
"""
import json
import os
import sys
from collections import namedtuple

import numpy
import pandas
from tensorflow import random

ModelParameters = namedtuple("ModelParameters", ["batch_size", "lr", "betas", "layers_dim", "noise_dim", "n_critic", "pac"], defaults=[128, 1e-4, (None, None), 128, 264, 1, 10])
TrainParameters = namedtuple("TrainParameters", ["epochs", "sample_interval"], defaults=[300, 50])


class Processor:
    def transform(self, data):
        return data


class BaseModel:
    def fit(self, data, num_cols, cat_cols):
        pass


class BaseGANModel(BaseModel):
    processor = None

    def fit(self, data, num_cols, cat_cols):
        self.processor = Processor()


class Model(BaseGANModel):
    def __init__(self, name, model_parameters, n_critic=1, n_discriminator=1, covariance_type="full", random_state=0):
        self.name, self.parameters = name, model_parameters
        self.calls = {"model": name, "folder": os.getcwd(), "constructor": [n_critic, n_discriminator, covariance_type, random_state], "noise": []}

    def get_data_batch(self, train, batch_size, seed=0):
        return train[numpy.random.RandomState(0).permutation(len(train))[:batch_size]]

    def fit(self, data, num_cols, cat_cols, train_arguments=None, label_cols=None):
        self.train, self.label_cols = data, label_cols
        rest = data.drop(columns=label_cols or [])
        assert not set(num_cols) & set(cat_cols) and set(num_cols) | set(cat_cols) == set(rest.columns)
        assert not data.isna().any().any()
        assert label_cols is None or all(data[c].dtype.kind in "if" for c in label_cols)
        (BaseModel if label_cols else BaseGANModel).fit(self, rest, num_cols, cat_cols)
        self.calls.update(numbers=num_cols, categories=cat_cols, types={c: str(data[c].dtype) for c in data}, labels=label_cols)
        if self.name != "fast":
            self.processor.transform(None)
            rows = numpy.arange(len(data))[:, None]
            batches = [self.get_data_batch(rows, self.parameters.batch_size)[:, 0].tolist() for _ in range(2)]
            self.calls.update(epochs=train_arguments.epochs, interval=train_arguments.sample_interval, betas=self.parameters.betas, fresh=batches[0] != batches[1], batch=len(set(batches[0])))
        for epoch in range(4):
            print(f"\r 25%|## | {epoch + 1}/4 [00:01<00:03]", end="", file=sys.stderr)

    def sample(self, n_samples):
        self.calls["noise"].append(random.uniform([2, 2]))
        numbers = numpy.arange(len(self.train) + 7 if self.label_cols or self.name != "fast" else n_samples) % len(self.train)
        made = self.train.iloc[numbers].reset_index(drop=True)
        if self.label_cols:
            made = made.iloc[: len(n_samples)]
            made[self.label_cols] = n_samples
        with open(os.path.join(os.path.dirname(__file__), "calls.json"), "w") as file:
            json.dump(self.calls, file)
        return made


def RegularSynthesizer(modelname, model_parameters=None, **arguments):
    return Model(modelname, model_parameters, **arguments)
