"""A dossier to take away: as a brief (Markdown, HTML), as data (CSV, JSON), its sources (CSL-JSON).

`selection` says which records go out, `brief` puts them into words, and the other modules each
write one format. None of them knows where the text goes: `output.files` does.
"""
