"""Ready-made schemes, as data: one TOML file each, with labels, sources and a worked example."""
