"""Where a text names a treaty, a weapon or a range, or refers back to one."""
