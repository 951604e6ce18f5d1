"""Small real landscapes that come with Ecotone, each with its source, its licence and what was done to it.

>>> from ecotone.samples import sample_names
>>> sample_names()
('chemicals-policy', 'law-firm', 'researchers')
"""

from ecotone.samples.samples import Sample, copy_sample, describe_sample, load_sample, sample_names

__all__ = ["Sample", "copy_sample", "describe_sample", "load_sample", "sample_names"]
