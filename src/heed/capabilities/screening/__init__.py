"""A concern is screened: what it is, limb by limb of the harm threshold, why, and what was advised."""
