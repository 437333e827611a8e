"""Files and streams, read into documents."""
