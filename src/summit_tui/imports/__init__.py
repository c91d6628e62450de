"""Codings from the field's other tools, made a dossier: `formats` is the way in."""
