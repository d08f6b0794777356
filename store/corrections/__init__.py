"""What the user has decided: a ledger of decisions, what of them is in effect, and what that makes of an article."""
