"""Packs of our own; all that counts lies in the files beside this one."""
