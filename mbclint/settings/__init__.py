"""Configuration: found, checked, merged, and every value with the place it comes from."""
