"""Links to other sites, asked on the network: the only package that opens connections."""
