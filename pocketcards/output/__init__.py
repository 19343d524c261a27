"""Typeset pages become bytes. The only ReportLab user; decides nothing."""
