"""What the weights of figures are learnt from: whose protest they count, and in which role a source speaks."""

from bench.gold_references import HERE
from bench.learn_figure_events import learnt_from as events_from
from bench.learn_voice_roles import decisions_in_passage
from bench.learn_voice_roles import learnt_from as roles_from
from bench.learning import Decision, share_right

from onrecord.models import shipped_parser
from onrecord.tables.learnt import learnt


def test_most_figures_are_of_the_protest_that_most_speaks_for() -> None:
    made = [one for _, decisions in events_from(["own-gold"]) for one in decisions]
    assert len(made) > 20
    assert all(0 <= one.right < len(one.candidates) for one in made)
    assert all("none" in one.candidates[-1] or one.right < len(one.candidates) - 1 for one in made)
    assert share_right(made, dict(learnt("figure_events"))) > 0.8


def test_most_sources_speak_in_the_role_that_most_speaks_for() -> None:
    made = [one for _, decisions in roles_from(["own-gold"]) for one in decisions]
    assert len(made) > 20
    assert share_right(made, dict(learnt("voice_roles"))) > 0.8


def test_a_passage_tells_who_is_no_organiser() -> None:
    text = "Hundreds marched in Leeds on Saturday. The mayor, Ann Roe, put the crowd at 600."
    case = {"text": text, "figures": [["participants", 600, 600, "authority"]]}
    assert [one.right for one in decisions_in_passage(case, shipped_parser())] == [1]


def test_the_gold_that_is_learnt_from_is_there() -> None:
    assert (HERE / "own-gold" / "gold.yml").is_file()
    assert isinstance(next(events_from(["own-gold"]))[1][0], Decision)
