"""The widgets of the explorer; they know neither the app nor the store."""
