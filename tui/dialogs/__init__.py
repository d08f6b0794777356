"""Questions, notices and forms that stand over the screen."""
