"""Following the answers: who has answered, more time, deadlines of lead units."""
