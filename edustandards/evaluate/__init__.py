"""What is so: one entity exactly, whole tables in columns; both give the same findings."""
