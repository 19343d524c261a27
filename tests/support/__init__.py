"""What the tests use to look at finished files. Nothing here imports the program."""
