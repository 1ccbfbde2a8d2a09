"""»Samtykke«: what is missing, who was asked and what they answered, and who decides for each child."""
