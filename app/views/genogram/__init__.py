"""The family as a drawing on the screen: painting, walking it by keys, and adding people faster than they are named."""
