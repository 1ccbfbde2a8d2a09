"""»Tilbud«: the municipality's catalogue, found from a child's situation, edited, and put in a plan with one key."""
