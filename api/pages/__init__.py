"""The pages: what each shows, as plain values, and the templates and words that put it on the screen."""
