"""Stands in for SDV 2: its classes of one table take and give a dictionary of tables, and no other form. It gives the train table again."""
import sys
import types

__version__ = "2.0.0"


class Metadata:
    @classmethod
    def load_from_dict(cls, given):
        if given["METADATA_SPEC_VERSION"] != "V2" or set(given) != {"METADATA_SPEC_VERSION", "tables", "relationships"}:
            raise ValueError(f"no metadata of version 2: {given}")
        metadata = cls()
        metadata.tables = given["tables"]
        return metadata


class CTGANSynthesizer:
    def __init__(self, metadata, epochs=300, batch_size=500, pac=10, verbose=False, enable_gpu=True):
        self.metadata, self.parameters = metadata, {"epochs": epochs, "verbose": verbose, "enable_gpu": enable_gpu}

    def get_parameters(self):
        return self.parameters

    def fit(self, data):
        if not isinstance(data, dict):
            raise TypeError("The `data` parameter must be a dictionary containing exactly one table name mapped to a pandas DataFrame.")
        (self.name,) = self.metadata.tables
        self.train = data[self.name]
        if self.parameters["verbose"]:
            for epoch in range(1, 1 + self.parameters["epochs"]):
                print(f"\rGen. (0.1):  50%|##   | {epoch}/{self.parameters['epochs']} [00:00<00:01]", end="", file=sys.stderr)

    def sample(self, num_rows, main_table_name=None):
        return {self.name: self.train.iloc[[i % len(self.train) for i in range(num_rows)]].reset_index(drop=True)}


sys.modules["sdv.metadata"] = types.SimpleNamespace(Metadata=Metadata)
single_table = sys.modules["sdv.single_table"] = types.SimpleNamespace(CTGANSynthesizer=CTGANSynthesizer)
