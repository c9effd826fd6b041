"""Where: same site, same town, near, elsewhere."""

import math

from onrecord.linking.towns import rank
from onrecord.linking.vocabulary import are_like, is_common, site_words, telling
from onrecord.records import Outline

NEAR = 10.0  # kilometres: a borough and its city, a village and the next
FAR = 60.0  # kilometres: towns of one name
EARTH = 6371.0


def _kilometres(a: Outline, b: Outline) -> float | None:
    """Over a sphere; None where one of the two has no coordinates."""
    if a.latitude is None or b.latitude is None or a.longitude is None or b.longitude is None:
        return None
    south, north = math.radians(a.latitude), math.radians(b.latitude)
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(math.radians(b.longitude - a.longitude) / 2) ** 2
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))


def _share_locality(a: Outline, b: Outline) -> bool:
    return a.locality is not None and a.locality == b.locality


def other_country(a: Outline, b: Outline) -> bool:
    """different countries"""
    return a.country is not None and b.country is not None and a.country != b.country


def namesake_city(a: Outline, b: Outline) -> bool:
    """cities of the same name in different places"""
    if not _share_locality(a, b):
        return False
    far = _kilometres(a, b)
    if far is not None:
        return far > FAR
    return a.region is not None and b.region is not None and a.region != b.region


def near_cities(a: Outline, b: Outline) -> bool:
    """places within 10 km of each other"""
    if a.locality is None or b.locality is None or a.locality == b.locality:
        return False
    far = _kilometres(a, b)
    return far is not None and far <= NEAR


def other_city(a: Outline, b: Outline) -> bool:
    """different cities"""
    return a.locality is not None and b.locality is not None and a.locality != b.locality


def same_site(a: Outline, b: Outline) -> bool:
    """same site in the same city"""
    return _share_locality(a, b) and _same_name(a, b)


def like_site(a: Outline, b: Outline) -> bool:
    """sites of like names in the same city"""
    return a.site is not None and b.site is not None and _share_locality(a, b) and are_like(a.site, b.site)


def other_site(a: Outline, b: Outline) -> bool:
    """same city, different sites"""
    return a.site is not None and b.site is not None and _share_locality(a, b)


def same_city(a: Outline, b: Outline) -> bool:
    """same city"""
    return _share_locality(a, b)


def other_region(a: Outline, b: Outline) -> bool:
    """different regions"""
    return a.region is not None and b.region is not None and a.region != b.region


def common_site(a: Outline, b: Outline) -> bool:
    """same kind of site, one that most towns have; the city is not told by both"""
    return _same_name(a, b) and is_common(a.site or "")


def site_of_region(a: Outline, b: Outline) -> bool:
    """same name of the site in the same region; the city is not told by both"""
    return a.region is not None and a.region == b.region and _same_name(a, b)


def site_alone(a: Outline, b: Outline) -> bool:
    """same name of the site; neither city nor region is told by both"""
    return _same_name(a, b)


def _same_name(a: Outline, b: Outline) -> bool:
    return a.site is not None and b.site is not None and site_words(a.site) == site_words(b.site)


def like_site_of_region(a: Outline, b: Outline) -> bool:
    """sites of like names in the same region; the city is not told by both"""
    if a.site is None or b.site is None or a.region is None or a.region != b.region:
        return False
    return bool(telling(a.site) and telling(b.site)) and are_like(a.site, b.site)


def site_elsewhere(a: Outline, b: Outline) -> bool:
    """different sites; the city is not told by both"""
    return a.site is not None and b.site is not None


def same_region(a: Outline, b: Outline) -> bool:
    """same region; the city is not told by both"""
    return a.region is not None and a.region == b.region


def great_city(a: Outline, b: Outline) -> bool:
    """a capital or a city of a million, where many protest on one day"""
    return _rank(a, b) == 3


def large_city(a: Outline, b: Outline) -> bool:
    """a city of 250,000 or more"""
    return _rank(a, b) == 2


def middle_town(a: Outline, b: Outline) -> bool:
    """a town of 50,000 or more"""
    return _rank(a, b) == 1


def small_town(a: Outline, b: Outline) -> bool:
    """a small town, where two protests on one day are rare"""
    return _rank(a, b) == 0


def _rank(a: Outline, b: Outline) -> int | None:
    """How large the town is that both are in."""
    if a.locality is None or a.locality != b.locality:
        return None
    return rank(a.locality, a.country or b.country)


FEATURES = (
    *(other_country, namesake_city, near_cities, other_city, same_site, like_site, other_site, same_city),
    *(other_region, common_site, site_of_region, site_alone, like_site_of_region, site_elsewhere, same_region),
)
OF_TOWN = (great_city, large_city, middle_town, small_town)
