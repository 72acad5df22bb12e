"""All pages of a site together: addresses, translations, links and history."""
