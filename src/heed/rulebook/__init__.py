"""The rulebook: statutory and local rules as data, each with its dates and its source.

Pure: nothing here reads the clock, a file of the user's, a database or the network. What a
decision may use is handed to it as `Rules`, the rulebook as it stood on one day.
"""
