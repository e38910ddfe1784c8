"""How fast invitations leave, beside a bare loop over the same mail library."""
