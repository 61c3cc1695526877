"""Facts are heard by name: every name exists, and a reaction reads only the fields that the fact has."""

import ast
import dataclasses
import inspect
import textwrap

from architecture.house import load_all


def heard():
    from collegium.commons.announce import REACTIONS

    load_all()
    return [(name, reaction) for name, them in REACTIONS.items() for reaction in them.values()]


def read_fields(reaction) -> set[str]:
    """The attributes that a reaction reads of its first parameter."""
    function = ast.parse(textwrap.dedent(inspect.getsource(reaction))).body[0]
    first = function.args.args[0].arg
    return {
        node.attr
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == first
    }


def test_every_name_that_is_heard_exists():
    from collegium.kernel.facts import REGISTRY

    assert heard()
    assert not {name for name, _ in heard()} - set(REGISTRY)


def test_reactions_read_only_what_the_fact_holds():
    from collegium.kernel.facts import REGISTRY

    wrong = [
        f"{reaction.__module__}.{reaction.__qualname__}: {sorted(unknown)}"
        for name, reaction in heard()
        if name in REGISTRY
        and (
            unknown := read_fields(reaction)
            - {field.name for field in dataclasses.fields(REGISTRY[name])}
            - {"announced_id"}
        )
    ]
    assert not wrong


def test_a_fact_is_frozen_and_told_in_the_past_tense_of_its_room():
    from collegium.kernel.facts import REGISTRY

    load_all()
    for name, fact in REGISTRY.items():
        if fact.__module__.startswith("collegium."):
            assert fact.__dataclass_params__.frozen, name
            assert fact.__module__.split(".")[2] == name.partition(".")[0], f"{name} is not told by its own room"
