"""What becomes of a request once it is sent: routed, agreed to or not, talked about, decided."""
