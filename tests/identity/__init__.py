"""Who is one across articles, marked by hand in real articles that are kept beside the project, and a scorer."""
