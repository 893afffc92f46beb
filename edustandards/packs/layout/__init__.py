"""The one layout of pack, vocabulary and facts files, which keeps what they say and their comments.

`tree` reads a file with its comments, `scalars` writes texts, `order` knows the order of keys,
`written` writes the file, `lay` puts them together and proves that nothing was lost.
"""
