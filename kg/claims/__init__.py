"""Claims: which quotes, over all articles, say the same. Derived from the store and rebuilt whole."""
