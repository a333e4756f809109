"""A value that is built quickly takes and refuses what any frozen dataclass does."""

from __future__ import annotations

import dataclasses
import inspect
from dataclasses import FrozenInstanceError, dataclass, field
from functools import cached_property

import pytest

from facts.answers.inquiry import Inquiry, Paging
from facts.answers.moments import Moment
from facts.models import Clause, DateRange, Entity, Item, Slot
from facts.models.building import built_quickly, replace


@dataclass(frozen=True, slots=True)
class Plain:
    """What dataclasses build."""

    name: str
    number: int = 3
    others: list[int] = field(default_factory=list, kw_only=True)
    kept: dict[str, int] = field(default_factory=dict, init=False, compare=False)
    told: str = field(init=False)
    count: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", self.name.upper())
        if self.number < 0:
            raise ValueError("no number below zero")


@built_quickly
@dataclass(frozen=True, slots=True)
class Quick:
    """The same, built quickly."""

    name: str
    number: int = 3
    others: list[int] = field(default_factory=list, kw_only=True)
    kept: dict[str, int] = field(default_factory=dict, init=False, compare=False)
    told: str = field(init=False)
    count: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", self.name.upper())
        if self.number < 0:
            raise ValueError("no number below zero")


@built_quickly
@dataclass(frozen=True)
class Roomy:
    """The same without slots, for what is worked out once."""

    name: str
    number: int = 3
    others: list[int] = field(default_factory=list, kw_only=True)
    kept: dict[str, int] = field(default_factory=dict, init=False, compare=False)
    told: str = field(init=False)
    count: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "told", self.name.upper())
        if self.number < 0:
            raise ValueError("no number below zero")

    @cached_property
    def shouted(self) -> str:
        return f"{self.name}!"


@pytest.mark.parametrize("value", [Plain("a"), Quick("a"), Roomy("a")], ids=["plain", "quick", "roomy"])
def test_fields_have_their_defaults_and_are_frozen(value):
    assert (value.name, value.number, value.others, value.kept, value.told, value.count) == ("a", 3, [], {}, "A", 0)
    assert value.others is not type(value)("a").others
    assert replace(value, number=4, others=[1]).number == 4
    with pytest.raises(FrozenInstanceError):
        value.name = "b"
    with pytest.raises(ValueError, match="below zero"):
        replace(value, number=-1)


@pytest.mark.parametrize("cls", [Plain, Quick, Roomy])
@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("a", 1, [2]), {}), (("a",), {"kept": {}}), (("a",), {"other": 1})],
    ids=["too few", "too many", "not taken", "unknown"],
)
def test_what_is_not_taken_is_refused(cls, given, named):
    with pytest.raises(TypeError):
        cls(*given, **named)


@pytest.mark.parametrize("cls", [Quick, Roomy])
def test_it_takes_the_same_by_the_same_names(cls):
    plain, quick = (inspect.signature(one).parameters.values() for one in (Plain, cls))

    assert [(p.name, p.kind) for p in quick] == [(p.name, p.kind) for p in plain]
    assert cls.__init__.__annotations__.keys() == Plain.__init__.__annotations__.keys()


@pytest.mark.parametrize("cls", [Clause, DateRange, Entity, Inquiry, Item, Moment, Paging, Slot])
def test_no_field_of_what_an_answer_is_made_of_is_looked_up_by_its_name(cls):
    assert "__setattr__" in Plain.__init__.__code__.co_names
    assert "__setattr__" not in cls.__init__.__code__.co_names


@pytest.mark.parametrize("change", [dataclasses.replace, replace], ids=["plain", "quick"])
@pytest.mark.parametrize("value", [Plain("a", 5), Quick("a", 5), Roomy("a", 5)], ids=["plain", "quick", "roomy"])
def test_a_value_is_changed_in_the_fields_that_are_given_alone(value, change):
    changed = change(value, name="b")

    assert changed == type(value)("b", 5)
    assert (changed.told, changed.others is value.others, value.name) == ("B", True, "a")
    with pytest.raises(TypeError, match="colour"):
        change(value, colour="red")


def test_what_a_value_without_slots_worked_out_is_not_handed_on():
    value = Roomy("a")

    assert value.shouted == "a!"
    assert replace(value, name="b").shouted == "b!"


def test_a_value_that_is_built_quickly_is_changed_without_its_fields_being_looked_up(monkeypatch):
    monkeypatch.setattr(dataclasses, "replace", None)

    assert replace(Slot(is_asked=True), pronoun="her") == Slot(is_asked=True, pronoun="her")
