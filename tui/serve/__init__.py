"""The explorer in a browser: a server that runs where somebody asks for it, and nowhere else."""
