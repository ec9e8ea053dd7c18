"""Staff, figures and tables, read exactly as they are written and checked against what a scheme asks for."""
