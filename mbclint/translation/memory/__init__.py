"""What texts were translated as before: on the site, and in memories of other tools."""
