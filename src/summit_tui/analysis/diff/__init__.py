"""What is different between two dossiers, by meaning, and which edits caused what follows.

`diff_of` and `days_apart` are the entries. Each has one thing to do: `content` says what a record
says whatever its place and the order of its lists; `renames` finds ids that were only called
otherwise; `edits` lists the records that came, went or changed; `aspects` breaks what follows from
a dossier into single truths, so that what changed is a difference of two tables; `slices` cuts out
of both dossiers what such a truth can rest on; `hybrids` applies some of the edits; `causes` looks
for the smallest set of edits that brings a change about.
"""
