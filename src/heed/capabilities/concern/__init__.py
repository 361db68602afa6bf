"""A concern about somebody who works with children reaches the service and is written down."""
