"""One file per command. They import what they need when they run, so that `tessera --help` answers at once."""
