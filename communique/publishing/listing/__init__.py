"""What is looked up in the record and comes as a list: timeline, people, mechanisms, findings, doubts.

Each module makes one kind of record; `render` puts them all into Markdown.
"""
