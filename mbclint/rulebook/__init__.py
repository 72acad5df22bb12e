"""The rule book: policy from YAML files, checked and made into Rule objects."""
