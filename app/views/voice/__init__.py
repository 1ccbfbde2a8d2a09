"""»Barnets stemme«: talks with a child, the tools on the screen turned to it, marks over time, and its papers."""
