"""Tokens, quotation marks and sentences: engines that take a language's data from its pack."""
