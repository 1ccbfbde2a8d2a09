"""What turns the checkout into something an IT department can roll out; see README.md here."""
