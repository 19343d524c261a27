"""The field's own things as frozen values. Imports nothing else of ours; decides nothing."""
