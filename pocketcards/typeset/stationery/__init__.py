"""What is set beside cards: margins, slugs and tickets, the guide, the sheet to point at."""
