"""The domain's values: frozen, slotted, free of dependencies. Import them from their modules."""
