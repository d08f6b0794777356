"""What every rule stands on: the prepared article, candidates, the evidence that decides. It knows no rule."""
