"""What a person meant who wrote something else: the right key, date, tag or language for it."""
