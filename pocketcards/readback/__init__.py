"""Reads finished files without trusting what wrote them. The only pdfium user."""
