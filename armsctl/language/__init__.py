"""English as far as the other rooms need it: sentences, quotations, noun groups, clauses."""
