"""``reports.csv``: one row for each coded report, those without a mention or a statement too."""

from collections.abc import Iterator

from onrecord.exporting.cells import Row
from onrecord.records import CodedReport


def report_rows(coded: CodedReport) -> Iterator[Row]:
    """The one row of ``coded``."""
    report = coded.report
    yield {
        "report_id": report.id,
        "title": report.title,
        "source": report.source,
        "published": report.published.isoformat() if report.published else None,
        "timezone": report.timezone,
        "language": report.language,
        "path": report.path,
        "locator": report.locator,
        "url": report.url,
        "sha256": report.sha256,
        "characters": len(report.text),
        "mentions": len(coded.mentions),
        "statements": len(coded.statements),
    }
