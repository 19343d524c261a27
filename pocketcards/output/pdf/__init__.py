"""PDF from ReportLab's canvas and pdfdoc objects: fonts, text, tags, metadata, documents."""
