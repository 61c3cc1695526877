"""European files that the network follows, what it asks there, and what came of each recommendation.

Owns files with their stages and consultation windows, the following up of recommendations, the log of outreach.
Offers the last step of the thread, panels for papers, groups and people, tasks and dates for the desk, search entries.
Announces `policy.window_added`, `policy.followers_named`, `policy.followed_up`.
Hears `papers.published`, `people.left`.
"""
