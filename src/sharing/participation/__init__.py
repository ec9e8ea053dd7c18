"""People become co-owners: events compile to movements of units between places, and positions are their sums."""
