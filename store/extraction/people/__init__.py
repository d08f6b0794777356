"""People of an article: the rules that propose them, how the forms of one unite, and the roles they hold."""
