"""
World: what is true in some Business Centers at one instant.

`world` is the value itself, `tables` the look-ups that it is made of, and `cells` how one is
filled and patched. `checks` and `references` say which facts make a World, `differences` where two
Worlds differ.
"""

from bcmodel.world.world import World

__all__ = ["World"]
