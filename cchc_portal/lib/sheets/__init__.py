"""Excel workbooks in and out: guarded opening, typed cells, tables with findings, writing."""
