"""What an editor needs to know of the files: their keys, their values, and what each means."""
