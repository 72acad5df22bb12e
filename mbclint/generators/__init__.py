"""What the files of a folder tell of the generator that makes a site of them."""
