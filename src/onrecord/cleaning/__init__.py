"""Pages to reports: passages, live-blog posts and sentences, with offsets never lost."""

from onrecord.records import Page, Report


def clean(page: Page) -> Report:
    """Make a report of ``page``; the text stays as read."""
    return Report(text=page.text)
