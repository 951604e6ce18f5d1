"""Identity: how many worlds people belong to, and who belongs to more than one."""

from ecotone.identity.belonging import Belonging, SharedWorlds, follow_belonging, weigh_belonging

__all__ = ["Belonging", "SharedWorlds", "follow_belonging", "weigh_belonging"]
