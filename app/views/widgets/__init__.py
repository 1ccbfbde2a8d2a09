"""The widget kit: small parts that know the look and nothing of cases. Import each from its own module."""
