"""Files that are no text of their own: archives of pages, office documents, books, PDFs; each a module, by a table."""
