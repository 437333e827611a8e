"""What there is to find: treaties, weapon systems, ranges and actors."""
