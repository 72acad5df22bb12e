"""The command line: one module a subcommand, without logic of its own."""
