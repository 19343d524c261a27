"""Panels are arranged on pages and sheets: folds, n-up, duplex, marks."""
