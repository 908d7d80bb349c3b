"""Tables to plots, and the sentences that read them."""
