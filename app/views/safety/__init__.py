"""»Hvem må vide hvad«: stops, who must not meet, and what may be told. On the caseworker's own screen alone."""
