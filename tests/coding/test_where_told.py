"""Places of events as news tells them: the dateline, towns of other clauses, regions."""

from datetime import date

import pytest

from onrecord.flow import code_page
from onrecord.records import Page, Where

CASES = (
    ("NAIROBI — Traders marched in Kisumu on Monday against a tax.", "marched", "Kisumu"),
    ("NAIROBI — Traders marched on Monday against a tax.", "marched", "Nairobi"),
    ("ABUJA — Women took to the streets of Jos on Tuesday.", "took to the streets", "Jos"),
    ("LEH: Shopkeepers observed a strike across Ladakh on Wednesday.", "strike", None),
    (
        "Police fired rubber bullets at residents in Ermelo, while in Kroonstad a crowd marched on the council.",
        "marched",
        "Kroonstad",
    ),
    (
        "Bakers rallied on Monday in Leeds.\n\nThe firm's head office in Hull was shut.\n\n"
        "A march to the town hall is planned for Friday.",
        "march",
        "Leeds",
    ),
    (
        "Bakers marched in Leeds on Monday.\n\nIn Hull, a man was held.\n\nHall taken over\n\n"
        "Pupils have occupied the main hall of their school since Sunday.",
        "occupied the main hall",
        "Leeds",
    ),
    (
        "Bakers rallied on Sunday in London and in Leeds.\n\nHull\n\n"
        "On Monday millers sat down outside the regional office.",
        "sat down",
        "Hull",
    ),
    (
        "Nurses marched in Leeds on Monday.\n\nThey sang.\n\nA strike at Oldham Hospital is planned for Friday.",
        "strike",
        "Oldham",
    ),
    ("People rallied outside the Kent County Courthouse in Leeds on Monday.", "rallied", "Leeds"),
    (
        "Police in Leeds, Hull and York said little. Traders marched through Kericho, Kenya, on Monday.",
        "marched",
        "Kericho",
    ),
    ("Residents from Hull marched in Leeds on Monday.", "marched", "Leeds"),
    ("Porters held a funeral march from Hull to Leeds on Monday.", "march", "Leeds"),
    ("Shops were shut in Leeds as youths marched and blocked the York road on Monday.", "marched", "Leeds"),
)


@pytest.mark.parametrize(("text", "trigger", "town"), CASES)
def test_an_event_is_in_the_town_that_its_own_words_tell(text: str, trigger: str, town: str | None) -> None:
    mentions = code_page(Page(text=text, published=date(2024, 3, 13))).mentions
    told = next(one for one in mentions if one.anchor.of(text) in trigger or trigger in one.anchor.of(text))
    places = [one.value for one in told.of("place") if isinstance(one.value, Where)]
    assert [one.locality for one in places] == [town]
