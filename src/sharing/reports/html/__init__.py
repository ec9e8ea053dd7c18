"""The result as one page that needs nothing else: pictures, exact tables, and what was left out and why."""
