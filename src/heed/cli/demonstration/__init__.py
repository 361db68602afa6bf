"""An invented authority: its town, its people and what was recorded there. Nobody and nothing in it is real."""
