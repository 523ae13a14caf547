"""What a person meant who wrote something else: the right key, date or tag for it."""
