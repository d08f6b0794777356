"""How it looks: the two themes, and the style sheets of the screen and the panes."""
