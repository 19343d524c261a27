"""Files on disk become model values, every one with its line. Reads; `edit.py` alone writes.

`project.py` reads a whole project, `translations.py` its part of it. `yaml.py` (strict, with places) and
`files.py` serve one module a file.
"""
