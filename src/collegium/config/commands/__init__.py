"""The commands of `collegium`, a module each: `arguments(parser)` and `run(args) -> exit code`."""
