"""What the screens draw, as plain records, and what they ask of the store. No Textual here."""
