"""Write a trained pipeline as the packaged weights: what prediction needs and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import spacy

# The string store is rebuilt from the labels and the texts, which loads faster than reading it.
LEFT_OUT = ["vocab"]


def pack(trained: Path, target: Path, *, version: str, description: str) -> int:
    """Copy the pipeline in `trained` to `target`, replacing what was there. Returns its size in bytes."""
    nlp = spacy.load(trained)
    nlp.meta.update(name="opsextract_ner", version=version, description=description, license="MIT")
    nlp.meta["spacy_version"] = ">=3.8.7,<4"  # as pyproject.toml: the layers have not changed within 3.8
    nlp.meta.pop("performance", None)
    # paths of the machine that trained it do not belong in the package
    nlp.config["paths"] = dict.fromkeys(nlp.config["paths"])
    nlp.config["initialize"]["init_tok2vec"] = None
    nlp.config["initialize"]["vectors"] = None
    if target.exists():
        shutil.rmtree(target)
    nlp.to_disk(target, exclude=LEFT_OUT)
    return sum(path.stat().st_size for path in target.rglob("*") if path.is_file())
