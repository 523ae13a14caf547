"""What is done to a document that a template has filled, before it is laid out."""
