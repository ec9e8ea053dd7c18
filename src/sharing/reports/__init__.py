"""What people read: pure functions from results to text, in Dutch and English."""
