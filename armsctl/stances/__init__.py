"""Where each speaker or state stands on each treaty."""
