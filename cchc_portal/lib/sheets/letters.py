"""Columns as Excel names them."""


def letter(column: int) -> str:
    """Excel's letters of a column counted from 0."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
