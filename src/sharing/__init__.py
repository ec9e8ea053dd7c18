"""Share success with people: who gets what, to the cent, and why."""
