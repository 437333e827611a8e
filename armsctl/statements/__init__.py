"""Who says, thinks or wants what, and who they are."""
