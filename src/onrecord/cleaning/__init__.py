"""Pages to reports: passages, live-blog posts and sentences, with offsets never lost."""

from onrecord.cleaning.captions import label_captions
from onrecord.cleaning.furniture import label_lines
from onrecord.cleaning.headings import label_headings
from onrecord.cleaning.inline import cut_lines
from onrecord.cleaning.lines import Piece, join_wrapped, split_lines
from onrecord.cleaning.names import settle_names
from onrecord.cleaning.posts import find_posts
from onrecord.cleaning.sentences import split_sentences
from onrecord.records import Page, Passage, PassageKind, Report

_KINDS: dict[str, PassageKind] = {
    "": "paragraph",
    "headline": "headline",
    "standfirst": "standfirst",
    "byline": "byline",
    "time": "byline",
    "caption": "caption",
    "credit": "credit",
    "boilerplate": "boilerplate",
}


def clean(page: Page) -> Report:
    """Make a report of ``page``: every character that is not white space lies in exactly one passage.

    The text stays as read, so that offsets stay true; what is not the report's own words (advertising,
    credits, bylines, times) is told by the kind of its passage. Pure; never raises.
    """
    text = page.text
    pieces = label_lines(text, split_lines(text))
    pieces = cut_lines(text, join_wrapped(text, pieces))
    pieces = label_captions(text, settle_names(text, pieces))
    pieces, posts, owners = find_posts(text, pieces)
    pieces = label_headings(text, pieces, page.title)
    return Report(
        text=text,
        path=page.path,
        locator=page.locator,
        sha256=page.sha256,
        title=page.title,
        source=page.source,
        published=page.published,
        timezone=page.timezone,
        language=page.language,
        url=page.url,
        passages=tuple(_passage(text, piece, post) for piece, post in zip(pieces, owners, strict=True)),
        posts=posts,
    )


def _passage(text: str, piece: Piece, post: int | None) -> Passage:
    return Passage(_KINDS[piece.label], piece.span, split_sentences(text, piece.span), post)


__all__ = ["clean", "split_sentences"]
