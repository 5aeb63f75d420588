"""How well extractions agree with hand-labelled documents, by kind of record and by field."""

from communique.evaluation.scoring import Evaluation, evaluate

__all__ = ["Evaluation", "evaluate"]
