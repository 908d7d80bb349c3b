"""The made-up tables of the figures' and pages' tests."""

from made_up_tables import *  # noqa: F403
