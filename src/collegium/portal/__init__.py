"""The portal joins the rooms: home, my desk, activity, settings pages, and recipes across topics."""
