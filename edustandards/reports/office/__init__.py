"""Reports as offices pass them on: a workbook, a Word document, a PDF."""
