"""Who agents are: the authority files, and the identities graph that is rebuilt from them and all articles."""
