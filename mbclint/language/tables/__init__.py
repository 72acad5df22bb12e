"""Tables of a language's words and letter sequences: built once, then mapped from the cache."""
