"""Typeset pages become bytes, and bytes become a folder. The only ReportLab user; decides nothing."""
