"""Workbooks handed in through the browser, from the file to the choices about how it is read."""
