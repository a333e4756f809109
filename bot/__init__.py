"""The Discord face of `facts`."""
