"""How is a frozen value built without looking each of its fields up by name?

A frozen dataclass sets every field by `object.__setattr__`, which finds the field's slot by its name each time. One
question builds 170 values of 1,100 fields: setting the slots themselves takes a twenty-fifth off an answer.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, fields
from typing import Any, TypeVar, cast

_Value = TypeVar("_Value")
_BY_SLOT, _BY_NAME = "_set_{1}({0}, {2})", "{0}.__dict__['{1}'] = {2}"


def built_quickly(cls: type[_Value]) -> type[_Value]:
    """Let a frozen dataclass set its slots, or its dictionary where it has none, by itself.

    What it takes, and what it refuses, stays the same.
    """
    told: tuple[Field[Any], ...] = fields(cls)  # type: ignore[arg-type]  # a dataclass, by what this is for
    sets = _BY_SLOT if "__slots__" in cls.__dict__ else _BY_NAME
    names: dict[str, Any] = (
        {f"_set_{one.name}": cls.__dict__[one.name].__set__ for one in told} if sets is _BY_SLOT else {}
    )
    names |= {f"_default_{one.name}": one.default for one in told if one.default is not MISSING}
    names |= {f"_make_{one.name}": one.default_factory for one in told if one.default_factory is not MISSING}
    names["_MISSING"] = MISSING
    given = [one for one in told if one.init]
    takes = [_parameter(one) for one in given if not one.kw_only]
    takes_named = [_parameter(one) for one in given if one.kw_only]
    parameters = ", ".join(["self", *takes, *(["*", *takes_named] if takes_named else [])])
    body = [sets.format("self", one.name, value) for one in told if (value := _value(one))]
    body += ["self.__post_init__()"] if hasattr(cls, "__post_init__") else []
    exec(f"def __init__({parameters}):\n " + "\n ".join(body), names)  # noqa: S102 - as dataclasses write theirs
    built = names["__init__"]
    built.__qualname__, built.__annotations__ = cls.__init__.__qualname__, cls.__init__.__annotations__
    cls.__init__ = built  # type: ignore[method-assign]
    names |= {"_Class": cls, "_new": object.__new__}
    exec(_changing(told, sets, is_checked=hasattr(cls, "__post_init__")), names)  # noqa: S102 - as above
    _CHANGING[cls] = names["_changed"]
    return cls


def replace(value: _Value, /, **changes: object) -> _Value:
    """As `dataclasses.replace`, which asks each field anew what it is and takes twice as long.

    Args:
        value: One of a class that is built quickly, or any other dataclass.
        changes: Its fields that are another in the one that is given.
    """
    changed: Any = _CHANGING.get(type(value), dataclasses.replace)
    return cast("_Value", changed(value, **changes))


_CHANGING: dict[type, Callable[..., Any]] = {}


def _changing(told: Sequence[Field[Any]], sets: str, *, is_checked: bool) -> str:
    """A function that builds another value of a class out of one, by name `_changed`."""
    takes = ", ".join(f"{one.name}=_MISSING" for one in told if one.init)
    kept = (
        (one, f"self.{one.name} if {one.name} is _MISSING else {one.name}" if one.init else _value(one)) for one in told
    )
    body = ["made = _new(_Class)", *(sets.format("made", one.name, value) for one, value in kept if value)]
    body += ["made.__post_init__()"] if is_checked else []
    return f"def _changed(self, *, {takes}):\n " + "\n ".join([*body, "return made"])


def _parameter(one: Field[Any]) -> str:
    """A field as one of the parameters, with its default."""
    if one.default_factory is not MISSING:
        return f"{one.name}=_MISSING"
    return one.name if one.default is MISSING else f"{one.name}=_default_{one.name}"


def _value(one: Field[Any]) -> str:
    """What a field is set to; empty for one that only `__post_init__` sets."""
    made = "" if one.default_factory is MISSING else f"_make_{one.name}()"
    if one.init:
        return f"{made} if {one.name} is _MISSING else {one.name}" if made else one.name
    return made or ("" if one.default is MISSING else f"_default_{one.name}")
