"""What was found in one document, and the forms in which it is printed."""
