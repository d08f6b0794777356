"""Settings: what they are, where they are said, and what is in effect. No Textual here."""
