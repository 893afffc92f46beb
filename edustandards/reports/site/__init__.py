"""Packs as pages of a site to look standards up in: Markdown, in Chinese and English."""
