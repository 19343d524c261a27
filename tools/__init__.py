"""Programs that keep pages of docs/ in step with the project. Nothing here is part of the package."""
