"""The rooms: one folder for each activity of the network."""
