"""Closed word lists: kinds of fact, roles, levels, statuses, actions and reasons."""
