"""README.md is true: each sentence of it that can be run is run, through the command line or at the keyboard."""
