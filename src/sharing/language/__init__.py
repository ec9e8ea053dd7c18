"""The formula language: tokens, a total parser, the tree, and its sentence; nothing here runs anything."""
