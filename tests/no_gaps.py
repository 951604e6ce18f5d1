"""A pytest plugin: every skipped test and every skipped file is reported as failed.

It changes the reports where they are made, so it holds under xdist too, in each worker. The test's name stands in
the message because xdist shows equal messages of several files only once.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

import pytest

AnyReport = TypeVar("AnyReport", pytest.TestReport, pytest.CollectReport)


class NoGaps:
    """Turns `skipped` into `failed`; a test that was expected to fail (xfail) is none of its business."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        return fail_if_skipped((yield))

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(self) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        return fail_if_skipped((yield))


def fail_if_skipped(report: AnyReport) -> AnyReport:
    if report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"Left out, which is not allowed here: {report.nodeid}: {_reason(report)}"
    return report


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return str(report.longrepr[-1]) if isinstance(report.longrepr, tuple) else str(report.longrepr)
