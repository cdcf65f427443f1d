"""World: what is true in some Business Centers at one instant."""

from bcmodel.world.world import World

__all__ = ["World"]
