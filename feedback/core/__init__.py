"""The rules of answering and deciding: states and moves, deadlines, what a decision may rest on."""
