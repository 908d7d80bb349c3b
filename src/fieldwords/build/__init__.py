"""The build: raw speeches to tables, each document worked on only when something it depends on has changed."""
