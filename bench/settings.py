"""The product's settings, and beside it what it is compared with."""

from heed.config.settings import *  # noqa: F403
from heed.config.settings import INSTALLED_APPS as PRODUCT

INSTALLED_APPS = [*PRODUCT, "simple_history", "auditlog", "pgtrigger", "pghistory", "bench"]
