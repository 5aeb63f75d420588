"""The record for other programs: tables, linked data, graphs, calendars, and the layouts of the field.

`formats` lists the formats, `selecting` the facts that are asked for, `rows` the flat rows of the tables;
each format is a module of its own, imported only where it is asked for. `exporting.export` writes a file or a
folder.
"""
