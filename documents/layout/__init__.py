"""What official papers say and how they lie on the page: frozen data in, PDF out, no database."""
